package hep.rootio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.internal.columns.Concatenation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries added to trees that are in a file. */
class AppendTest {
  @TempDir private Path folder;

  @Test
  void readsWhatWasThereAndWhatWasAddedAsOneTree() throws IOException, InterruptedException {
    Path path = folder.resolve("grown.root");
    int[] lengths = {700, 1, 0, 900};
    List<Map<String, Column>> parts = new ArrayList<>();
    for (int i = 0; i < lengths.length; i++) {
      parts.add(Made.columns(lengths[i], i));
    }
    try (RootWriter out = RootWriter.create(path);
        TreeWriter tree = out.tree("d/t", "grows", Compression.zstd(), 2000)) {
      tree.fill(Made.batch(parts.getFirst()));
    }
    for (Map<String, Column> part : parts.subList(1, parts.size())) {
      try (RootWriter out = RootWriter.update(path);
          TreeWriter tree = out.append("d/t", Compression.lz4())) {
        tree.fill(Made.batch(part));
      }
      FileAudit.check(path);
    }

    Map<String, String> found = Judge.read(path);

    try (Tree tree = Tree.open(path.toString())) {
      assertEquals(1601, tree.entries());
      assertEquals("grows", tree.title());
      for (String name : parts.getFirst().keySet()) {
        Column all = Concatenation.of(parts.stream().map(p -> p.get(name)).toList());
        assertEquals(all, tree.read(name).column(name), name);
        assertEquals(Judge.line(all), found.get("d/t/" + name), name);
      }
      assertEquals("8", found.get("d/t/n:fMaximum"));
      long[] total = {0};
      tree.branches()
          .forEach(b -> total[0] += Long.parseLong(found.get("d/t/" + b.path() + ":fTotBytes")));
      assertEquals(String.valueOf(total[0]), found.get("d/t:fTotBytes"));
    }
  }

  @Test
  void addsClusterGroupsToAnRntuple() throws IOException {
    for (Compression compression : List.of(Compression.zstd(), Compression.none())) {
      Path path = folder.resolve("tuple.root");
      int[] lengths = {700, 1, 0, 900};
      List<Map<String, Column>> parts = new ArrayList<>();
      for (int i = 0; i < lengths.length; i++) {
        parts.add(Made.columns(lengths[i], i + 20));
        parts.getLast().remove("point"); // JSROOT 7.11 knows no records without a class
      }
      try (RootWriter out = RootWriter.create(path);
          TreeWriter tuple = out.tuple("d/t", "grows", compression, 2000)) {
        tuple.fill(Made.batch(parts.getFirst()));
      }
      for (Map<String, Column> part : parts.subList(1, parts.size())) {
        try (RootWriter out = RootWriter.update(path);
            TreeWriter tuple = out.append("d/t", Compression.lz4())) {
          tuple.fill(Made.batch(part));
        }
        FileAudit.check(path);
      }
      try (Tree tree = Tree.open(path.toString())) {
        assertEquals(1601, tree.entries());
        for (String name : parts.getFirst().keySet()) {
          Column all = Concatenation.of(parts.stream().map(p -> p.get(name)).toList());
          assertEquals(all, tree.read(name).column(name), name);
        }
      }
    }
  }

  @Test
  void refusesAnRntupleThatRootWrote() throws IOException {
    Path path = folder.resolve("root.root");
    Files.copy(TestData.path("rootio/test_int_float_rntuple_v1-0-0-0.root"), path);
    RootWriter out = RootWriter.update(path);
    RootNameException e = assertThrows(RootNameException.class, () -> out.append("ntuple"));
    assertTrue(String.valueOf(e.getMessage()).contains("cannot be gone on with"), e.getMessage());
    out.discard();
  }

  @ParameterizedTest
  @ValueSource(strings = {"uproot-small-flat-tree.root", "uproot-Zmumu.root", "uproot-HZZ.root"})
  void addsToTreesThatRootWrote(String name) throws IOException {
    Path path = folder.resolve(name);
    Files.copy(TestData.path("rootio/" + name), path);
    String treeName;
    Columns before;
    Batch batch = new Batch();
    List<String> names;
    try (RootFile file = RootFile.open(path)) {
      Tree tree = file.onlyTree();
      treeName = tree.name();
      names = tree.branches().stream().map(Branch::path).toList();
      before = tree.read(names);
      for (Counting each : Counting.of(file.object(treeName))) {
        Column column = before.column(each.branch());
        if (column instanceof Jagged jagged && !each.counter().isEmpty()) {
          batch.column(each.branch(), each.counter(), jagged);
        } else if (!each.counts()) {
          batch.column(each.branch(), column);
        }
      }
    }
    try (RootWriter out = RootWriter.update(path);
        TreeWriter tree = out.append(treeName)) {
      tree.fill(batch);
    }

    FileAudit.check(path);
    try (RootFile file = RootFile.open(path)) {
      Tree tree = file.tree(treeName);
      assertEquals(2 * before.range().length(), tree.entries());
      for (String branch : names) {
        Column once = before.column(branch);
        assertEquals(
            Concatenation.of(List.of(once, once)), tree.read(branch).column(branch), branch);
      }
    }
  }

  /** A branch and what counts it. */
  private record Counting(String branch, String counter, boolean counts) {
    static List<Counting> of(RootObject tree) {
      List<RootObject> branches =
          tree.object("fBranches").orElseThrow().objects("arr").stream()
              .map(b -> b.orElseThrow())
              .toList();
      List<String> counters = branches.stream().map(Counting::counter).toList();
      return branches.stream()
          .map(b -> {
            String name = b.text("fName");
            return new Counting(name, counter(b), counters.contains(name));
          })
          .toList();
    }

    private static String counter(RootObject branch) {
      return branch
          .object("fLeaves")
          .orElseThrow()
          .objects("arr")
          .getFirst()
          .orElseThrow()
          .object("fLeafCount")
          .map(leaf -> leaf.text("fName"))
          .orElse("");
    }
  }

  @Test
  void refusesTreesOfSplitObjectsAndLeavesThemAsTheyWere() throws IOException {
    Path path = folder.resolve("split.root");
    Files.copy(TestData.path("rootio/uproot-small-evnt-tree-fullsplit.root"), path);
    byte[] before = Files.readAllBytes(path);
    RootWriter out = RootWriter.update(path);
    RootNameException e = assertThrows(RootNameException.class, () -> out.append("tree"));
    assertTrue(String.valueOf(e.getMessage()).contains("cannot be gone on with"), e.getMessage());
    assertThrows(IllegalStateException.class, out::close);
    assertArrayEquals(before, Files.readAllBytes(path));
  }

  @Test
  void refusesOtherColumnsThanTheTreeHas() {
    Path path = folder.resolve("other.root");
    RootWriter.write(
        path, out -> out.tree("t", "").fill(new Batch().column("x", new float[3])).close());
    RootWriter out = RootWriter.update(path);
    TreeWriter tree = out.append("t");
    assertThrows(
        IllegalArgumentException.class, () -> tree.fill(new Batch().column("x", new double[1])));
    out.discard();
    RootWriter fresh = RootWriter.create(folder.resolve("fresh.root"));
    assertThrows(IllegalStateException.class, () -> fresh.append("t"));
    fresh.discard();
  }
}
