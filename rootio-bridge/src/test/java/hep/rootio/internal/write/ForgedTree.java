package hep.rootio.internal.write;

import hep.rootio.Compression;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A file with one tree whose branches are given as ROOT's own objects and bytes: for layouts that
 * ROOT writes and we do not.
 */
final class ForgedTree {
  private static final int BASKET_HEAD = 19;

  private final String name;
  private final FileLayout layout;
  private final List<ObjectValue> branches = new ArrayList<>();
  private final List<ObjectValue> leaves = new ArrayList<>();
  private final List<ObjectValue> friends = new ArrayList<>();
  private final List<ObjectValue> index = new ArrayList<>();
  private long entries;

  private ForgedTree(String name, FileLayout layout) {
    this.name = name;
    this.layout = layout;
  }

  /** Writes a file with one tree. */
  static void write(Path path, String name, Consumer<ForgedTree> body) {
    FileOutput file = new FileOutput(path, FileOutput::openNew);
    FileLayout layout = new FileLayout(file, Compression.none());
    ForgedTree tree = new ForgedTree(name, layout);
    body.accept(tree);
    ObjectValue value =
        new ObjectValue("TTree")
            .named(name, "forged")
            .with("fEntries", tree.entries)
            .with("fBranches", ObjectValue.collection("TObjArray", tree.branches))
            .with("fLeaves", ObjectValue.collection("TObjArray", tree.leaves));
    if (!tree.friends.isEmpty()) {
      value.with("fFriends", ObjectValue.collection("TList", tree.friends));
    }
    tree.index.forEach(it -> value.with("fTreeIndex", it));
    layout.object(layout.root(), name, "forged", value, Compression.none());
    layout.finish();
    file.commit();
  }

  /** Writes a file with one object. */
  static void write(Path path, String name, ObjectValue object) {
    FileOutput file = new FileOutput(path, FileOutput::openNew);
    FileLayout layout = new FileLayout(file, Compression.none());
    layout.object(layout.root(), name, "forged", object.named(name, ""), Compression.none());
    layout.finish();
    file.commit();
  }

  /** Gives the tree an index: pairs of numbers in rising order, and the entry of each. */
  ForgedTree index(String major, String minor, long[] majors, long[] minors, long[] at) {
    index.add(
        new ObjectValue("TTreeIndex")
            .with("fMajorName", major)
            .with("fMinorName", minor)
            .with("fIndexValues", majors)
            .with("fIndexValuesMinor", minors)
            .with("fIndex", at));
    return this;
  }

  /** Names a friend. */
  ForgedTree friend(String alias, String file, String tree) {
    friends.add(new ObjectValue("TFriendElement").named(alias, file).with("fTreeName", tree));
    return this;
  }

  /** Adds classes to those that the file describes. */
  ForgedTree describes(String... classes) {
    layout.classes().addAll(List.of(classes));
    return this;
  }

  /** Adds a branch at the top. */
  ForgedTree add(ObjectValue branch) {
    branches.add(branch);
    entries = Math.max(entries, branch.member("fEntries") instanceof Number n ? n.longValue() : 0);
    return this;
  }

  /** A branch of floats, one an entry. */
  ObjectValue floats(String branch, float... values) {
    byte[][] bytes = new byte[values.length][];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = new Output().f4(values[i]).toByteArray();
    }
    ObjectValue leaf = new ObjectValue("TLeafF").named(branch, branch).with("fLenType", 4);
    return baskets(new ObjectValue("TBranch").named(branch, branch + "/F"), leaf, false, bytes);
  }

  /** Puts one basket into a branch, with a list of where entries start. */
  ObjectValue basket(ObjectValue branch, ObjectValue leaf, byte[]... bytes) {
    return baskets(branch, leaf, true, bytes);
  }

  private ObjectValue baskets(
      ObjectValue branch, ObjectValue leaf, boolean bordered, byte[]... bytes) {
    Output data = new Output();
    Output offsets = new Output().i4(bytes.length + 1);
    int keyLength = keyLength(branch);
    for (byte[] entry : bytes) {
      offsets.i4(keyLength + data.length());
      data.raw(entry);
    }
    int end = data.length();
    if (bordered) {
      data.raw(offsets.i4(0).toByteArray());
    }
    return store(branch, leaf, data, end, bytes.length);
  }

  /** Says that the tree has so many entries, whatever its branches have. */
  void claim(long count) {
    entries = count;
  }

  /** Puts a basket of compressed blocks, with entries of one width, into a branch. */
  ObjectValue compressed(
      ObjectValue branch, ObjectValue leaf, Output blocks, int unpacked, int count) {
    return store(branch, leaf, blocks, unpacked, unpacked, count);
  }

  /** How many bytes stand before the data of the branch's next basket. */
  int keyLength(ObjectValue branch) {
    return KeyRecord.lengthAt(layout.end(), "TBasket", name(branch), name) + BASKET_HEAD;
  }

  /**
   * Stores a basket.
   *
   * @param data with all that follows the entries
   * @param end of the entries within the data
   */
  ObjectValue store(ObjectValue branch, ObjectValue leaf, Output data, int end, int count) {
    return store(branch, leaf, data, data.length(), end, count);
  }

  private ObjectValue store(
      ObjectValue branch, ObjectValue leaf, Output data, int unpacked, int end, int count) {
    long seek = layout.end();
    int keyLength = keyLength(branch);
    int bytes = keyLength + data.length();
    Output head = new Output();
    new KeyRecord(
            bytes,
            unpacked,
            layout.datime(),
            keyLength,
            0,
            seek,
            layout.root().seek,
            "TBasket",
            name(branch),
            name)
        .write(head);
    head.i2(3).i4(1 << 15).i4(1000).i4(count).i4(keyLength + end).u1(0);
    layout.record(_ -> head, data.toByteArray());
    leaves.add(leaf);
    return branch
        .with("fWriteBasket", 1)
        .with("fEntryOffsetLen", end == unpacked ? 0 : 1000)
        .with("fEntries", (long) count)
        .with("fEntryNumber", (long) count)
        .with("fMaxBaskets", 2)
        .with("fTotBytes", (long) bytes)
        .with("fZipBytes", (long) bytes)
        .with("fLeaves", ObjectValue.collection("TObjArray", List.of(leaf)))
        .with("fBasketBytes", new int[] {bytes, 0})
        .with("fBasketEntry", new long[] {0, count})
        .with("fBasketSeek", new long[] {seek, 0});
  }

  /** An object as it stands in a basket, and the classes that it needs described. */
  byte[] streamed(ObjectValue object) {
    Output out = new Output();
    Set<String> classes = new LinkedHashSet<>();
    new ObjectOutput(out, 0, classes).object(object);
    layout.classes().addAll(classes);
    return out.toByteArray();
  }

  private static String name(ObjectValue branch) {
    return String.valueOf(branch.member("fName"));
  }
}
