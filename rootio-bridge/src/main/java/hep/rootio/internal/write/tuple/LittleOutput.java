package hep.rootio.internal.write.tuple;

import com.dynatrace.hash4j.hashing.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A growing buffer in which the envelopes of an RNTuple are put together: little-endian, with
 * frames.
 */
final class LittleOutput {
  private ByteBuffer out = ByteBuffer.allocate(1 << 12).order(ByteOrder.LITTLE_ENDIAN);

  private ByteBuffer room(int count) {
    if (out.remaining() < count) {
      int grown = Math.max(Math.addExact(out.position(), count), 2 * out.capacity());
      out = ByteBuffer.allocate(grown).order(ByteOrder.LITTLE_ENDIAN).put(out.flip());
    }
    return out;
  }

  LittleOutput i2(int value) {
    room(2).putShort((short) value);
    return this;
  }

  LittleOutput i4(int value) {
    room(4).putInt(value);
    return this;
  }

  LittleOutput i8(long value) {
    room(8).putLong(value);
    return this;
  }

  LittleOutput string(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return i4(utf8.length).raw(utf8);
  }

  LittleOutput raw(byte[] bytes) {
    room(bytes.length).put(bytes);
    return this;
  }

  /** Begins a record frame; its size is filled in by {@link #endRecord}. */
  int beginRecord() {
    int mark = out.position();
    i8(0);
    return mark;
  }

  void endRecord(int mark) {
    out.putLong(mark, out.position() - mark);
  }

  /** Begins a list frame; its size is filled in by {@link #endList}. */
  int beginList(int items) {
    int mark = beginRecord();
    i4(items);
    return mark;
  }

  /** A list is told from a record by its negative size. */
  void endList(int mark) {
    out.putLong(mark, mark - out.position());
  }

  /** A range of bytes in the file. */
  LittleOutput locator(int bytes, long seek) {
    return i4(bytes).i8(seek);
  }

  /** Begins an envelope of the type given; {@link #endEnvelope} must follow on the same buffer. */
  static LittleOutput envelope(int type) {
    return new LittleOutput().i8(type);
  }

  /** Fills in the length, appends the checksum and hands the envelope out. */
  byte[] endEnvelope() {
    long length = (long) out.position() + Long.BYTES;
    out.putLong(0, out.getLong(0) | length << 16);
    i8(Hashing.xxh3_64().hashBytesToLong(out.array(), 0, out.position()));
    byte[] bytes = new byte[out.position()];
    out.get(0, bytes);
    return bytes;
  }

  /** The checksum at the end of an envelope. */
  static long checksum(byte[] envelope) {
    return ByteBuffer.wrap(envelope)
        .order(ByteOrder.LITTLE_ENDIAN)
        .getLong(envelope.length - Long.BYTES);
  }
}
