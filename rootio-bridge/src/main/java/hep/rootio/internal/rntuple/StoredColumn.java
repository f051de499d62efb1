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
import hep.rootio.internal.bytes.ByteRange;
import hep.rootio.internal.columns.Workers;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A column of a field in all its representations, of which each cluster has one. Elements are
 * counted from the start of the cluster.
 */
final class StoredColumn {
  /** Pages of so many bytes together are worth a task. */
  private static final int TASK_BYTES = 1 << 19;

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
    void part(ColumnDescription column, PageBytes page, int n, int from, int to, int at);
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

  /** Where its pages of a cluster stand, with their checksums. */
  List<ByteRange> ranges(Cluster cluster) {
    List<ByteRange> ranges = new ArrayList<>();
    for (Page page : cluster.pages(live(cluster)).pages()) {
      long checksum = page.checksummed() ? Checksum.BYTES : 0;
      ranges.add(new ByteRange(page.place().offset(), page.place().bytes() + checksum));
    }
    return ranges;
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
  private long check(Slice slice, ColumnDescription column) {
    ColumnPages pages = slice.cluster().pages(column);
    long zeros = zeros(slice.cluster(), column, pages);
    long end = slice.from() + slice.count();
    if (slice.count() > 0 && end - zeros > pages.elements()) {
      throw blobs
          .place()
          .broken(
              0,
              "%d elements of column %d in the cluster of entry %d"
                  .formatted(end, column.id(), slice.cluster().firstEntry()),
              "%d of them".formatted(zeros + pages.elements()));
    }
    return zeros;
  }

  /** Refuses elements that a cluster has not, before room is made for them. */
  void check(List<Slice> slices) {
    for (Slice slice : slices) {
      check(slice, live(slice.cluster()));
    }
  }

  /** The slices in runs, whose elements are stored as numbers of one type each. */
  List<List<Slice>> alike(List<Slice> slices) {
    List<List<Slice>> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= slices.size(); i++) {
      if (i == slices.size() || number(slices.get(i)) != number(slices.get(start))) {
        runs.add(slices.subList(start, i));
        start = i;
      }
    }
    return runs;
  }

  private NumberType number(Slice slice) {
    return type(live(slice.cluster())).number();
  }

  /** Numbers as they are stored, where that is as one type. */
  Column values(List<Slice> slices) {
    check(slices);
    NumberType number = number(slices.getFirst());
    int count = (int) Slice.total(slices);
    return switch (number) {
      case BOOL -> {
        boolean[] out = new boolean[count];
        each(slices, Target.NONE, (_, p, _, a, b, at) -> PageDecoder.bits(p, a, b, out, at));
        yield new BooleanColumn(out);
      }
      case INT8, UINT8 -> new ByteColumn(bytes(slices), number.unsigned());
      case INT16, UINT16 -> {
        short[] out = new short[count];
        each(
            slices,
            new Target(MemorySegment.ofArray(out), Short.SIZE),
            (c, p, n, a, b, at) -> PageDecoder.shorts(type(c), p, n, a, b, out, at));
        yield new ShortColumn(out, number.unsigned());
      }
      case INT32, UINT32 -> {
        int[] out = new int[count];
        each(
            slices,
            new Target(MemorySegment.ofArray(out), Integer.SIZE),
            (c, p, n, a, b, at) -> PageDecoder.ints(type(c), p, n, a, b, out, at));
        yield new IntColumn(out, number.unsigned());
      }
      case INT64, UINT64 -> {
        long[] out = new long[count];
        each(
            slices,
            new Target(MemorySegment.ofArray(out), Long.SIZE),
            (c, p, n, a, b, at) -> PageDecoder.longs(type(c), p, n, a, b, out, at));
        yield new LongColumn(out, number.unsigned());
      }
      case FLOAT32 -> {
        float[] out = new float[count];
        each(
            slices,
            new Target(MemorySegment.ofArray(out), Float.SIZE),
            (c, p, n, a, b, at) -> PageDecoder.floats(c, type(c), p, n, a, b, out, at));
        yield new FloatColumn(out);
      }
      case FLOAT64 -> {
        double[] out = new double[count];
        each(
            slices,
            new Target(MemorySegment.ofArray(out), Double.SIZE),
            (c, p, n, a, b, at) -> PageDecoder.doubles(type(c), p, n, a, b, out, at));
        yield new DoubleColumn(out);
      }
    };
  }

  /** Bytes or letters. */
  byte[] bytes(List<Slice> slices) {
    check(slices);
    byte[] out = new byte[(int) Slice.total(slices)];
    each(
        slices,
        new Target(MemorySegment.ofArray(out), Byte.SIZE),
        (_, p, _, a, b, at) -> PageDecoder.bytes(p, a, b, out, at));
    return out;
  }

  /**
   * Where collections end in their elements.
   *
   * @throws hep.rootio.RootFormatException where the ends decrease
   */
  void ends(Slice slice, EndReader.Use use) {
    if (slice.count() == 0) {
      return;
    }
    long zeros = check(slice, live(slice.cluster()));
    boolean first = slice.from() <= zeros;
    EndReader reader = new EndReader(blobs.place(), first, use);
    if (first) {
      reader.zeros((int) Math.min(slice.count(), zeros - slice.from()));
    }
    // The end of the collection before is the start of the first.
    Slice all = first ? slice : new Slice(slice.cluster(), slice.from() - 1, slice.count() + 1);
    List<Part> parts = new ArrayList<>();
    addParts(all, 0, parts);
    visit(parts, Target.NONE, (c, p, n, a, b, _) -> reader.read(type(c), p, n, a, b));
  }

  /** Which alternative, counted from 1, and which of its values. */
  void switches(Slice slice, int[] tags, long[] index) {
    each(
        List.of(slice),
        Target.NONE,
        (_, p, _, a, b, at) -> PageDecoder.switches(p, a, b, tags, index, at));
  }

  /** A part of a page, and where its elements go. */
  private record Part(ColumnDescription column, Page page, int from, int to, int at) {
    long bytes() {
      return (long) (to - from) * column.bits() / Byte.SIZE;
    }

    boolean whole() {
      return from == 0 && to == page.elements();
    }
  }

  /**
   * An array for elements that may be stored as they lie in memory.
   *
   * @param bits of an element; 0 where they are not
   */
  private record Target(MemorySegment array, int bits) {
    static final Target NONE = new Target(MemorySegment.NULL, 0);

    /** Whether a page need only be copied. */
    boolean takes(Part part) {
      ColumnType type = type(part.column());
      return bits > 0
          && part.whole()
          && type.encoding() == ColumnType.Encoding.PLAIN
          && type.bits() == bits
          && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    }

    /** Where the elements of a part go. */
    MemorySegment place(Part part) {
      long width = bits / Byte.SIZE;
      return array.asSlice(part.at() * width, (part.to() - part.from()) * width);
    }
  }

  /**
   * Visits all pages that hold elements of some slices, which follow each other in what is read;
   * side by side where there are threads.
   */
  private void each(List<Slice> slices, Target target, Use use) {
    List<Part> parts = new ArrayList<>();
    int at = 0;
    for (Slice slice : slices) {
      addParts(slice, at, parts);
      at += slice.count();
    }
    if (Workers.threads() == 1 || parts.size() < 2) {
      visit(parts, target, use);
      return;
    }
    List<Callable<Integer>> tasks = new ArrayList<>();
    int start = 0;
    long bytes = 0;
    for (int i = 0; i < parts.size(); i++) {
      bytes += parts.get(i).bytes();
      if (bytes >= TASK_BYTES || i == parts.size() - 1) {
        List<Part> own = parts.subList(start, i + 1);
        tasks.add(() -> visit(own, target, use));
        start = i + 1;
        bytes = 0;
      }
    }
    Workers.all(tasks);
  }

  private int visit(List<Part> parts, Target target, Use use) {
    for (Part part : parts) {
      if (target.takes(part) && PageLoader.copy(blobs, part.page(), target.place(part))) {
        continue;
      }
      PageBytes bytes = PageLoader.load(blobs, part.page(), part.column().bits());
      use.part(part.column(), bytes, part.page().elements(), part.from(), part.to(), part.at());
    }
    return parts.size();
  }

  /** Adds all pages that hold a run of elements; those before the first page are zero. */
  private void addParts(Slice slice, int at, List<Part> parts) {
    if (slice.count() == 0) {
      return;
    }
    ColumnDescription column = live(slice.cluster());
    ColumnPages pages = slice.cluster().pages(column);
    long zeros = check(slice, column);
    long start = Math.max(0, slice.from() - zeros);
    long end = Math.max(0, slice.from() + slice.count() - zeros);
    for (int i = pages.at(start); i < pages.pages().size() && start < end; i++) {
      Page page = pages.pages().get(i);
      int a = (int) (start - page.start());
      int b = (int) (Math.min(end, page.end()) - page.start());
      if (b > a) {
        parts.add(new Part(column, page, a, b, at + (int) (start + zeros - slice.from())));
        start = page.start() + b;
      }
    }
  }
}
