package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.IntColumn;
import hep.rootio.internal.bytes.Cursor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** 32-bit whole numbers. */
final class IntDecoder extends Decoder {
  private static final ValueLayout.OfInt BIG_ENDIAN =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final boolean unsigned;
  private int[] values = new int[Growth.FIRST];
  private int size;

  IntDecoder(boolean unsigned) {
    this.unsigned = unsigned;
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, 4);
    expect(count);
    int from = in.advance((long) count * 4);
    MemorySegment.copy(in.segment(), BIG_ENDIAN, from, values, size, count);
    size += count;
  }

  /** Appends values that are at hand. */
  void add(int[] more) {
    expect(more.length);
    System.arraycopy(more, 0, values, size, more.length);
    size += more.length;
  }

  @Override
  public void expect(int more) {
    if (more > values.length - size) {
      values = Arrays.copyOf(values, Growth.capacity(size, more));
    }
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Column column() {
    return new IntColumn(size == values.length ? values : Arrays.copyOf(values, size), unsigned);
  }

  @Override
  int minimumBytes() {
    return 4;
  }

  @Override
  public int width() {
    return 4;
  }

  @Override
  public boolean bulk() {
    return true;
  }
}
