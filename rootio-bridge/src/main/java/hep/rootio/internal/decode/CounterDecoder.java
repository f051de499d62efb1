package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.IntColumn;
import hep.rootio.internal.bytes.Cursor;
import java.util.Arrays;

/** A member that other members count by: its values can be asked for while objects are read. */
final class CounterDecoder extends Decoder {
  private final boolean unsigned;
  private final int bytes;
  private int[] values = new int[Growth.FIRST];
  private int size;

  /** Whole numbers of 1, 2, 4 or 8 bytes; those of 8 must fit in 4. */
  CounterDecoder(int bytes, boolean unsigned) {
    this.bytes = bytes;
    this.unsigned = unsigned;
  }

  /** Value number {@code at}. */
  int value(int at) {
    return values[at];
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, bytes);
    if (count > values.length - size) {
      values = Arrays.copyOf(values, Growth.capacity(size, count));
    }
    for (int i = 0; i < count; i++) {
      values[size++] =
          switch (bytes) {
            case 1 -> unsigned ? in.u8() : in.i8();
            case 2 -> unsigned ? in.u16() : in.i16();
            case 4 -> in.i32();
            default -> wide(in);
          };
    }
  }

  private static int wide(Cursor in) {
    long value = in.i64();
    if (value != (int) value) {
      throw in.fail("a count of at most 2^31", Long.toString(value));
    }
    return (int) value;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Column column() {
    return new IntColumn(Arrays.copyOf(values, size), unsigned);
  }

  @Override
  int minimumBytes() {
    return bytes;
  }

  @Override
  public int width() {
    return bytes;
  }
}
