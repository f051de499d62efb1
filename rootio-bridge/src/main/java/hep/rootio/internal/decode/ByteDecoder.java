package hep.rootio.internal.decode;

import hep.rootio.ByteColumn;
import hep.rootio.Column;
import hep.rootio.internal.bytes.Cursor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** 8-bit whole numbers. */
final class ByteDecoder extends NumberDecoder<byte[]> {
  private final boolean unsigned;

  ByteDecoder(boolean unsigned) {
    super(new byte[Growth.FIRST], 1);
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
  byte[] resized(int length) {
    return Arrays.copyOf(values, length);
  }

  @Override
  NumberDecoder<byte[]> alike() {
    return new ByteDecoder(unsigned);
  }

  @Override
  Column columnOf(byte[] values) {
    return new ByteColumn(values, unsigned);
  }
}
