package hep.rootio.internal.write.tuple;

import hep.rootio.BooleanColumn;
import hep.rootio.ByteColumn;
import hep.rootio.Column;
import hep.rootio.DoubleColumn;
import hep.rootio.FloatColumn;
import hep.rootio.IntColumn;
import hep.rootio.LongColumn;
import hep.rootio.ShortColumn;
import hep.rootio.internal.rntuple.ColumnType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A column of an RNTuple in the making: the page that fills, and where the pages of this cluster
 * lie.
 */
final class PageColumn {
  /** Where a page lies, without its checksum. */
  record Page(int elements, int bytes, long seek) {}

  private final ColumnType type;
  private final int field;
  private final int capacity;
  private ByteBuffer page;
  private List<Page> pages = new ArrayList<>();
  private long clusterStart;
  private long elements;

  /**
   * @param field number of the field it belongs to
   * @param pageBytes the most bytes of a page before encoding
   */
  PageColumn(ColumnType type, int field, int pageBytes) {
    this.type = type;
    this.field = field;
    // Elements lie in the buffer as whole bytes; a multiple of eight keeps pages of bits whole.
    capacity = Math.max(8, pageBytes / type.bytes() & ~7) * type.bytes();
    page = ByteBuffer.allocate(Math.min(capacity, 4096)).order(ByteOrder.LITTLE_ENDIAN);
  }

  ColumnType type() {
    return type;
  }

  int field() {
    return field;
  }

  /** Goes on behind elements that are in the file. */
  void resume(long before) {
    elements = before;
    clusterStart = before;
  }

  /** Elements in the clusters before this one. */
  long clusterStart() {
    return clusterStart;
  }

  int bufferedBytes() {
    return page.position();
  }

  boolean full() {
    return page.position() >= capacity;
  }

  /** Appends elements of a flat column up to the end of the page; returns how many. */
  int append(Column column, int from, int to) {
    int count = Math.min(to - from, (capacity - page.position()) / type.bytes());
    reserve(count);
    switch (column) {
      case BooleanColumn c -> {
        for (int i = from; i < from + count; i++) {
          page.put((byte) (c.values()[i] ? 1 : 0));
        }
      }
      case ByteColumn c -> page.put(c.values(), from, count);
      case ShortColumn c -> page.asShortBuffer().put(c.values(), from, count);
      case IntColumn c -> page.asIntBuffer().put(c.values(), from, count);
      case LongColumn c -> page.asLongBuffer().put(c.values(), from, count);
      case FloatColumn c -> page.asFloatBuffer().put(c.values(), from, count);
      case DoubleColumn c -> page.asDoubleBuffer().put(c.values(), from, count);
      default -> throw new IllegalArgumentException("no flat column: " + column.type());
    }
    if (type.bytes() > 1) {
      page.position(page.position() + count * type.bytes());
    }
    elements += count;
    return count;
  }

  /** Appends bytes up to the end of the page; returns how many. */
  int append(byte[] bytes, int from, int to) {
    int count = Math.min(to - from, capacity - page.position());
    reserve(count);
    page.put(bytes, from, count);
    elements += count;
    return count;
  }

  /** Appends one index. */
  void append(long index) {
    reserve(1);
    page.putLong(index);
    elements++;
  }

  private void reserve(int count) {
    int wanted = page.position() + count * type.bytes();
    if (wanted > page.capacity()) {
      int grown = (int) Math.min(capacity, Math.max(wanted, 2L * page.capacity()));
      page = ByteBuffer.allocate(grown).order(ByteOrder.LITTLE_ENDIAN).put(page.flip());
    }
  }

  /** Encodes the page for the compressor, in any thread; the next page begins. */
  Supplier<byte[]> takePage() {
    byte[] raw = Arrays.copyOf(page.array(), page.position());
    page.clear();
    return () -> PageEncoder.encode(type.encoding(), raw, raw.length, type.bytes());
  }

  int bufferedElements() {
    return page.position() / type.bytes();
  }

  void stored(Page where) {
    pages.add(where);
  }

  /** The pages of the cluster that ends here. */
  List<Page> endCluster() {
    List<Page> ended = pages;
    pages = new ArrayList<>();
    clusterStart = elements;
    return ended;
  }
}
