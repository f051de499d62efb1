package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.FloatColumn;
import hep.rootio.internal.bytes.Cursor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Single-precision numbers. */
final class FloatDecoder extends Decoder {
  private static final ValueLayout.OfFloat BIG_ENDIAN =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private float[] values = new float[Growth.FIRST];
  private int size;

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, 4);
    expect(count);
    int from = in.advance((long) count * 4);
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
    return new FloatColumn(size == values.length ? values : Arrays.copyOf(values, size));
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
