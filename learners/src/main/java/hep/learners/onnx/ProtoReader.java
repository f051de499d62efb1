package hep.learners.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks through the fields of a message in protobuf's wire format; every length is checked against
 * what is left, and nothing is copied before.
 */
final class ProtoReader {
  private static final int VARINT = 0;
  private static final int BYTES = 2;
  private static final int FIXED64 = 1;
  private static final int FIXED32 = 5;

  private final String where;
  private final ByteBuffer bytes;
  private int field;
  private int kind;
  private long number;
  private ByteBuffer content = ByteBuffer.allocate(0);

  ProtoReader(String where, ByteBuffer bytes) {
    this.where = where;
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Goes to the next field; false at the end. */
  boolean next() {
    if (!bytes.hasRemaining()) {
      return false;
    }
    long tag = varint();
    if (tag >>> 3 == 0 || tag >>> 3 > 1 << 29) {
      throw wrong("field number " + (tag >>> 3));
    }
    field = (int) (tag >>> 3);
    kind = (int) (tag & 7);
    switch (kind) {
      case VARINT -> number = varint();
      case FIXED64 -> number = take(Long.BYTES).getLong();
      case FIXED32 -> number = take(Integer.BYTES).getInt();
      case BYTES -> {
        long length = varint();
        if (length < 0 || length > bytes.remaining()) {
          throw wrong("a length of " + length + " where " + bytes.remaining() + " bytes are left");
        }
        content = take((int) length);
      }
      default -> throw wrong("wire type " + kind);
    }
    return true;
  }

  int field() {
    return field;
  }

  long number() {
    require(kind != BYTES, "a number");
    return number;
  }

  float real() {
    require(kind == FIXED32, "a float");
    return Float.intBitsToFloat((int) number);
  }

  ByteBuffer content() {
    require(kind == BYTES, "bytes");
    return content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  String text() {
    ByteBuffer text = content();
    byte[] copy = new byte[text.remaining()];
    text.get(copy);
    return new String(copy, StandardCharsets.UTF_8);
  }

  ProtoReader message() {
    return new ProtoReader(where, content());
  }

  boolean isBytes() {
    return kind == BYTES;
  }

  boolean hasNumber() {
    return bytes.hasRemaining();
  }

  long nextNumber() {
    return varint();
  }

  OnnxFormatException wrong(String found) {
    return new OnnxFormatException(
        where, "found " + found + " near byte " + bytes.position() + " of a message");
  }

  private void require(boolean right, String expected) {
    if (!right) {
      throw wrong("field " + field + " of wire type " + kind + " where " + expected + " is due");
    }
  }

  private ByteBuffer take(int length) {
    if (length > bytes.remaining()) {
      throw wrong("the end of the bytes");
    }
    ByteBuffer taken = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(bytes.position() + length);
    return taken;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (!bytes.hasRemaining()) {
        throw wrong("the end of the bytes");
      }
      byte next = bytes.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw wrong("a number of more than ten bytes");
  }
}
