package hep.rootio.internal.decode;

import hep.rootio.ByteColumn;
import hep.rootio.Column;
import hep.rootio.internal.bytes.Cursor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** 8-bit whole numbers. */
final class ByteDecoder extends Decoder {
  private final boolean unsigned;
  private byte[] values = new byte[Growth.FIRST];
  private int size;

  ByteDecoder(boolean unsigned) {
    this.unsigned = unsigned;
  }

  @Override
  public void read(Cursor in, int count) {
    in.checkCount(count, 1);
    expect(count);
    MemorySegment.copy(in.segment(), ValueLayout.JAVA_BYTE, in.advance(count), values, size, count);
    size += count;
  }

  /** Appends values that are at hand. */
  void add(byte[] more) {
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
    return new ByteColumn(size == values.length ? values : Arrays.copyOf(values, size), unsigned);
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
