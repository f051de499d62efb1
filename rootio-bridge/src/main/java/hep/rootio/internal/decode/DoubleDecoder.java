package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.DoubleColumn;
import hep.rootio.internal.bytes.Cursor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Double-precision numbers. */
final class DoubleDecoder extends NumberDecoder<double[]> {
  private static final ValueLayout.OfDouble BIG_ENDIAN =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  DoubleDecoder() {
    super(new double[Growth.FIRST], Double.BYTES);
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, 8);
    expect(count);
    int from = in.advance((long) count * 8);
    MemorySegment.copy(in.segment(), BIG_ENDIAN, from, values, size, count);
    size += count;
  }

  /** Appends values that are at hand. */
  void add(double... more) {
    expect(more.length);
    System.arraycopy(more, 0, values, size, more.length);
    size += more.length;
  }

  @Override
  double[] resized(int length) {
    return Arrays.copyOf(values, length);
  }

  @Override
  NumberDecoder<double[]> alike() {
    return new DoubleDecoder();
  }

  @Override
  Column columnOf(double[] values) {
    return new DoubleColumn(values);
  }
}
