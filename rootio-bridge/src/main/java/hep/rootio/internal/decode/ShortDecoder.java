package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.ShortColumn;
import hep.rootio.internal.bytes.Cursor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** 16-bit whole numbers. */
final class ShortDecoder extends Decoder {
  private static final ValueLayout.OfShort BIG_ENDIAN =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final boolean unsigned;
  private short[] values = new short[Growth.FIRST];
  private int size;

  ShortDecoder(boolean unsigned) {
    this.unsigned = unsigned;
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, 2);
    expect(count);
    int from = in.advance((long) count * 2);
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
    return new ShortColumn(size == values.length ? values : Arrays.copyOf(values, size), unsigned);
  }

  @Override
  int minimumBytes() {
    return 2;
  }

  @Override
  public int width() {
    return 2;
  }

  @Override
  public boolean bulk() {
    return true;
  }
}
