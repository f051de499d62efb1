package hep.rootio.internal.write;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer of big-endian bytes with ROOT's ways to write strings, versions and byte counts.
 */
public final class Output {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle DOUBLE =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.BIG_ENDIAN);

  /** Set in the byte count of an object, so that it cannot be taken for an old version number. */
  private static final int BYTE_COUNT = 0x40000000;

  private byte[] bytes;
  private int length;

  public Output() {
    this(256);
  }

  public Output(int capacity) {
    bytes = new byte[capacity];
  }

  public int length() {
    return length;
  }

  /** Forgets the contents and keeps the memory. */
  public void clear() {
    length = 0;
  }

  /**
   * The buffer itself; only the first {@link #length()} bytes count, and only until the next write.
   */
  public byte[] array() {
    return bytes;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  /**
   * Makes room for that many more bytes and returns where they start; {@link #length()} has moved
   * behind them.
   */
  public int reserve(int count) {
    int start = length;
    long wanted = (long) start + count;
    if (wanted > Integer.MAX_VALUE - 16) {
      throw new IllegalStateException("one record of a ROOT file cannot pass 2 GiB");
    }
    if (wanted > bytes.length) {
      long grown = Math.max(wanted, bytes.length + (bytes.length >> 1) + 64L);
      bytes = Arrays.copyOf(bytes, (int) Math.min(grown, Integer.MAX_VALUE - 16));
    }
    length = (int) wanted;
    return start;
  }

  public Output u1(int value) {
    int at = reserve(1);
    bytes[at] = (byte) value;
    return this;
  }

  public Output i2(int value) {
    int at = reserve(2);
    SHORT.set(bytes, at, (short) value);
    return this;
  }

  public Output i4(int value) {
    int at = reserve(4);
    INT.set(bytes, at, value);
    return this;
  }

  public Output i8(long value) {
    int at = reserve(8);
    LONG.set(bytes, at, value);
    return this;
  }

  public Output f4(float value) {
    int at = reserve(4);
    FLOAT.set(bytes, at, value);
    return this;
  }

  public Output f8(double value) {
    int at = reserve(8);
    DOUBLE.set(bytes, at, value);
    return this;
  }

  public Output raw(byte[] from) {
    return raw(from, 0, from.length);
  }

  public Output raw(byte[] from, int start, int count) {
    int at = reserve(count);
    System.arraycopy(from, start, bytes, at, count);
    return this;
  }

  /** A TString or std::string: one length byte, or 255 and four, then UTF-8. */
  public Output string(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (utf8.length < 255) {
      u1(utf8.length);
    } else {
      u1(255).i4(utf8.length);
    }
    return raw(utf8);
  }

  /** How many bytes {@link #string} takes. */
  public static int stringLength(String text) {
    int count = text.getBytes(StandardCharsets.UTF_8).length;
    return count < 255 ? 1 + count : 5 + count;
  }

  /** Bytes up to a closing zero, as class names in object tags are written. */
  public Output zeroTerminated(String text) {
    return raw(text.getBytes(StandardCharsets.UTF_8)).u1(0);
  }

  public Output shorts(short[] from, int start, int count) {
    int at = reserve(Math.multiplyExact(count, 2));
    for (int i = 0; i < count; i++) {
      SHORT.set(bytes, at + 2 * i, from[start + i]);
    }
    return this;
  }

  public Output ints(int[] from, int start, int count) {
    int at = reserve(Math.multiplyExact(count, 4));
    for (int i = 0; i < count; i++) {
      INT.set(bytes, at + 4 * i, from[start + i]);
    }
    return this;
  }

  public Output longs(long[] from, int start, int count) {
    int at = reserve(Math.multiplyExact(count, 8));
    for (int i = 0; i < count; i++) {
      LONG.set(bytes, at + 8 * i, from[start + i]);
    }
    return this;
  }

  public Output floats(float[] from, int start, int count) {
    int at = reserve(Math.multiplyExact(count, 4));
    for (int i = 0; i < count; i++) {
      FLOAT.set(bytes, at + 4 * i, from[start + i]);
    }
    return this;
  }

  public Output doubles(double[] from, int start, int count) {
    int at = reserve(Math.multiplyExact(count, 8));
    for (int i = 0; i < count; i++) {
      DOUBLE.set(bytes, at + 8 * i, from[start + i]);
    }
    return this;
  }

  public Output booleans(boolean[] from, int start, int count) {
    int at = reserve(count);
    for (int i = 0; i < count; i++) {
      bytes[at + i] = (byte) (from[start + i] ? 1 : 0);
    }
    return this;
  }

  /** Leaves four bytes for a byte count; give the answer to {@link #endCount}. */
  public int beginCount() {
    return reserve(4);
  }

  /** Fills in the byte count begun at {@code mark}: the bytes behind the count itself. */
  public void endCount(int mark) {
    int count = length - mark - 4;
    if (count >= BYTE_COUNT) {
      throw new IllegalStateException("one object of a ROOT file cannot pass 1 GiB");
    }
    INT.set(bytes, mark, count | BYTE_COUNT);
  }
}
