package hep.rootio.internal.rntuple;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hep.rootio.Column;
import hep.rootio.EntryRange;
import hep.rootio.Jagged;
import hep.rootio.RootFile;
import hep.rootio.RootFormatException;
import hep.rootio.Tree;
import hep.rootio.Union;
import hep.rootio.digest.Digest;
import hep.rootio.internal.Concatenation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads RNTuples that ROOT wrote; the expected values come from two independent readers. */
class TupleTest {
  private static final Pattern GOLDEN =
      Pattern.compile(
          "\"by\": \"both\", \"path\": \"([^\"]+)\".*\"crc\": \"(\\w+)\", \"shapecrc\": \"(\\w+)\"(?:.*\"strcrc\": \"(\\w+)\")?");

  @TempDir private Path folder;

  private static Path corpus() {
    Path data = Path.of(System.getProperty("kaon.data", "../../shared/data")).resolve("rootio");
    assumeTrue(Files.isDirectory(data), "skipped reading RNTuples of ROOT: no folder " + data);
    return data;
  }

  @Test
  void agreesWithTwoOtherReadersOnEveryField() throws IOException {
    List<Path> files;
    try (var list = Files.list(corpus())) {
      files =
          list.filter(f -> f.toString().endsWith(".root") && f.toString().contains("rntuple"))
              .toList();
    }
    int compared = 0;
    for (Path file : files) {
      String ours = Digest.of(file);
      Path golden = corpus().resolve("golden").resolve(file.getFileName() + ".json");
      for (String line : Files.readAllLines(golden)) {
        Matcher m = GOLDEN.matcher(line);
        if (m.find()) {
          int start = ours.indexOf("\"path\": \"%s\", \"type\": ".formatted(m.group(1)));
          assertTrue(start >= 0, file + ": no branch " + m.group(1));
          String found = ours.substring(start, ours.indexOf("\"first\"", start));
          assertTrue(
              found.contains("\"crc\": \"%s\"".formatted(m.group(2)))
                  && found.contains("\"shapecrc\": \"%s\"".formatted(m.group(3)))
                  && (m.group(4) == null
                      || found.contains("\"strcrc\": \"%s\"".formatted(m.group(4)))),
              file + ": " + m.group(1) + " differs: " + found);
          compared++;
        }
      }
    }
    assertTrue(compared >= 45, "compared " + compared + " fields");
  }

  @Test
  void readsARunOfEntriesAsTheWholeIsCut() {
    for (String name :
        List.of(
            "test_multiple_cluster_groups_rntuple_v1-0-0-0.root",
            "test_extension_columns_rntuple_v1-0-0-0.root",
            "test_stl_containers_rntuple_v1-0-0-0.root")) {
      try (RootFile file = RootFile.open(corpus().resolve(name))) {
        Tree tree = file.tree("ntuple");
        for (var branch : tree.branches()) {
          Column whole = tree.read(branch.path()).columns().getFirst();
          List<Column> parts = new ArrayList<>();
          long step = Math.max(1, tree.entries() / 7);
          for (long at = 0; at < tree.entries(); at += step) {
            parts.add(
                tree.read(List.of(branch.path()), EntryRange.of(at, at + step))
                    .columns()
                    .getFirst());
          }
          if (!(whole instanceof Union)) {
            assertEquals(whole, Concatenation.of(parts), name + ": " + branch.path());
          }
        }
      }
    }
  }

  @Test
  void readsMembersOfRecordsByThemselves() {
    Path path = corpus().resolve("test_stl_containers_rntuple_v1-0-0-0.root");
    try (RootFile file = RootFile.open(path)) {
      Tree tree = file.tree("ntuple");
      assertArrayEquals(
          new float[] {1, 2, 3, 4, 5},
          tree.read("lorentz_vector/eta").floats("lorentz_vector/eta"));
    }
    try (RootFile file =
        RootFile.open(
            corpus().resolve("Run2012BC_DoubleMuParked_Muons_1000evts_rntuple_v1-0-0-0.root"))) {
      Tree tree = file.tree("Events");
      Jagged pt = tree.read("Muon_pt").jagged("Muon_pt");
      assertEquals(pt, tree.read("_collection0/_0/Muon_pt").columns().getFirst());
    }
  }

  @Test
  void padsDeferredColumnsWithZeros() {
    Path path = corpus().resolve("test_extension_columns_rntuple_v1-0-0-0.root");
    try (RootFile file = RootFile.open(path)) {
      Tree tree = file.tree("ntuple");
      float[] values = tree.read("float_field").floats("float_field");
      assertArrayEquals(new float[200], Arrays.copyOf(values, 200));
      assertEquals(40000.0, sum(values));
      assertEquals(0, tree.read("intvec_field").jagged("intvec_field").count(0));
    }
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float v : values) {
      sum += v;
    }
    return sum;
  }

  @Test
  void cutsBatchesThatCoverAllEntriesOnce() {
    Path path = corpus().resolve("test_multiple_cluster_groups_rntuple_v1-0-0-0.root");
    try (RootFile file = RootFile.open(path)) {
      Tree tree = file.tree("ntuple");
      for (long bound : new long[] {1, 500, 5000, 1 << 20}) {
        long next = 0;
        for (EntryRange run : tree.batches(List.of("one", "int_vector"), bound)) {
          assertEquals(next, run.start());
          next = run.end();
        }
        assertEquals(1000, next);
      }
    }
  }

  @Test
  void answersBrokenFilesOnlyWithRootFormatException() throws IOException {
    Path path = corpus().resolve("test_stl_containers_rntuple_v1-0-0-0.root");
    byte[] good = Files.readAllBytes(path);
    for (int length = 100; length < good.length; length += 37) {
      openAndReadAll(Arrays.copyOf(good, length));
    }
    for (int at = 0; at < good.length; at += 5) {
      byte[] bad = good.clone();
      bad[at] ^= (byte) (1 << at % 8);
      openAndReadAll(bad);
    }
  }

  private void openAndReadAll(byte[] bytes) throws IOException {
    Path path = folder.resolve("broken.root");
    Files.write(path, bytes);
    Digest.of(path); // passes over RootFormatException alone
  }

  @Test
  void noticesEveryFlippedBitOfAPage() throws IOException {
    Path path = corpus().resolve("test_int_float_rntuple_v1-0-0-0.root");
    byte[] good = Files.readAllBytes(path);
    Page page;
    try (RootFile file = RootFile.open(path)) {
      Tuple tuple = (Tuple) file.tree("ntuple");
      Cluster cluster = tuple.clusters(EntryRange.of(0, 1)).getFirst();
      page = cluster.columns().getFirst().pages().getFirst();
    }
    assertTrue(page.checksummed());
    long end = page.place().offset() + page.place().bytes() + Checksum.BYTES;
    for (long at = page.place().offset(); at < end; at++) {
      byte[] bad = good.clone();
      bad[(int) at] ^= (byte) (1 << at % 8);
      Path broken = folder.resolve("flipped.root");
      Files.write(broken, bad);
      try (RootFile file = RootFile.open(broken)) {
        Tree tree = file.tree("ntuple");
        assertThrows(RootFormatException.class, () -> tree.read("one_integers"));
      }
    }
  }
}
