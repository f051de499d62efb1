package hep.rootio.internal.rntuple;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.Column;
import hep.rootio.EntryRange;
import hep.rootio.Jagged;
import hep.rootio.RootFile;
import hep.rootio.RootFormatException;
import hep.rootio.TestData;
import hep.rootio.Tree;
import hep.rootio.Union;
import hep.rootio.internal.columns.Concatenation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads RNTuples that ROOT wrote. Their values are compared by the test of the corpus. */
class TupleTest {
  @TempDir private Path folder;

  private static Path file(String name) {
    return TestData.path("rootio/" + name);
  }

  @Test
  void readsARunOfEntriesAsTheWholeIsCut() {
    for (String name :
        List.of(
            "test_multiple_cluster_groups_rntuple_v1-0-0-0.root",
            "test_extension_columns_rntuple_v1-0-0-0.root",
            "test_stl_containers_rntuple_v1-0-0-0.root")) {
      try (RootFile file = RootFile.open(file(name))) {
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
    Path path = file("test_stl_containers_rntuple_v1-0-0-0.root");
    try (RootFile file = RootFile.open(path)) {
      Tree tree = file.tree("ntuple");
      assertArrayEquals(
          new float[] {1, 2, 3, 4, 5},
          tree.read("lorentz_vector/eta").floats("lorentz_vector/eta"));
    }
    try (RootFile file =
        RootFile.open(file("Run2012BC_DoubleMuParked_Muons_1000evts_rntuple_v1-0-0-0.root"))) {
      Tree tree = file.tree("Events");
      Jagged pt = tree.read("Muon_pt").jagged("Muon_pt");
      assertEquals(pt, tree.read("_collection0/_0/Muon_pt").columns().getFirst());
    }
  }

  @Test
  void padsDeferredColumnsWithZeros() {
    Path path = file("test_extension_columns_rntuple_v1-0-0-0.root");
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
    Path path = file("test_multiple_cluster_groups_rntuple_v1-0-0-0.root");
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
  void noticesEveryFlippedBitOfAPage() throws IOException {
    Path path = file("test_int_float_rntuple_v1-0-0-0.root");
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
