package hep.rootio.internal.decode;

import hep.rootio.BooleanColumn;
import hep.rootio.Column;
import hep.rootio.internal.bytes.Cursor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** True and false, a byte each; every byte but zero is true. */
final class BooleanDecoder extends Decoder {
  private boolean[] values = new boolean[Growth.FIRST];
  private int size;

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
    return new BooleanColumn(size == values.length ? values : Arrays.copyOf(values, size));
  }

  @Override
  int minimumBytes() {
    return 1;
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public boolean bulk() {
    return true;
  }
}
