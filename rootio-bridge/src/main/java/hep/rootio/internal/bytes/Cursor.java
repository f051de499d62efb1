package hep.rootio.internal.bytes;

import hep.rootio.RootFormatException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads big-endian values one after the other. Every step is checked against the limit; a step
 * beyond it is a {@link RootFormatException} that names the place. Not for use by several threads.
 */
public final class Cursor {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);
  private static final VarHandle FLOAT = view(float[].class);
  private static final VarHandle DOUBLE = view(double[].class);

  private static final byte[] NONE = {};

  private final Place place;
  private final byte[] bytes;
  private final MemorySegment segment;
  private final long origin;
  private int position;
  private int limit;

  /**
   * @param place where the bytes come from
   * @param bytes not copied
   * @param start first byte to read
   * @param end one past the last byte to read
   * @param origin what {@code bytes[0]} counts as in references and errors
   */
  public Cursor(Place place, byte[] bytes, int start, int end, long origin) {
    this.place = place;
    this.bytes = bytes;
    this.segment = MemorySegment.ofArray(bytes);
    this.origin = origin;
    this.position = start;
    this.limit = end;
  }

  /**
   * Bytes that are not in an array: only for {@link #segment()} and {@link #advance}, which bulk
   * copies need.
   *
   * @param origin what the first byte counts as in references and errors
   */
  public Cursor(Place place, MemorySegment segment, long origin) {
    this.place = place;
    this.bytes = NONE;
    this.segment = segment;
    this.origin = origin;
    this.limit = (int) segment.byteSize();
  }

  /** All of {@code bytes}. */
  public Cursor(Place place, byte[] bytes, long origin) {
    this(place, bytes, 0, bytes.length, origin);
  }

  /** A copy of a range of a source; offsets in errors count from the start of the source. */
  public static Cursor over(Source source, Place place, long offset, long length) {
    if (length > Integer.MAX_VALUE - 8) {
      throw place.broken(offset, "less than 2 GB in one piece", length + " bytes");
    }
    MemorySegment range = source.slice(offset, length);
    return new Cursor(place, range.toArray(ValueLayout.JAVA_BYTE), offset);
  }

  /** Where the bytes come from. */
  public Place place() {
    return place;
  }

  /** The array read from, for bulk copies. */
  public byte[] array() {
    return bytes;
  }

  /** The same bytes as {@link #array()}, for bulk copies that change the byte order. */
  public MemorySegment segment() {
    return segment;
  }

  /** Index into {@link #array()} of the next byte. */
  public int position() {
    return position;
  }

  /** Index into {@link #array()} one past the last byte. */
  public int limit() {
    return limit;
  }

  /** The next byte's offset as references and errors count it. */
  public long offset() {
    return origin + position;
  }

  /** What {@code array()[0]} counts as. */
  public long origin() {
    return origin;
  }

  /** How many bytes are left. */
  public int remaining() {
    return limit - position;
  }

  /** Goes to an index of {@link #array()}, at most {@link #limit()}. */
  public void seek(int to) {
    if (to < 0 || to > limit) {
      throw place.broken(origin + to, "an offset within " + (origin + limit), "one beyond");
    }
    position = to;
  }

  /** Moves the end; not beyond the array. */
  public void limit(int to) {
    if (to < position || to > segment.byteSize()) {
      throw place.broken(
          offset(),
          "an end between here and " + (origin + segment.byteSize()),
          "end " + (origin + to));
    }
    limit = to;
  }

  /** Passes over bytes. */
  public void skip(long count) {
    advance(count);
  }

  /** One byte, signed. */
  public byte i8() {
    return bytes[advance(1)];
  }

  /** One byte, 0 to 255. */
  public int u8() {
    return bytes[advance(1)] & 0xFF;
  }

  /** Two bytes, signed. */
  public short i16() {
    return (short) SHORT.get(bytes, advance(2));
  }

  /** Two bytes, 0 to 65535. */
  public int u16() {
    return (short) SHORT.get(bytes, advance(2)) & 0xFFFF;
  }

  /** Four bytes, signed. */
  public int i32() {
    return (int) INT.get(bytes, advance(4));
  }

  /** Four bytes, unsigned. */
  public long u32() {
    return (int) INT.get(bytes, advance(4)) & 0xFFFFFFFFL;
  }

  /** Eight bytes. */
  public long i64() {
    return (long) LONG.get(bytes, advance(8));
  }

  /** Single precision. */
  public float f32() {
    return (float) FLOAT.get(bytes, advance(4));
  }

  /** Double precision. */
  public double f64() {
    return (double) DOUBLE.get(bytes, advance(8));
  }

  /**
   * A count of things that take at least {@code minimumBytes} each, in four bytes.
   *
   * @throws RootFormatException when so many cannot stand in what is left
   */
  public int count(int minimumBytes) {
    int count = i32();
    checkCount(count, minimumBytes);
    return count;
  }

  /**
   * Refuses a count whose things, of at least {@code minimumBytes} each, cannot stand in what is
   * left.
   */
  public void checkCount(long count, int minimumBytes) {
    if (count < 0 || count * Math.max(1, minimumBytes) > remaining()) {
      throw fail(
          "a count of things of at least %d bytes that fit in %d bytes"
              .formatted(minimumBytes, remaining()),
          Long.toString(count));
    }
  }

  /**
   * The length of a TString or std::string: one byte, or 255 and four bytes. The string's bytes
   * follow.
   */
  public int stringLength() {
    int length = u8();
    if (length == 255) {
      length = i32();
    }
    checkCount(length, 1);
    return length;
  }

  /** A TString or std::string. */
  public String string() {
    int length = stringLength();
    return new String(bytes, advance(length), length, StandardCharsets.UTF_8);
  }

  /** How many bytes stand before the next zero byte. */
  public int zeroTerminatedLength() {
    int end = position;
    while (end < limit && bytes[end] != 0) {
      end++;
    }
    if (end == limit) {
      throw fail("a zero byte at the end of a string", "none");
    }
    return end - position;
  }

  /** A string that ends with a zero byte. */
  public String zeroTerminated() {
    int end = position + zeroTerminatedLength();
    String text = new String(bytes, position, end - position, StandardCharsets.UTF_8);
    position = end + 1;
    return text;
  }

  /** Copies the next bytes. */
  public byte[] bytes(int length) {
    checkCount(length, 1);
    byte[] copy = new byte[length];
    System.arraycopy(bytes, advance(length), copy, 0, length);
    return copy;
  }

  /** Passes over {@code length} bytes and gives the index where they start. */
  public int advance(long length) {
    if (length < 0 || length > limit - position) {
      throw fail(length + " more bytes", (limit - position) + " before the end");
    }
    int at = position;
    position += (int) length;
    return at;
  }

  /** The refusal of what stands at the next byte. */
  public RootFormatException fail(String expected, String found) {
    return place.broken(offset(), expected, found);
  }

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.BIG_ENDIAN)
        .withInvokeExactBehavior();
  }
}
