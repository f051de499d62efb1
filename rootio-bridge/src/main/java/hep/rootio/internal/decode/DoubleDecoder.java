package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.DoubleColumn;
import hep.rootio.internal.bytes.Cursor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Double-precision numbers. */
final class DoubleDecoder extends Decoder {
  private static final ValueLayout.OfDouble BIG_ENDIAN =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private double[] values = new double[Growth.FIRST];
  private int size;

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
    return new DoubleColumn(size == values.length ? values : Arrays.copyOf(values, size));
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
