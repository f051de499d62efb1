package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.IntColumn;
import hep.rootio.internal.bytes.Cursor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** 32-bit whole numbers. */
final class IntDecoder extends NumberDecoder<int[]> {
  private static final ValueLayout.OfInt BIG_ENDIAN =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final boolean unsigned;

  IntDecoder(boolean unsigned) {
    super(new int[Growth.FIRST], Integer.BYTES);
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
  int[] resized(int length) {
    return Arrays.copyOf(values, length);
  }

  @Override
  NumberDecoder<int[]> alike() {
    return new IntDecoder(unsigned);
  }

  @Override
  Column columnOf(int[] values) {
    return new IntColumn(values, unsigned);
  }
}
