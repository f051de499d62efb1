package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.ShortColumn;
import hep.rootio.internal.bytes.Cursor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** 16-bit whole numbers. */
final class ShortDecoder extends NumberDecoder<short[]> {
  private static final ValueLayout.OfShort BIG_ENDIAN =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final boolean unsigned;

  ShortDecoder(boolean unsigned) {
    super(new short[Growth.FIRST], Short.BYTES);
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
  short[] resized(int length) {
    return Arrays.copyOf(values, length);
  }

  @Override
  NumberDecoder<short[]> alike() {
    return new ShortDecoder(unsigned);
  }

  @Override
  Column columnOf(short[] values) {
    return new ShortColumn(values, unsigned);
  }
}
