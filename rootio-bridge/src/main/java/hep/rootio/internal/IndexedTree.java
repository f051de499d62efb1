package hep.rootio.internal;

import hep.rootio.Branch;
import hep.rootio.Column;
import hep.rootio.Columns;
import hep.rootio.EntryRange;
import hep.rootio.Interpretation;
import hep.rootio.RootNameException;
import hep.rootio.RootObject;
import hep.rootio.Tree;
import hep.rootio.internal.columns.Concatenation;
import hep.rootio.internal.columns.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A friend's entries in the order of the tree beside it, as an index matches them: NaN, 0 and empty
 * lists where the friend has no such entry.
 */
public final class IndexedTree implements Tree {
  /** Of the friend at once, while the entries wanted are picked out. */
  private static final long BATCH_BYTES = 64L << 20;

  private final Tree tree;
  private final Tree friend;
  private final FriendIndex index;

  private IndexedTree(Tree tree, Tree friend, FriendIndex index) {
    this.tree = tree;
    this.friend = friend;
    this.index = index;
  }

  /**
   * A friend that brings its own index, a TTreeIndex; as ROOT does, the friend itself, entry by
   * entry, where the tree has not the branches that the index goes by.
   */
  public static Tree of(Tree tree, Tree friend, RootObject index) {
    FriendIndex pairs = FriendIndex.of(index);
    return pairs.known(tree) ? checked(tree, friend, pairs) : friend;
  }

  /** A friend by two branches that both trees have. */
  public static IndexedTree of(Tree tree, Tree friend, String major, String minor) {
    return checked(tree, friend, FriendIndex.of(friend, major, minor));
  }

  private static IndexedTree checked(Tree tree, Tree friend, FriendIndex index) {
    index.entriesFor(tree, EntryRange.of(0, Math.min(1, tree.entries()))); // the tree has both
    for (long entry : index.entries()) {
      if (entry < 0 || entry >= friend.entries()) {
        throw new RootNameException(
            "the index of tree '%s': expected entries below %d, found %d"
                .formatted(friend.name(), friend.entries(), entry));
      }
    }
    return new IndexedTree(tree, friend, index);
  }

  @Override
  public String name() {
    return friend.name();
  }

  @Override
  public String title() {
    return friend.title();
  }

  @Override
  public long entries() {
    return tree.entries();
  }

  @Override
  public List<Branch> branches() {
    return friend.branches();
  }

  @Override
  public Branch branch(String name) {
    return friend.branch(name);
  }

  @Override
  public Columns read(List<String> names, EntryRange range) {
    EntryRange inside = range.within(entries());
    long[] wanted = index.entriesFor(tree, inside);
    long[] sorted = Arrays.stream(wanted).filter(entry -> entry >= 0).sorted().distinct().toArray();
    List<List<Column>> pieces = new ArrayList<>();
    friend.read(names, EntryRange.of(0, 0)).columns().forEach(c -> pieces.add(listOf(c)));
    int from = 0;
    for (EntryRange batch : friend.batches(names, BATCH_BYTES)) {
      int to = from;
      while (to < sorted.length && sorted[to] < batch.end()) {
        to++;
      }
      if (to > from) {
        long first = sorted[from];
        int[] rows = Arrays.stream(sorted, from, to).mapToInt(e -> (int) (e - first)).toArray();
        Columns read = friend.read(names, EntryRange.of(first, sorted[to - 1] + 1));
        for (int k = 0; k < names.size(); k++) {
          pieces.get(k).add(Rows.of(read.columns().get(k), rows));
        }
      }
      from = to;
    }
    int[] places =
        Arrays.stream(wanted).mapToInt(e -> e < 0 ? -1 : Arrays.binarySearch(sorted, e)).toArray();
    return new Columns(
        inside,
        names,
        pieces.stream().map(piece -> Rows.of(Concatenation.of(piece), places)).toList());
  }

  private static List<Column> listOf(Column first) {
    List<Column> list = new ArrayList<>();
    list.add(first);
    return list;
  }

  /** Runs as long as those of the friend: which of its entries they need is not known before. */
  @Override
  public List<EntryRange> batches(List<String> names, long memoryBoundBytes) {
    long longest = 1;
    for (EntryRange batch : friend.batches(names, memoryBoundBytes)) {
      longest = Math.max(longest, batch.length());
    }
    List<EntryRange> runs = new ArrayList<>();
    for (long start = 0; start < entries(); start += longest) {
      runs.add(EntryRange.of(start, Math.min(entries(), start + longest)));
    }
    return runs;
  }

  @Override
  public Tree with(String branch, Interpretation type) {
    return new IndexedTree(tree, friend.with(branch, type), index);
  }

  /** Closes the friend; the tree beside it closes itself. */
  @Override
  public void close() {
    friend.close();
  }

  @Override
  public String toString() {
    return friend + " by " + index.majorName() + " and " + index.minorName();
  }
}
