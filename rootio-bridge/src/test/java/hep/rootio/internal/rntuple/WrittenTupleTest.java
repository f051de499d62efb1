package hep.rootio.internal.rntuple;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.Batch;
import hep.rootio.Compression;
import hep.rootio.EntryRange;
import hep.rootio.FloatColumn;
import hep.rootio.RootFile;
import hep.rootio.RootFormatException;
import hep.rootio.RootWriter;
import hep.rootio.StoredClass;
import hep.rootio.Tree;
import hep.rootio.TreeWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the RNTuples that we write lie in their files. */
class WrittenTupleTest {
  private static final int ENTRIES = 5000;
  private static final int PAGE_BYTES = 4096;

  @TempDir Path folder;

  @Test
  void splitsWhatItCompresses() {
    Path path = write(Compression.zstd());
    try (RootFile file = RootFile.open(path)) {
      assertEquals(
          List.of(
              ColumnType.SPLIT_REAL32,
              ColumnType.SPLIT_REAL64,
              ColumnType.SPLIT_INT32,
              ColumnType.SPLIT_INT64,
              ColumnType.SPLIT_INT32, // the counter of what follows
              ColumnType.SPLIT_INDEX64,
              ColumnType.SPLIT_REAL32),
          types(file));
    }
  }

  @Test
  void leavesTheBytesOfWordsTogetherWithoutCompression() {
    Path path = write(Compression.none());
    try (RootFile file = RootFile.open(path)) {
      assertEquals(
          List.of(
              ColumnType.REAL32,
              ColumnType.REAL64,
              ColumnType.INT32,
              ColumnType.INT64,
              ColumnType.INT32,
              ColumnType.INDEX64,
              ColumnType.REAL32),
          types(file));
    }
  }

  @Test
  void givesEachPageAChecksumAndNoMoreBytesThanSaid() {
    Path path = write(Compression.none());
    try (RootFile file = RootFile.open(path)) {
      Tuple tuple = (Tuple) file.tree("t");
      int pages = 0;
      for (Cluster cluster : tuple.clusters(EntryRange.of(0, ENTRIES))) {
        for (ColumnPages column : cluster.columns()) {
          for (Page page : column.pages()) {
            assertTrue(page.checksummed());
            assertTrue(page.place().bytes() <= PAGE_BYTES, page::toString);
            pages++;
          }
        }
      }
      assertTrue(pages > 20, pages + " pages");
    }
  }

  /** Pages of both sizes that are hashed differently, wholly read (so copied) and in part. */
  @ParameterizedTest
  @ValueSource(ints = {PAGE_BYTES, 1 << 20})
  void refusesFlippedBytesOfCopiedPages(int pageBytes) throws IOException {
    Path path = write(Compression.none(), pageBytes);
    List<Page> pages;
    try (RootFile file = RootFile.open(path)) {
      Tuple tuple = (Tuple) file.tree("t");
      Cluster cluster = tuple.clusters(EntryRange.of(0, 1)).getFirst();
      pages = cluster.columns().getFirst().pages();
      assertEquals(99f, ((FloatColumn) tuple.read("f").column("f")).values()[ENTRIES - 1]);
    }
    Page last = pages.getLast();
    byte[] bytes = Files.readAllBytes(path);
    bytes[(int) (last.place().offset() + last.place().bytes() / 2)] ^= 1;
    Files.write(path, bytes);
    try (RootFile file = RootFile.open(path)) {
      Tree tree = file.tree("t");
      String said = assertThrows(RootFormatException.class, () -> tree.read("f")).toString();
      assertTrue(said.contains("checksum"), said);
      EntryRange part = EntryRange.of(last.start() + 1, last.end());
      assertThrows(RootFormatException.class, () -> tree.read(List.of("f"), part));
      assertEquals(ENTRIES, tree.read("l").range().length());
    }
  }

  @Test
  void describesTheAnchorForReadersThatGoByDescriptions() {
    Path path = write(Compression.zstd());
    try (RootFile file = RootFile.open(path)) {
      StoredClass anchor =
          file.storedClasses().stream()
              .filter(c -> c.name().equals("ROOT::RNTuple"))
              .findFirst()
              .orElseThrow();
      assertEquals("fVersionEpoch", anchor.members().getFirst().name());
      assertEquals("fMaxKeySize", anchor.members().getLast().name());
    }
  }

  private static List<ColumnType> types(RootFile file) {
    return ((Tuple) file.tree("t"))
        .schema().columns().stream()
            .map(column -> ColumnType.of(column.typeCode()).orElseThrow())
            .toList();
  }

  private Path write(Compression compression) {
    return write(compression, PAGE_BYTES);
  }

  private Path write(Compression compression, int pageBytes) {
    Path path = folder.resolve("written.root");
    float[] floats = new float[ENTRIES];
    int[] offsets = new int[ENTRIES + 1];
    for (int i = 0; i < ENTRIES; i++) {
      floats[i] = i % 100;
      offsets[i + 1] = i + 1;
    }
    RootWriter.write(
        path,
        out -> {
          try (TreeWriter tree = out.tuple("t", "", compression, pageBytes)) {
            tree.fill(
                new Batch()
                    .column("f", floats)
                    .column("d", new double[ENTRIES])
                    .column("i", new int[ENTRIES])
                    .column("l", new long[ENTRIES])
                    .column("v", "n", offsets, floats));
          }
        });
    return path;
  }
}
