package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.LongColumn;
import hep.rootio.internal.bytes.Cursor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** 64-bit whole numbers. */
final class LongDecoder extends Decoder {
  private static final ValueLayout.OfLong BIG_ENDIAN =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final boolean unsigned;
  private long[] values = new long[Growth.FIRST];
  private int size;

  LongDecoder(boolean unsigned) {
    this.unsigned = unsigned;
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, 8);
    expect(count);
    int from = in.advance((long) count * 8);
    MemorySegment.copy(in.segment(), BIG_ENDIAN, from, values, size, count);
    size += count;
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
    return new LongColumn(size == values.length ? values : Arrays.copyOf(values, size), unsigned);
  }

  @Override
  int minimumBytes() {
    return 8;
  }

  @Override
  public int width() {
    return 8;
  }

  @Override
  public boolean bulk() {
    return true;
  }
}
