package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the writer writes the reader reads; no test data are needed. */
class RoundTripTest {
  private static final int ENTRIES = 3000;
  private static final int BASKET_BYTES = 4 << 10;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Compression.Algorithm.class)
  void readsEveryKindOfColumnBack(Compression.Algorithm algorithm) {
    Map<String, Column> columns = Made.columns(ENTRIES, 5);
    Compression compression =
        algorithm == Compression.Algorithm.NONE
            ? Compression.none()
            : new Compression(algorithm, 4);
    Path file = made("all.root", columns, compression);
    try (Tree tree = Tree.open(file.toString())) {
      assertEquals(ENTRIES, tree.entries());
      columns.forEach((name, column) -> assertEquals(column, tree.read(name).column(name), name));
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.Algorithm.class)
  void readsEveryKindOfFieldBack(Compression.Algorithm algorithm) throws IOException {
    Map<String, Column> columns = Made.columns(ENTRIES, 15);
    Compression compression =
        algorithm == Compression.Algorithm.NONE
            ? Compression.none()
            : new Compression(algorithm, 4);
    Path file = folder.resolve("tuple.root");
    RootWriter.write(
        file,
        writer -> {
          try (TreeWriter tuple = writer.tuple("tuple", "made", compression, BASKET_BYTES)) {
            tuple.fill(Made.batch(columns));
          }
        });
    FileAudit.check(file);
    try (Tree tree = Tree.open(file.toString())) {
      assertEquals(ENTRIES, tree.entries());
      columns.forEach((name, column) -> assertEquals(column, tree.read(name).column(name), name));
    }
  }

  @Test
  void cutsRunsThatTogetherAreTheWhole() {
    Map<String, Column> columns = Made.columns(ENTRIES, 6);
    Path file = made("runs.root", columns, Compression.zstd());
    List<String> names = List.of("f64", "c_f32", "v_text");
    try (Tree tree = Tree.open(file.toString())) {
      long next = 0;
      List<String> texts = new ArrayList<>();
      int runs = 0;
      for (Columns run : tree.iterate(names, 200 << 10)) {
        assertEquals(next, run.range().start());
        next = run.range().end();
        texts.addAll(List.of(((StringColumn) run.jagged("v_text").content()).strings()));
        runs++;
      }
      assertEquals(ENTRIES, next);
      assertTrue(runs > 3, "several runs");
      Jagged whole = tree.read("v_text").jagged("v_text");
      assertArrayEquals(((StringColumn) whole.content()).strings(), texts.toArray(String[]::new));
    }
  }

  @Test
  void joinsFilesAndFriends() {
    Map<String, Column> columns = Made.columns(ENTRIES, 7);
    Path first = made("part-1.root", columns, Compression.lz4());
    made("part-2.root", Made.columns(ENTRIES, 8), Compression.none());
    try (Tree chain = Tree.open(folder + "/part-*.root");
        Tree friend = Tree.open(first.toString()).addFriend(Tree.open(first.toString()), "again")) {
      assertEquals(2 * ENTRIES, chain.entries());
      Columns across = chain.read(List.of("c_f32"), EntryRange.of(0, ENTRIES + 5));
      assertEquals(ENTRIES + 5, across.jagged("c_f32").length());
      Columns both = friend.read("f32", "again.f32");
      assertArrayEquals(both.floats("f32"), both.floats("again.f32"));
      assertThrows(RootNameException.class, () -> friend.addFriend(empty(), "short"));
    }
  }

  @Test
  void refusesABranchOfTheWrongType() {
    Path file = made("wrong.root", Made.columns(10, 9), Compression.none());
    try (Tree tree = Tree.open(file.toString())) {
      Columns columns = tree.read("text", "c_f32");
      RootNameException e = assertThrows(RootNameException.class, () -> columns.floats("text"));
      assertTrue(String.valueOf(e.getMessage()).contains("'text'"), e.getMessage());
      assertThrows(RootNameException.class, () -> columns.jagged("text"));
      assertThrows(RootNameException.class, () -> columns.column("txt"));
    }
  }

  private Tree empty() {
    return Tree.open(made("short.root", Made.columns(1, 1), Compression.none()).toString());
  }

  private Path made(String name, Map<String, Column> columns, Compression compression) {
    Path file = folder.resolve(name);
    RootWriter.write(
        file,
        writer -> {
          try (TreeWriter tree = writer.tree("tree", "made", compression, BASKET_BYTES)) {
            tree.fill(Made.batch(columns));
          }
        });
    return file;
  }
}
