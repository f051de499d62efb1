package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.DoubleColumn;
import hep.rootio.FloatColumn;
import hep.rootio.Interpretation.Packed;
import hep.rootio.internal.bytes.Cursor;
import java.util.Arrays;

/** Float16_t and Double32_t in their three codings (TBufferFile::ReadFloat16, ReadDouble32). */
final class PackedDecoder extends Decoder {
  private static final int MANTISSA_BITS = 23;

  private final Packed type;
  private double[] values = new double[Growth.FIRST];
  private int size;

  PackedDecoder(Packed type) {
    this.type = type;
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, minimumBytes());
    expect(count);
    if (type.ranged()) {
      double factor = Math.scalb(1.0, type.bits()) / (type.high() - type.low());
      if (type.bits() >= 32) {
        factor = 0xFFFFFFFFL / (type.high() - type.low());
      }
      for (int i = 0; i < count; i++) {
        double value = in.u32() / factor + type.low();
        values[size++] = type.wide() ? value : (float) value;
      }
    } else if (type.bits() > 0) {
      for (int i = 0; i < count; i++) {
        values[size++] = cut(in.u8(), in.u16(), type.bits());
      }
    } else {
      for (int i = 0; i < count; i++) {
        values[size++] = in.f32();
      }
    }
  }

  /**
   * A float from its exponent byte and the top {@code bits} of its mantissa, rounded up by the
   * writer; the bit above is the sign.
   */
  private static double cut(int exponent, int mantissa, int bits) {
    int word =
        (exponent << MANTISSA_BITS)
            | ((mantissa & ((1 << (bits + 1)) - 1)) << (MANTISSA_BITS - bits));
    float value = Float.intBitsToFloat(word);
    return ((1 << (bits + 1)) & mantissa) != 0 ? -value : value;
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
    if (type.wide()) {
      return new DoubleColumn(Arrays.copyOf(values, size));
    }
    float[] narrow = new float[size];
    for (int i = 0; i < size; i++) {
      narrow[i] = (float) values[i];
    }
    return new FloatColumn(narrow);
  }

  @Override
  int minimumBytes() {
    return !type.ranged() && type.bits() > 0 ? 3 : 4;
  }

  @Override
  public int width() {
    return minimumBytes();
  }
}
