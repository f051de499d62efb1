package hep.rootio.internal.write;

import hep.rootio.Column;
import hep.rootio.Compression;
import hep.rootio.Jagged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A tree in the making. Baskets go to the file as they fill; every so many entries all branches
 * begin a new basket together, so that readers can take the tree in clusters. The tree itself, with
 * the places of all baskets, comes last.
 */
public final class TreeOutput implements EntryOutput {
  private static final int BASKET_VERSION = 3;

  /**
   * What ROOT's TBasket adds to a key: version, buffer size, entry size or table size, entries, end
   * of data, flag.
   */
  private static final int BASKET_HEAD = 19;

  /**
   * The length of offset tables that ROOT begins with; any value but zero says that there are
   * offsets.
   */
  private static final int OFFSET_TABLE = 1000;

  private final FileLayout layout;
  private final DirectoryOutput directory;
  private final String name;
  private final String title;
  private final Compression compression;
  private @Nullable BatchSchema schema;
  private List<BranchOutput> branches = List.of();
  private final int basketBytes;
  private final int clusterBytes;
  private long entries;
  private long clusterStart;
  private long[] rangeEnds = {};
  private long[] rangeSizes = {};

  /** Bytes of the clusters that were there before. */
  private long resumedBytes;

  /** Entries a cluster; 0 until the first is full. */
  private long clusterEntries;

  /**
   * @param basketBytes the size, before compression, at which a basket is written
   * @param clusterBytes the size of the first cluster, all branches together; later ones have as
   *     many entries
   */
  public TreeOutput(
      FileLayout layout,
      DirectoryOutput directory,
      String name,
      String title,
      Compression compression,
      int basketBytes,
      int clusterBytes) {
    this.layout = layout;
    this.directory = directory;
    this.name = name;
    this.title = title;
    this.compression = compression;
    this.basketBytes = basketBytes;
    this.clusterBytes = clusterBytes;
  }

  String name() {
    return name;
  }

  String title() {
    return title;
  }

  @Override
  public long entries() {
    return entries;
  }

  int clusterBytes() {
    return clusterBytes;
  }

  long clusterEntries() {
    return clusterEntries;
  }

  int basketBytes() {
    return basketBytes;
  }

  Compression compression() {
    return compression;
  }

  List<BranchOutput> branches() {
    return branches;
  }

  /** Goes on with a tree whose baskets so far are in the file. */
  public void resume(ExistingTree before) {
    schema = new BatchSchema(name, before.columns());
    branches = before.branches();
    entries = before.entries();
    clusterStart = entries;
    clusterEntries = Math.max(0, before.autoFlush());
    resumedBytes = bufferedAndStored();
    rangeEnds = before.rangeEnds();
    rangeSizes = before.rangeSizes();
    long start = rangeEnds.length == 0 ? 0 : rangeEnds[rangeEnds.length - 1] + 1;
    if (entries > start) {
      // The last cluster may be short: where the next begins no longer follows from their size.
      rangeEnds = LongStream.concat(LongStream.of(rangeEnds), LongStream.of(entries - 1)).toArray();
      long size = clusterEntries > 0 ? clusterEntries : entries - start;
      rangeSizes = LongStream.concat(LongStream.of(rangeSizes), LongStream.of(size)).toArray();
    }
  }

  /** The last entry of each range of clusters of one size, but for the last range. */
  long[] rangeEnds() {
    return rangeEnds;
  }

  /** Entries a cluster in each of those ranges. */
  long[] rangeSizes() {
    return rangeSizes;
  }

  @Override
  public void append(List<GivenColumn> batch, int count) {
    if (schema == null) {
      schema = new BatchSchema(name, batch);
      branches = branches(batch);
    }
    List<Column> columns = schema.ordered(batch);
    int from = 0;
    while (from < count) {
      // Until the first cluster is full its length is not known: go on in steps and look.
      long step = clusterEntries == 0 ? stepEntries() : clusterRoom();
      int to = (int) Math.min(count, from + step);
      for (int i = 0; i < branches.size(); i++) {
        append(branches.get(i), columns.get(i), from, to);
      }
      entries += to - from;
      from = to;
      endClusterWhenFull();
    }
  }

  private List<BranchOutput> branches(List<GivenColumn> first) {
    Map<String, BranchOutput> made = new LinkedHashMap<>();
    for (GivenColumn given : first) {
      EntryLayout entries =
          (given.counted()
                  ? EntryLayout.Counted.of((Jagged) given.column())
                  : EntryLayout.of(given.column()))
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "tree '%s': column '%s' of %s cannot be written as a branch"
                          .formatted(name, given.name(), given.column().type())));
      BranchOutput counter = given.counted() ? made.get(given.counter()) : null;
      made.put(given.name(), new BranchOutput(given.name(), entries, counter, given.counts()));
    }
    return List.copyOf(made.values());
  }

  private long clusterRoom() {
    return clusterStart + clusterEntries - entries;
  }

  /** A hundredth of what a cluster would hold at the entry size so far. */
  private int stepEntries() {
    long bytes = bufferedAndStored();
    if (entries == 0 || bytes == 0) {
      return 100;
    }
    return Math.clamp((long) (clusterBytes / 100.0 * entries / bytes), 1, 1 << 20);
  }

  private long bufferedAndStored() {
    return branches.stream().mapToLong(b -> b.totalBytes() + b.basket().out.length()).sum();
  }

  private void endClusterWhenFull() {
    boolean full =
        clusterEntries == 0
            ? bufferedAndStored() - resumedBytes >= clusterBytes
            : clusterRoom() == 0;
    if (full && entries > clusterStart) {
      clusterEntries = clusterEntries == 0 ? entries - clusterStart : clusterEntries;
      clusterStart = entries;
      flush();
    }
  }

  private void append(BranchOutput branch, Column column, int from, int to) {
    int at = from;
    while (at < to) {
      at += branch.append(column, at, to, basketBytes);
      if (branch.basket().out.length() >= basketBytes) {
        write(branch);
      }
    }
  }

  private void flush() {
    for (BranchOutput branch : branches) {
      if (branch.basket().entries() > 0) {
        write(branch);
      }
    }
  }

  private void write(BranchOutput branch) {
    BasketBuffer basket = branch.basket();
    int keyLength = layout.nextKeyLength("TBasket", branch.name(), name) + BASKET_HEAD;
    int end = keyLength + basket.out.length();
    int entrySize = branch.layout().entryBytes();
    if (entrySize == 0) {
      basket.appendOffsets(keyLength);
    }
    byte[] bytes = basket.out.toByteArray();
    int entriesInside = basket.entries();
    long first = branch.entries() - entriesInside;
    long unpacked = (long) keyLength + bytes.length;
    int number = branch.beginBasket(unpacked);
    layout.later(
        unpacked,
        () -> FileLayout.pack(bytes, compression),
        packed ->
            layout.record(
                seek -> {
                  branch.stored(new BranchOutput.Basket(keyLength + packed.length, first, seek));
                  Output head = new Output();
                  new KeyRecord(
                          Math.addExact(keyLength, packed.length),
                          bytes.length,
                          layout.datime(),
                          keyLength,
                          number & Short.MAX_VALUE,
                          seek,
                          directory.seek,
                          "TBasket",
                          branch.name(),
                          name)
                      .write(head);
                  return head.i2(BASKET_VERSION)
                      .i4(Math.max(basketBytes, keyLength + bytes.length))
                      .i4(entrySize == 0 ? Math.max(OFFSET_TABLE, entriesInside + 1) : entrySize)
                      .i4(entriesInside)
                      .i4(end)
                      .u1(0);
                },
                packed));
  }

  @Override
  public void finish() {
    flush();
    layout.settle(); // the tree lists the places of all baskets
    layout.object(directory, name, title, TreeForm.tree(this), compression);
  }
}
