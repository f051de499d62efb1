package hep.rootio.internal.write;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** The TTree, TBranch and TLeaf objects that describe a tree in the file. */
final class TreeForm {
  private static final int ON_HEAP = 0x03000000;

  /** TObject::kMustCleanup, set for every tree. */
  private static final int TREE_BITS = ON_HEAP | 0x8;

  /** TBranch::kDoNotUseBufferMap: references do not reach from one entry to another. */
  private static final int BRANCH_BITS = ON_HEAP | 0x400000;

  private static final int OFFSET_TABLE = 1000;
  private static final int SPLIT_LEVEL = 99;

  private final TreeOutput tree;
  private final List<ObjectValue> leaves = new ArrayList<>();
  private final IdentityHashMap<BranchOutput, ObjectValue> leafOf = new IdentityHashMap<>();

  private TreeForm(TreeOutput tree) {
    this.tree = tree;
  }

  static ObjectValue tree(TreeOutput tree) {
    return new TreeForm(tree).tree();
  }

  private ObjectValue tree() {
    List<ObjectValue> branches = tree.branches().stream().map(this::branch).toList();
    long total = tree.branches().stream().mapToLong(BranchOutput::totalBytes).sum();
    long stored = tree.branches().stream().mapToLong(BranchOutput::storedBytes).sum();
    long cluster = tree.clusterEntries();
    return new ObjectValue("TTree")
        .named(tree.name(), tree.title())
        .with("fBits", TREE_BITS)
        .with("fEntries", tree.entries())
        .with("fTotBytes", total)
        .with("fZipBytes", stored)
        .with("fFlushedBytes", stored)
        .with("fAutoFlush", cluster > 0 ? cluster : -(long) tree.clusterBytes())
        .with("fNClusterRange", tree.rangeEnds().length)
        .with("fClusterRangeEnd", tree.rangeEnds())
        .with("fClusterSize", tree.rangeSizes())
        .with("fBranches", ObjectValue.collection("TObjArray", branches))
        .with("fLeaves", ObjectValue.collection("TObjArray", leaves));
  }

  private ObjectValue branch(BranchOutput branch) {
    List<ObjectValue> own = new ArrayList<>();
    ObjectValue value;
    String title;
    switch (branch.layout()) {
      case EntryLayout.Plain plain -> {
        value = new ObjectValue("TBranch");
        title = plain(branch, plain, own);
      }
      case EntryLayout.Counted counted -> {
        value = new ObjectValue("TBranch");
        BranchOutput counter = branch.counter();
        if (counter == null) {
          throw new IllegalStateException("branch " + branch.name() + " has no counter");
        }
        EntryLayout.Leaf leaf = counted.leaf();
        String leafName = leafName(branch, leaf);
        String shape = leafName + "[" + counter.name() + "]" + dimensions(leaf);
        title = shape + "/" + leaf.type().letter;
        own.add(leaf(leaf, leafName, shape).with("fLeafCount", countingLeaf(counter)));
      }
      case EntryLayout.Text _ -> {
        value = new ObjectValue("TBranch");
        title = branch.name() + "/C";
        own.add(
            new ObjectValue("TLeafC")
                .named(branch.name(), branch.name())
                .with("fLen", branch.greatest() + 1)
                .with("fLenType", 1)
                .with("fMaximum", branch.greatest() + 1));
      }
      case EntryLayout.Vector vector -> {
        ClassDescription description = ClassTable.KNOWN.get(vector.className());
        value =
            new ObjectValue("TBranchElement")
                .with("fClassName", vector.className())
                .with("fCheckSum", description.checksum(ClassTable.KNOWN))
                .with("fClassVersion", description.version())
                .with("fSplitLevel", SPLIT_LEVEL)
                .with("fID", -1)
                .with("fStreamerType", -1);
        title = branch.name();
        own.add(
            new ObjectValue("TLeafElement")
                .named(branch.name(), branch.name())
                .with("fID", -1)
                .with("fType", -1));
      }
    }
    leaves.addAll(own);
    leafOf.put(branch, own.getFirst());
    return value
        .named(branch.name(), title)
        .with("fBits", BRANCH_BITS)
        .with("fCompress", setting())
        .with("fBasketSize", tree.basketBytes())
        .with("fEntryOffsetLen", branch.layout().entryBytes() == 0 ? OFFSET_TABLE : 0)
        .with("fWriteBasket", branch.basketCount())
        .with("fEntryNumber", branch.entries())
        .with("fEntries", branch.entries())
        .with("fMaxBaskets", branch.basketCount() + 1)
        .with("fTotBytes", branch.totalBytes())
        .with("fZipBytes", branch.storedBytes())
        .with("fLeaves", ObjectValue.collection("TObjArray", own))
        .with("fBasketBytes", branch.basketBytes())
        .with("fBasketEntry", branch.basketEntries())
        .with("fBasketSeek", branch.basketSeeks());
  }

  private int setting() {
    return FileLayout.setting(tree.compression());
  }

  /**
   * Makes the leaves of a branch of fixed size and returns the branch's title, such as {@code x/F}
   * or {@code x/F:n/I}.
   */
  private static String plain(BranchOutput branch, EntryLayout.Plain plain, List<ObjectValue> own) {
    List<String> parts = new ArrayList<>();
    int offset = 0;
    for (EntryLayout.Leaf leaf : plain.leaves()) {
      String leafName = leafName(branch, leaf);
      String shape = leafName + dimensions(leaf);
      ObjectValue value = leaf(leaf, leafName, shape).with("fOffset", offset);
      if (branch.counts()) {
        value.with("fIsRange", true).with("fMaximum", branch.greatest());
      }
      own.add(value);
      parts.add(shape + "/" + leaf.type().letter);
      offset += leaf.bytes();
    }
    return String.join(":", parts);
  }

  private static String leafName(BranchOutput branch, EntryLayout.Leaf leaf) {
    return leaf.name().isEmpty() ? branch.name() : leaf.name();
  }

  private ObjectValue countingLeaf(BranchOutput counter) {
    ObjectValue leaf = leafOf.get(counter);
    if (leaf == null) {
      throw new IllegalStateException("counter " + counter.name() + " must come before its arrays");
    }
    return leaf;
  }

  private static ObjectValue leaf(EntryLayout.Leaf leaf, String name, String title) {
    return new ObjectValue(leaf.type().leafClass)
        .named(name, title)
        .with("fLen", leaf.length())
        .with("fLenType", leaf.type().bytes)
        .with("fIsUnsigned", leaf.type().unsigned());
  }

  private static String dimensions(EntryLayout.Leaf leaf) {
    StringBuilder text = new StringBuilder();
    leaf.dimensions().forEach(d -> text.append('[').append(d).append(']'));
    return text.toString();
  }
}
