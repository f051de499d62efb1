package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.LongColumn;
import hep.rootio.internal.bytes.Cursor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** 64-bit whole numbers. */
final class LongDecoder extends NumberDecoder<long[]> {
  private static final ValueLayout.OfLong BIG_ENDIAN =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final boolean unsigned;

  LongDecoder(boolean unsigned) {
    super(new long[Growth.FIRST], Long.BYTES);
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
  long[] resized(int length) {
    return Arrays.copyOf(values, length);
  }

  @Override
  NumberDecoder<long[]> alike() {
    return new LongDecoder(unsigned);
  }

  @Override
  Column columnOf(long[] values) {
    return new LongColumn(values, unsigned);
  }
}
