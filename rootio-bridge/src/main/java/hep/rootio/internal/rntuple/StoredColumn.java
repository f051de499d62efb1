package hep.rootio.internal.rntuple;

import hep.rootio.BooleanColumn;
import hep.rootio.ByteColumn;
import hep.rootio.Column;
import hep.rootio.DoubleColumn;
import hep.rootio.FloatColumn;
import hep.rootio.IntColumn;
import hep.rootio.LongColumn;
import hep.rootio.NumberType;
import hep.rootio.ShortColumn;
import java.util.List;

/**
 * A column of a field in all its representations, of which each cluster has one. Elements are
 * counted from the start of the cluster.
 */
final class StoredColumn {
  private final Blobs blobs;
  private final List<ColumnDescription> representations;
  private final long perEntry;

  /**
   * @param representations of known types, at least one
   * @param perEntry elements an entry, where all entries have as many; else 0
   */
  StoredColumn(Blobs blobs, List<ColumnDescription> representations, long perEntry) {
    this.blobs = blobs;
    this.representations = List.copyOf(representations);
    this.perEntry = perEntry;
  }

  /** What is done with a part of a page. */
  private interface Use {
    void part(ColumnDescription column, byte[] page, int n, int from, int to, int at);
  }

  private static ColumnType type(ColumnDescription column) {
    return ColumnType.of(column.typeCode()).orElseThrow();
  }

  /** The type of the elements in the first representation. */
  NumberType number() {
    return type(representations.getFirst()).number();
  }

  /** All representations. */
  List<ColumnDescription> representations() {
    return representations;
  }

  /** The representation that holds the data of a cluster. */
  private ColumnDescription live(Cluster cluster) {
    for (ColumnDescription column : representations) {
      if (!cluster.pages(column).suppressed()) {
        return column;
      }
    }
    throw blobs
        .place()
        .broken(0, "one representation with data in each cluster", "all of them suppressed");
  }

  /** Stored bytes of all pages in a cluster. */
  long storedBytes(Cluster cluster) {
    long sum = 0;
    for (ColumnDescription column : representations) {
      sum += cluster.pages(column).storedBytes();
    }
    return sum;
  }

  /** Bytes of all elements in a cluster, before compression. */
  double unpackedBytes(Cluster cluster) {
    ColumnDescription column = live(cluster);
    ColumnPages pages = cluster.pages(column);
    double elements = (double) pages.elements() + zeros(cluster, column, pages);
    return elements * column.bits() / Byte.SIZE;
  }

  /** Elements before the first page of a column that came later: they are zero. */
  private long zeros(Cluster cluster, ColumnDescription column, ColumnPages pages) {
    if (!column.deferred() && !pages.pages().isEmpty()) {
      return 0;
    }
    long all =
        perEntry == 0 || cluster.entries() <= Long.MAX_VALUE / perEntry
            ? cluster.entries() * perEntry
            : Long.MAX_VALUE;
    return Math.max(0, all - pages.elements());
  }

  /**
   * Refuses elements that the cluster has not.
   *
   * @return how many of the column's elements are zeros before its first page
   */
  private long check(Cluster cluster, ColumnDescription column, long from, int count) {
    ColumnPages pages = cluster.pages(column);
    long zeros = zeros(cluster, column, pages);
    if (count > 0 && from + count - zeros > pages.elements()) {
      throw blobs
          .place()
          .broken(
              0,
              "%d elements of column %d in the cluster of entry %d"
                  .formatted(from + count, column.id(), cluster.firstEntry()),
              "%d of them".formatted(zeros + pages.elements()));
    }
    return zeros;
  }

  /** Refuses elements that the cluster has not, before room is made for them. */
  void check(Cluster cluster, long from, int count) {
    check(cluster, live(cluster), from, count);
  }

  /** Numbers as they are stored. */
  Column values(Cluster cluster, long from, int count) {
    ColumnDescription column = live(cluster);
    check(cluster, column, from, count);
    ColumnType type = type(column);
    boolean unsigned = type.number().unsigned();
    return switch (type.number()) {
      case BOOL -> {
        boolean[] out = new boolean[count];
        each(cluster, from, count, (_, p, _, a, b, at) -> PageDecoder.bits(p, a, b, out, at));
        yield new BooleanColumn(out);
      }
      case INT8, UINT8 -> new ByteColumn(bytes(cluster, from, count), unsigned);
      case INT16, UINT16 -> {
        short[] out = new short[count];
        each(
            cluster,
            from,
            count,
            (_, p, n, a, b, at) -> PageDecoder.shorts(type, p, n, a, b, out, at));
        yield new ShortColumn(out, unsigned);
      }
      case INT32, UINT32 -> {
        int[] out = new int[count];
        each(
            cluster,
            from,
            count,
            (_, p, n, a, b, at) -> PageDecoder.ints(type, p, n, a, b, out, at));
        yield new IntColumn(out, unsigned);
      }
      case INT64, UINT64 -> {
        long[] out = new long[count];
        each(
            cluster,
            from,
            count,
            (_, p, n, a, b, at) -> PageDecoder.longs(type, p, n, a, b, out, at));
        yield new LongColumn(out, unsigned);
      }
      case FLOAT32 -> {
        float[] out = new float[count];
        each(
            cluster,
            from,
            count,
            (c, p, n, a, b, at) -> PageDecoder.floats(c, type, p, n, a, b, out, at));
        yield new FloatColumn(out);
      }
      case FLOAT64 -> {
        double[] out = new double[count];
        each(
            cluster,
            from,
            count,
            (_, p, n, a, b, at) -> PageDecoder.doubles(type, p, n, a, b, out, at));
        yield new DoubleColumn(out);
      }
    };
  }

  /** Bytes or letters. */
  byte[] bytes(Cluster cluster, long from, int count) {
    check(cluster, from, count);
    byte[] out = new byte[count];
    each(cluster, from, count, (_, p, _, a, b, at) -> System.arraycopy(p, a, out, at, b - a));
    return out;
  }

  /**
   * Where collections begin and end in their elements: one number more than {@code count}.
   *
   * @throws hep.rootio.RootFormatException where they decrease
   */
  long[] borders(Cluster cluster, long from, int count) {
    check(cluster, from, count);
    long[] out = new long[count + 1];
    // Each number is an end; the end of the collection before is the start of the first.
    boolean first = from == 0;
    each(
        cluster,
        first ? 0 : from - 1,
        first ? count : count + 1,
        (c, p, n, a, b, at) -> PageDecoder.indices(type(c), p, n, a, b, out, first ? at + 1 : at));
    for (int i = 0; i < count; i++) {
      if (out[i + 1] < out[i]) {
        throw blobs
            .place()
            .broken(
                0,
                "ends of collections that do not decrease",
                "%d after %d at number %d".formatted(out[i + 1], out[i], from + i));
      }
    }
    return out;
  }

  /** Which alternative, counted from 1, and which of its values. */
  void switches(Cluster cluster, long from, int count, int[] tags, long[] index) {
    each(
        cluster,
        from,
        count,
        (_, p, _, a, b, at) -> PageDecoder.switches(p, a, b, tags, index, at));
  }

  /** Visits all pages that hold a run of elements; those before the first page are zero. */
  private void each(Cluster cluster, long from, int count, Use use) {
    if (count == 0) {
      return;
    }
    ColumnDescription column = live(cluster);
    ColumnPages pages = cluster.pages(column);
    long zeros = check(cluster, column, from, count);
    long start = Math.max(0, from - zeros);
    long end = Math.max(0, from + count - zeros);
    PageLoader loader = PageLoader.here();
    for (int i = pages.at(start); i < pages.pages().size() && start < end; i++) {
      Page page = pages.pages().get(i);
      int a = (int) (start - page.start());
      int b = (int) (Math.min(end, page.end()) - page.start());
      if (b > a) {
        byte[] bytes = loader.load(blobs, page, column.bits());
        use.part(column, bytes, page.elements(), a, b, (int) (start + zeros - from));
        start = page.start() + b;
      }
    }
  }
}
