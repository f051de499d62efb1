package hep.rootio.internal.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.Branch;
import hep.rootio.Column;
import hep.rootio.EntryRange;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.Interpretation;
import hep.rootio.Jagged;
import hep.rootio.NumberType;
import hep.rootio.ObjectColumn;
import hep.rootio.RootFile;
import hep.rootio.RootFormatException;
import hep.rootio.RootNameException;
import hep.rootio.RootObject;
import hep.rootio.StringColumn;
import hep.rootio.Struct;
import hep.rootio.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layouts that ROOT writes and we do not, made by hand. */
class ForgedTreeTest {
  @TempDir Path folder;

  @Test
  void readsObjectsOfAnyClassAfterTheirNames() {
    Path file =
        forged(
            "virtual.root",
            tree -> {
              ObjectValue branch = new ObjectValue("TBranchObject").named("obj", "obj");
              ObjectValue leaf =
                  new ObjectValue("TLeafObject").named("obj", "obj").with("fVirtual", true);
              tree.add(
                  tree.basket(
                      branch.with("fClassName", "TObject"),
                      leaf,
                      named(tree, "TNamed", new ObjectValue("TNamed").named("first", "one")),
                      named(tree, "TObjString", new ObjectValue("TObjString").with("fString", "s")),
                      named(tree, "TNamed", new ObjectValue("TNamed").named("last", "two"))));
            });
    try (Tree tree = Tree.open(file.toString())) {
      assertEquals("TObject", tree.branch("obj").type());
      List<Optional<RootObject>> objects =
          assertInstanceOf(ObjectColumn.class, tree.read("obj").column("obj")).objects();
      assertEquals("one", objects.get(0).orElseThrow().text("fTitle"));
      assertEquals("s", objects.get(1).orElseThrow().text("fString"));
      assertEquals("last", objects.get(2).orElseThrow().text("fName"));
    }
  }

  @Test
  void readsObjectsOfOneClassWithoutNames() {
    Path file =
        forged(
            "plain.root",
            tree -> {
              ObjectValue branch = new ObjectValue("TBranchObject").named("obj", "obj");
              tree.add(
                  tree.basket(
                      branch.with("fClassName", "TNamed"),
                      new ObjectValue("TLeafObject").named("obj", "obj"),
                      tree.streamed(new ObjectValue("TNamed").named("a", "b")),
                      tree.streamed(new ObjectValue("TNamed").named("c", "d"))));
            });
    try (Tree tree = Tree.open(file.toString())) {
      Struct objects = assertInstanceOf(Struct.class, tree.read("obj").column("obj"));
      assertEquals("[b, d]", strings(objects.column("fTitle")));
    }
  }

  @Test
  void readsArraysInTheElementsOfACollection() {
    Path file = forged("clones.root", tree -> tree.add(clones(tree)));
    try (Tree tree = Tree.open(file.toString())) {
      Jagged x = tree.read("graphs.fX").jagged("graphs.fX");
      assertArrayEquals(new int[] {0, 2, 2, 3}, x.offsets());
      Jagged inner = assertInstanceOf(Jagged.class, x.content());
      assertArrayEquals(new int[] {0, 1, 3, 3}, inner.offsets());
      assertArrayEquals(new double[] {1.5, 2.5, 3.5}, inner.content().toDoubles());
      // Only the second half of the entries: the counts must start there as well.
      Jagged last = tree.read(List.of("graphs.fX"), EntryRange.of(1, 3)).jagged("graphs.fX");
      assertArrayEquals(new int[] {0, 0, 1}, last.offsets());
    }
  }

  @Test
  void putsTheMembersOfACollectionTogether() {
    Path file = forged("together.root", tree -> tree.add(clones(tree)));
    try (Tree tree = Tree.open(file.toString())) {
      Jagged graphs = tree.read("graphs").jagged("graphs");
      assertArrayEquals(new int[] {0, 2, 2, 3}, graphs.offsets());
      Struct graph = assertInstanceOf(Struct.class, graphs.content());
      assertEquals("TGraph", graph.name());
      assertEquals(List.of("fNpoints", "fX"), graph.names());
      assertArrayEquals(new int[] {1, 2, 0}, graph.column("fNpoints").toInts());
      assertEquals(1, tree.batches(List.of("graphs"), 1 << 20).size());
    }
  }

  @Test
  void readsTheMembersBelowACollectionOfPointers() {
    Path file =
        forged(
            "pointers.root",
            tree -> {
              ObjectValue graphs = clones(tree);
              ObjectValue leaf = new ObjectValue("TLeafElement").named("graphs", "graphs");
              ObjectValue branch =
                  new ObjectValue("TBranchSTL")
                      .named("graphs", "graphs")
                      .with("fContName", "vector<TGraph*>");
              // Which class each pointer is of: as many numbers as there are pointers.
              tree.basket(
                  branch,
                  leaf,
                  new Output().u1(2).u1(1).u1(1).toByteArray(),
                  new Output().u1(0).toByteArray(),
                  new Output().u1(1).u1(1).toByteArray());
              tree.add(
                  branch.with("fBranches", ObjectValue.collection("TObjArray", List.of(graphs))));
              tree.add(tree.floats("x", 1, 2, 3));
            });
    try (Tree tree = Tree.open(file.toString())) {
      Branch pointers = tree.branch("graphs");
      assertTrue(pointers.problem().orElseThrow().contains("TLeafElement"), pointers::toString);
      assertThrows(RootFormatException.class, () -> tree.read("graphs"));
      Jagged graphs = tree.read("graphs/graphs").jagged("graphs/graphs");
      assertArrayEquals(new int[] {0, 2, 2, 3}, graphs.offsets());
      Struct graph = assertInstanceOf(Struct.class, graphs.content());
      assertArrayEquals(new int[] {1, 2, 0}, graph.column("fNpoints").toInts());
      assertArrayEquals(new float[] {1, 2, 3}, tree.read("x").floats("x"));
    }
  }

  @Test
  void followsReferencesInEntriesThatWereMoved() {
    Path file =
        forged(
            "moved.root",
            tree -> {
              ObjectValue branch =
                  new ObjectValue("TBranchElement")
                      .named("list", "list")
                      .with("fClassName", "TObjArray")
                      .with("fType", -1)
                      .with("fID", -1)
                      .with("fStreamerType", -1);
              int keyLength = tree.keyLength(branch);
              // Written as if it stood 100 bytes further: its class references mean that place.
              Output entry = new Output();
              ObjectValue array =
                  ObjectValue.collection(
                      "TObjArray",
                      List.of(
                          new ObjectValue("TNamed").named("a", "A"),
                          new ObjectValue("TNamed").named("b", "B")));
              new ObjectOutput(entry, keyLength + 100, new HashSet<>()).object(array);
              int end = entry.length();
              entry.i4(2).i4(keyLength).i4(0);
              entry.i4(2).i4(keyLength + 100).i4(0);
              tree.describes("TObjArray", "TNamed", "TObject");
              ObjectValue leaf = new ObjectValue("TLeafElement").named("list", "list");
              tree.add(tree.store(branch, leaf, entry, end, 1));
            });
    try (Tree tree = Tree.open(file.toString())) {
      Struct lists = assertInstanceOf(Struct.class, tree.read("list").column("list"));
      RootObject list = new RootObject("TObjArray", () -> lists, 0);
      assertEquals("B", list.objects("arr").get(1).orElseThrow().text("fTitle"));
    }
  }

  @Test
  void readsBasketsThatAnotherFileOfTheFolderHolds() throws IOException {
    ObjectValue[] branch = new ObjectValue[1];
    forged(
        "baskets.root",
        tree -> {
          branch[0] = tree.floats("x", 1, 2, 3);
          tree.add(branch[0]);
        });
    Path file =
        forged("outside.root", tree -> tree.add(branch[0].with("fFileName", "baskets.root")));
    try (Tree tree = Tree.open(file.toString())) {
      assertArrayEquals(new float[] {1, 2, 3}, tree.read("x").floats("x"));
    }
    Path below = Files.createDirectory(folder.resolve("below"));
    Files.move(file, below.resolve("outside.root"));
    try (Tree tree = Tree.open(below.resolve("outside.root").toString())) {
      RootFormatException e = assertThrows(RootFormatException.class, () -> tree.read("x"));
      assertTrue(e.expected().contains("baskets.root"), e.expected());
    }
  }

  @Test
  void opensTheFriendsThatATreeNames() {
    forged("friend.root", tree -> tree.add(tree.floats("y", 4, 5, 6)).friend("me", "", "tree"));
    forged("short.root", tree -> tree.add(tree.floats("z", 7)));
    Path file =
        forged(
            "tree.root",
            tree ->
                tree.add(tree.floats("x", 1, 2, 3))
                    .friend("far", "/elsewhere/friend.root", "tree")
                    .friend("self", "", "tree")
                    .friend("few", "short.root", "tree")
                    .friend("none", "missing.root", "tree"));
    try (Tree tree = Tree.open(file.toString())) {
      assertEquals(
          List.of("x", "far.y", "self.x"), tree.branches().stream().map(Branch::path).toList());
      assertArrayEquals(new float[] {4, 5, 6}, tree.read("far.y").floats("far.y"));
      assertArrayEquals(new float[] {4, 5, 6}, tree.read("y").floats("y"));
      assertArrayEquals(new float[] {1, 2, 3}, tree.read("self.x", "x").floats("self.x"));
      assertThrows(RootNameException.class, () -> tree.read("z"));
      assertEquals(1, tree.withoutFriends().branches().size());
    }
  }

  @Test
  void goesThroughEntriesThatVaryAndHaveNoOffsets() {
    Path file =
        forged(
            "strings.root",
            tree -> {
              ObjectValue leaf = new ObjectValue("TLeafC").named("s", "s").with("fLenType", 1);
              ObjectValue branch = new ObjectValue("TBranch").named("s", "s/C");
              Output data = new Output().string("a").string("bcd").string("").string("ef");
              tree.add(tree.store(branch, leaf, data, data.length(), 4));
            });
    try (Tree tree = Tree.open(file.toString())) {
      assertArrayEquals(new String[] {"a", "bcd", "", "ef"}, tree.read("s").strings("s"));
      assertArrayEquals(
          new String[] {"bcd", ""}, tree.read(List.of("s"), EntryRange.of(1, 3)).strings("s"));
    }
  }

  @Test
  void readsBlocksFromBeforeZlib() {
    // 'CS' blocks are raw deflate; no writer of today makes them.
    byte[] packed = new byte[100];
    Deflater deflater = new Deflater(9, true);
    deflater.setInput(new byte[400]);
    deflater.finish();
    int length = deflater.deflate(packed);
    deflater.end();
    Output block = new Output();
    block.u1('C').u1('S').u1(8);
    for (int size : new int[] {length, 400}) {
      block.u1(size).u1(size >> 8).u1(size >> 16);
    }
    block.raw(packed, 0, length);
    Path file =
        forged(
            "old.root",
            tree -> {
              ObjectValue leaf = new ObjectValue("TLeafF").named("x", "x").with("fLenType", 4);
              ObjectValue branch = new ObjectValue("TBranch").named("x", "x/F");
              tree.add(tree.compressed(branch, leaf, block, 400, 100));
            });
    try (Tree tree = Tree.open(file.toString())) {
      assertEquals("old", tree.branch("x").codec());
      assertArrayEquals(new float[100], tree.read("x").floats("x"));
    }
  }

  @Test
  void readsBranchesThatHaveMoreEntriesThanTheTree() {
    Path file =
        forged(
            "more.root",
            tree -> {
              tree.add(tree.floats("x", 1, 2, 3));
              tree.claim(0);
            });
    try (Tree tree = Tree.open(file.toString())) {
      assertEquals(0, tree.entries());
      assertArrayEquals(
          new float[] {1, 2, 3}, tree.read(List.of("x"), EntryRange.of(0, 3)).floats("x"));
    }
  }

  @Test
  void readsABranchAsTheUserSays() {
    Path file = forged("with.root", tree -> tree.add(tree.floats("x", 1, 2)));
    try (RootFile root = RootFile.open(file)) {
      Tree tree = root.tree("tree");
      Interpretation chosen = tree.branch("x").interpretation().orElseThrow();
      assertEquals(new Interpretation.Numeric(NumberType.FLOAT32), chosen);
      assertEquals("float32", chosen.toString());
      Tree bits = tree.with("x", new Interpretation.Numeric(NumberType.UINT32));
      assertEquals("uint32", bits.branch("x").type());
      assertArrayEquals(
          new int[] {Float.floatToIntBits(1), Float.floatToIntBits(2)},
          bits.read("x").column("x").toInts());
      Tree bytes =
          tree.with("x", new Interpretation.Array(4, new Interpretation.Numeric(NumberType.UINT8)));
      assertEquals(
          8, assertInstanceOf(Fixed.class, bytes.read("x").column("x")).content().length());
      assertInstanceOf(FloatColumn.class, tree.read("x").column("x"));
      Tree wrong =
          tree.with(
              "x",
              new Interpretation.Text(
                  Interpretation.TextForm.INT_COUNT, Interpretation.Framing.NONE));
      assertThrows(RootFormatException.class, () -> wrong.read("x"));
      assertThrows(RootNameException.class, () -> tree.with("y", chosen));
    }
  }

  /** Three entries of two, no and one graph, of one, two and no points. */
  private static ObjectValue clones(ForgedTree tree) {
    tree.describes("TGraph", "TNamed", "TObject");
    ObjectValue master =
        clonesBranch("graphs", 3, -1)
            .with("fClassName", "TClonesArray")
            .with("fClonesName", "TGraph");
    tree.basket(
        master,
        new ObjectValue("TLeafElement").named("graphs_", "graphs_").with("fType", 3),
        new Output().i4(2).toByteArray(),
        new Output().i4(0).toByteArray(),
        new Output().i4(1).toByteArray());
    ObjectValue points = clonesBranch("graphs.fNpoints", 31, 6).with("fBranchCount", master);
    tree.basket(
        points,
        new ObjectValue("TLeafElement").named("fNpoints", "fNpoints[graphs_]").with("fType", 31),
        new Output().i4(1).i4(2).toByteArray(),
        new byte[0],
        new Output().i4(0).toByteArray());
    ObjectValue x =
        clonesBranch("graphs.fX", 31, 48)
            .with("fBranchCount", master)
            .with("fBranchCount2", points);
    tree.basket(
        x,
        new ObjectValue("TLeafElement").named("fX", "fX[graphs_]").with("fType", 31),
        new Output().u1(1).f8(1.5).u1(1).f8(2.5).f8(3.5).toByteArray(),
        new byte[0],
        new Output().u1(0).toByteArray());
    return master.with("fBranches", ObjectValue.collection("TObjArray", List.of(points, x)));
  }

  private static ObjectValue clonesBranch(String name, int kind, int streamerType) {
    return new ObjectValue("TBranchElement")
        .named(name, name)
        .with("fClassName", "TGraph")
        .with("fClassVersion", 4)
        .with("fType", kind)
        .with("fStreamerType", streamerType);
  }

  private static byte[] named(ForgedTree tree, String className, ObjectValue object) {
    return new Output()
        .u1(className.length())
        .zeroTerminated(className)
        .raw(tree.streamed(object))
        .toByteArray();
  }

  private static String strings(Column column) {
    return List.of(assertInstanceOf(StringColumn.class, column).strings()).toString();
  }

  private Path forged(String name, Consumer<ForgedTree> body) {
    Path file = folder.resolve(name);
    ForgedTree.write(file, "tree", body);
    return file;
  }
}
