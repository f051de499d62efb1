package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.FloatColumn;
import hep.rootio.internal.bytes.Cursor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Single-precision numbers. */
final class FloatDecoder extends NumberDecoder<float[]> {
  private static final ValueLayout.OfFloat BIG_ENDIAN =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  FloatDecoder() {
    super(new float[Growth.FIRST], Float.BYTES);
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, 4);
    expect(count);
    int from = in.advance((long) count * 4);
    MemorySegment.copy(in.segment(), BIG_ENDIAN, from, values, size, count);
    size += count;
  }

  @Override
  float[] resized(int length) {
    return Arrays.copyOf(values, length);
  }

  @Override
  NumberDecoder<float[]> alike() {
    return new FloatDecoder();
  }

  @Override
  Column columnOf(float[] values) {
    return new FloatColumn(values);
  }
}
