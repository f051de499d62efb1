package hep.rootio.internal.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.Column;
import hep.rootio.Columns;
import hep.rootio.EntryRange;
import hep.rootio.FloatColumn;
import hep.rootio.IntColumn;
import hep.rootio.Jagged;
import hep.rootio.RootNameException;
import hep.rootio.RootWriter;
import hep.rootio.StringColumn;
import hep.rootio.Tree;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chains that a file holds, and friends that are matched by an index. */
class ForgedFriendsTest {
  @TempDir Path folder;

  @Test
  void readsTheTreesThatAChainNames() {
    forged("one.root", "tree", tree -> tree.add(tree.floats("x", 1, 2)));
    forged("two.root", "other", tree -> tree.add(tree.floats("x", 3)));
    Path file =
        chain(
            element("tree", "one.root", 2),
            element("other", "/data/far/two.root", 1234567890),
            element("tree", "one.root?#tree", 2));
    try (Tree chain = Tree.open(file + ":c")) {
      assertEquals(5, chain.entries());
      assertArrayEquals(new float[] {1, 2, 3, 1, 2}, chain.read("x").floats("x"));
      assertArrayEquals(
          new float[] {2, 3}, chain.read(List.of("x"), EntryRange.of(1, 3)).floats("x"));
    }
  }

  @Test
  void saysWhichFileOfAChainIsNotThere() {
    forged("one.root", "tree", tree -> tree.add(tree.floats("x", 1, 2)));
    assertEquals(
        "chain.root: chain 'c' names file 'gone.root', which is not in the folder of chain.root",
        refusal(element("tree", "one.root", 2), element("tree", "gone.root", 2)));
    assertEquals(
        "chain.root: chain 'c' names file '../up.root', which is not in the folder of chain.root",
        refusal(element("tree", "../up.root", 2)));
    assertEquals(
        "chain.root: chain 'c': expected 3 entries in tree 'tree' of file 'one.root', found 2",
        refusal(element("tree", "one.root", 3)));
    assertEquals("chain.root: chain 'c' names no file", refusal());
    assertTrue(
        refusal(element("c", "chain.root", 3)).contains("'c' is no tree but a TChain"),
        "a chain within itself");
    assertTrue(
        refusal(element("three", "one.root", 2)).contains("has no object 'three'; nearest: tree"),
        refusal(element("three", "one.root", 2)));
  }

  @Test
  void matchesAFriendByTheIndexThatItBrings() {
    forged(
        "friend.root",
        "tree",
        tree ->
            tree.add(tree.floats("y", 10, 20, 30, 40))
                .index("run", "0", new long[] {1, 2, 3, 7}, new long[4], new long[] {2, 0, 1, 3}));
    Path file =
        forged(
            "tree.root",
            "tree",
            tree -> tree.add(tree.floats("run", 3, 5, 1, 1)).friend("f", "friend.root", "tree"));
    try (Tree tree = Tree.open(file.toString())) {
      assertArrayEquals(new float[] {20, Float.NaN, 30, 30}, tree.read("f.y").floats("f.y"));
      Columns two = tree.read(List.of("y", "run"), EntryRange.of(1, 3));
      assertArrayEquals(new float[] {Float.NaN, 30}, two.floats("y"));
      assertArrayEquals(new float[] {5, 1}, two.floats("run"));
    }
    // Without a branch 'run' it goes entry by entry, as in ROOT.
    Path other =
        forged(
            "other.root",
            "tree",
            tree -> tree.add(tree.floats("x", 3, 5)).friend("f", "friend.root", "tree"));
    try (Tree tree = Tree.open(other.toString())) {
      assertArrayEquals(new float[] {10, 20}, tree.read("f.y").floats("f.y"));
    }
  }

  @Test
  void leavesOutAFriendWhoseIndexDoesNotFit() {
    for (long[] entries : List.of(new long[] {4}, new long[] {-1})) {
      forged(
          "friend.root",
          "tree",
          tree ->
              tree.add(tree.floats("y", 10, 20))
                  .index("run", "0", new long[] {1}, new long[1], entries));
      Path file =
          forged(
              "tree.root",
              "tree",
              tree -> tree.add(tree.floats("run", 3, 5)).friend("f", "friend.root", "tree"));
      try (Tree tree = Tree.open(file.toString())) {
        assertEquals(1, tree.branches().size());
      }
    }
  }

  @Test
  void matchesAFriendByTwoBranches() {
    Path tree = events("events.root", 1, 2, 3, 4, 5, 6);
    Path friend = events("friend.root", 6, 5, 9, 2, 2);
    try (Tree both =
        Tree.open(tree.toString()).addFriend(Tree.open(friend.toString()), "f", "run", "event")) {
      Columns read = both.read("f.pt", "f.hits", "f.label", "f.event", "pt");
      float[] expected = {Float.NaN, 2.5f, Float.NaN, Float.NaN, 5.5f, 6.5f};
      assertArrayEquals(expected, read.floats("f.pt"));
      assertArrayEquals(new int[] {0, 2, 0, 0, 5, 6}, read.ints("f.event"));
      assertArrayEquals(new String[] {"", "e2", "", "", "e5", "e6"}, read.strings("f.label"));
      Jagged hits = read.jagged("f.hits");
      assertArrayEquals(new int[] {0, 0, 2, 2, 2, 4, 4}, hits.offsets());
      assertArrayEquals(new int[] {2, 2, 5, 5}, hits.content().toInts());
      long seen = 0;
      for (Columns run : both.iterate(List.of("f.pt", "pt"), 64)) {
        for (int i = 0; i < run.entries(); i++) {
          assertEquals(expected[(int) seen++], run.floats("f.pt")[i]);
        }
      }
      assertEquals(6, seen);
      assertThrows(
          RootNameException.class,
          () -> both.addFriend(Tree.open(friend.toString()), "g", "run", "lumi"));
    }
  }

  /** Entries of these numbers: even ones of run 0, odd ones of run 1, each with hits of its own. */
  private Path events(String name, int... events) {
    int n = events.length;
    int[] runs = new int[n];
    float[] pt = new float[n];
    List<String> labels = new ArrayList<>();
    int[] offsets = new int[n + 1];
    for (int i = 0; i < n; i++) {
      runs[i] = events[i] % 2;
      pt[i] = events[i] + 0.5f;
      labels.add("e" + events[i]);
      offsets[i + 1] = offsets[i] + (events[i] % 3 == 2 ? 2 : 0);
    }
    int[] hits = new int[offsets[n]];
    for (int i = 0; i < n; i++) {
      for (int k = offsets[i]; k < offsets[i + 1]; k++) {
        hits[k] = events[i];
      }
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("run", new IntColumn(runs, false));
    columns.put("event", new IntColumn(events, false));
    columns.put("pt", new FloatColumn(pt));
    columns.put("label", StringColumn.of(labels.toArray(String[]::new)));
    columns.put("hits", new Jagged(offsets, new IntColumn(hits, false)));
    Path file = folder.resolve(name);
    RootWriter.write(
        file,
        writer -> {
          try (TreeWriter out = writer.tree("events", "made")) {
            out.fill(
                new Columns(
                    EntryRange.of(0, n),
                    List.copyOf(columns.keySet()),
                    List.copyOf(columns.values())));
          }
        });
    return file;
  }

  private String refusal(ObjectValue... elements) {
    Path file = chain(elements);
    RootNameException e =
        assertThrows(RootNameException.class, () -> Tree.open(file + ":c").close());
    return String.valueOf(e.getMessage()).replace(folder + "/", "");
  }

  private Path chain(ObjectValue... elements) {
    Path file = folder.resolve("chain.root");
    ForgedTree.write(
        file,
        "c",
        new ObjectValue("TChain")
            .with("fNtrees", elements.length)
            .with("fFiles", ObjectValue.collection("TObjArray", List.of(elements))));
    return file;
  }

  private static ObjectValue element(String tree, String file, long entries) {
    return new ObjectValue("TChainElement").named(tree, file).with("fEntries", entries);
  }

  private Path forged(String file, String tree, Consumer<ForgedTree> body) {
    Path path = folder.resolve(file);
    ForgedTree.write(path, tree, body);
    return path;
  }
}
