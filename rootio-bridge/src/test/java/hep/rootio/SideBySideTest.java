package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.rootio.internal.columns.Concatenation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Baskets and pages in such numbers that several threads read them, each to its place in the same
 * arrays.
 */
class SideBySideTest {
  private static final int ENTRIES = 40_000;
  private static final int FIRST = 777;
  private static final int SECOND = 31_234;

  @TempDir Path folder;

  @Test
  void putsBasketsOfManyThreadsInTheirPlaces() {
    Map<String, Column> columns = Made.columns(ENTRIES, 21);
    Path file = folder.resolve("tree.root");
    RootWriter.write(
        file,
        writer -> {
          try (TreeWriter tree = writer.tree("tree", "made", Compression.lz4(), 16 << 10)) {
            tree.fill(Made.batch(columns));
          }
        });
    compare(file, columns);
  }

  @Test
  void putsPagesOfManyThreadsInTheirPlaces() {
    Map<String, Column> columns = Made.columns(ENTRIES, 22);
    Path file = folder.resolve("tuple.root");
    RootWriter.write(
        file,
        writer -> {
          try (TreeWriter tuple = writer.tuple("tuple", "made", Compression.none(), 32 << 10)) {
            tuple.fill(Made.batch(columns));
          }
        });
    compare(file, columns);
  }

  private static void compare(Path file, Map<String, Column> columns) {
    try (Tree tree = Tree.open(file.toString())) {
      List<String> names = List.copyOf(columns.keySet());
      Columns all = tree.read(names);
      Columns first = tree.read(names, EntryRange.of(0, FIRST));
      Columns second = tree.read(names, EntryRange.of(FIRST, SECOND));
      Columns third = tree.read(names, EntryRange.of(SECOND, ENTRIES));
      columns.forEach((name, column) -> {
        assertEquals(column, all.column(name), name);
        List<Column> parts = List.of(first.column(name), second.column(name), third.column(name));
        assertEquals(column, Concatenation.of(parts), name + " in three parts");
      });
    }
  }
}
