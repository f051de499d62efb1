package hep.rootio.internal.rntuple;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clusters that share a page list, which is read when first needed. */
final class ClusterGroup {
  /** The fewest bytes that a description takes. */
  static final int SMALLEST = 48;

  private static final int SUMMARY_BYTES = 24;
  private static final int LIST_BYTES = 12;
  private static final int FLAGS_SHIFT = 56;
  private static final int SHARDED = 1;

  /** The entries of a cluster. */
  private record Summary(long first, long entries) {}

  private final long firstEntry;
  private final long entries;
  private final int count;
  private final long length;
  private final Locator place;
  private final Blobs blobs;
  private final long headerChecksum;
  private @Nullable List<Cluster> clusters;

  private ClusterGroup(LittleCursor in, Blobs blobs, long headerChecksum) {
    this.firstEntry = in.i64();
    this.entries = in.i64();
    this.count = in.i32();
    this.length = in.i64();
    this.place = Locator.read(in);
    this.blobs = blobs;
    this.headerChecksum = headerChecksum;
    if (firstEntry < 0 || entries < 0 || entries > Long.MAX_VALUE - firstEntry) {
      throw in.fail("a run of entries", entries + " from " + firstEntry);
    }
  }

  static ClusterGroup read(LittleCursor in, Blobs blobs, long headerChecksum) {
    return new ClusterGroup(in, blobs, headerChecksum);
  }

  long firstEntry() {
    return firstEntry;
  }

  /** The group as a writer needs it. */
  TupleExtent.Group extent() {
    return new TupleExtent.Group(
        firstEntry, entries, count, new TupleExtent.Stored(place.offset(), place.bytes(), length));
  }

  /** One past the last entry. */
  long end() {
    return firstEntry + entries;
  }

  /** The clusters in the order of entries. */
  synchronized List<Cluster> clusters() {
    if (clusters == null) {
      clusters = load();
    }
    return clusters;
  }

  private List<Cluster> load() {
    Envelope envelope = Envelope.read(blobs, place, length, Envelope.PAGE_LIST);
    LittleCursor in = envelope.contents();
    if (in.i64() != headerChecksum) {
      throw in.fail("a page list of this header", "one of another");
    }
    List<Summary> summaries =
        in.list(
            SUMMARY_BYTES,
            items -> {
              LittleCursor record = items.record();
              long first = record.i64();
              long word = record.i64();
              if (((word >>> FLAGS_SHIFT) & SHARDED) != 0) {
                throw record.fail("a cluster of all columns", "a sharded one");
              }
              return new Summary(first, word & ((1L << FLAGS_SHIFT) - 1));
            });
    List<List<ColumnPages>> pages =
        in.list(LIST_BYTES, outer -> outer.list(ColumnPages.SMALLEST, ColumnPages::read));
    if (summaries.size() != count || pages.size() != count) {
      throw in.fail(
          "a page list of " + count + " clusters",
          summaries.size() + " clusters with pages of " + pages.size());
    }
    List<Cluster> loaded = new ArrayList<>(count);
    long next = firstEntry;
    for (int i = 0; i < count; i++) {
      Summary summary = summaries.get(i);
      if (summary.first() != next || summary.entries() > end() - next) {
        throw in.fail(
            "clusters that follow each other from entry %d to %d".formatted(firstEntry, end()),
            "%d entries from %d".formatted(summary.entries(), summary.first()));
      }
      loaded.add(new Cluster(next, summary.entries(), pages.get(i)));
      next += summary.entries();
    }
    if (next != end()) {
      throw in.fail("clusters up to entry " + end(), "up to " + next);
    }
    return loaded;
  }
}
