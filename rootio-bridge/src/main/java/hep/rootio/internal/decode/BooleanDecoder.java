package hep.rootio.internal.decode;

import hep.rootio.BooleanColumn;
import hep.rootio.Column;
import hep.rootio.internal.bytes.Cursor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** True and false, a byte each; every byte but zero is true. */
final class BooleanDecoder extends NumberDecoder<boolean[]> {
  BooleanDecoder() {
    super(new boolean[Growth.FIRST], 1);
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, 1);
    expect(count);
    MemorySegment bytes = in.segment();
    int from = in.advance(count);
    for (int i = 0; i < count; i++) {
      values[size + i] = bytes.get(ValueLayout.JAVA_BYTE, from + i) != 0;
    }
    size += count;
  }

  @Override
  boolean[] resized(int length) {
    return Arrays.copyOf(values, length);
  }

  @Override
  NumberDecoder<boolean[]> alike() {
    return new BooleanDecoder();
  }

  @Override
  Column columnOf(boolean[] values) {
    return new BooleanColumn(values);
  }
}
