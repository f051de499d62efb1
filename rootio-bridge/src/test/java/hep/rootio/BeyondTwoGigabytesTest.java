package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.internal.write.EntryOutput;
import hep.rootio.internal.write.FileLayout;
import hep.rootio.internal.write.FileOutput;
import hep.rootio.internal.write.GivenColumn;
import hep.rootio.internal.write.TreeOutput;
import hep.rootio.internal.write.tuple.TupleOutput;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees and RNTuples that begin before 2 GB and end behind it, with a hole of zeros between. */
class BeyondTwoGigabytesTest {
  private static final int ENTRIES = 5_000;
  private static final int PIECE = 64 << 20;
  private static final int BASKET_BYTES = 4096;
  private static final int CLUSTER_BYTES = 1 << 20;

  @TempDir private Path folder;

  @Test
  void readsRecordsOnBothSidesOfTheBorder() {
    Path path = folder.resolve("large.root");
    FileOutput file = new FileOutput(path, made -> new HollowChannel(FileOutput.openNew(made)));
    FileLayout layout = new FileLayout(file, Compression.lz4());
    EntryOutput tree =
        new TreeOutput(
            layout, layout.root(), "tree", "", Compression.lz4(), BASKET_BYTES, CLUSTER_BYTES);
    EntryOutput tuple =
        new TupleOutput(
            layout, layout.root(), "tuple", "", Compression.lz4(), BASKET_BYTES, CLUSTER_BYTES);
    List<GivenColumn> batch = List.of(new GivenColumn("x", numbers(ENTRIES), ""));
    tree.append(batch, ENTRIES);
    tuple.append(batch, ENTRIES);
    byte[] zeros = new byte[PIECE];
    for (long end = 0; end <= Integer.MAX_VALUE; end += PIECE) {
      layout.blob(layout.root(), zeros, zeros.length);
    }
    tree.append(batch, ENTRIES);
    tuple.append(batch, ENTRIES);
    tree.finish();
    tuple.finish();
    layout.finish();
    file.commit();
    try (RootFile read = RootFile.open(path)) {
      assertTrue(read.bytes() > Integer.MAX_VALUE);
      for (String name : List.of("tree", "tuple")) {
        Tree found = read.tree(name);
        assertEquals(2 * ENTRIES, found.entries());
        int[] all = found.read(List.of("x")).column("x").toInts();
        for (int i = 0; i < 2 * ENTRIES; i++) {
          assertEquals(i % ENTRIES, all[i]);
        }
        Columns across = found.read(List.of("x"), EntryRange.of(ENTRIES - 2, ENTRIES + 1));
        assertEquals(
            new IntColumn(new int[] {ENTRIES - 2, ENTRIES - 1, 0}), across.column("x"), name);
      }
    }
  }

  private static IntColumn numbers(int count) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i;
    }
    return new IntColumn(numbers);
  }
}
