package hep.rootio.internal.rntuple;

import hep.rootio.RootFormatException;
import hep.rootio.internal.bytes.Place;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Reads the little-endian values and the frames of an envelope, and checks every step. */
final class LittleCursor {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  /** The high bits of the number of items in a list are reserved. */
  private static final int ITEMS_MASK = 0x0FFFFFFF;

  private final Place place;
  private final byte[] bytes;
  private final long origin;
  private final int limit;
  private int position;

  /**
   * @param origin where {@code bytes[0]} stands in the file, for errors; in a compressed envelope
   *     offsets count on from there
   */
  LittleCursor(Place place, byte[] bytes, int start, int end, long origin) {
    this.place = place;
    this.bytes = bytes;
    this.origin = origin;
    this.position = start;
    this.limit = end;
  }

  int remaining() {
    return limit - position;
  }

  int u16() {
    return (short) SHORT.get(bytes, advance(2)) & 0xFFFF;
  }

  int i32() {
    return (int) INT.get(bytes, advance(4));
  }

  long i64() {
    return (long) LONG.get(bytes, advance(8));
  }

  double f64() {
    return Double.longBitsToDouble(i64());
  }

  /** Four bytes length, then UTF-8. */
  String string() {
    int length = i32();
    return new String(bytes, advance(length), length, StandardCharsets.UTF_8);
  }

  /** Four bytes length, then as many bytes. */
  byte[] bytes() {
    int length = i32();
    int at = advance(length);
    return Arrays.copyOfRange(bytes, at, at + length);
  }

  /** The next {@code length} bytes as a cursor of their own. */
  LittleCursor part(long length) {
    int start = advance(length);
    return new LittleCursor(place, bytes, start, position, origin);
  }

  /** What a record frame holds. Whatever it holds beyond what is read is passed over. */
  LittleCursor record() {
    long size = i64();
    if (size < Long.BYTES) {
      throw fail("a record frame", "a frame of size " + size);
    }
    return part(size - Long.BYTES);
  }

  /**
   * The items of a list frame. Whatever stands behind them in the frame is passed over.
   *
   * @param smallest the fewest bytes that an item can take, at least 1
   */
  <T> List<T> list(int smallest, Function<LittleCursor, T> item) {
    Items items = items(smallest);
    List<T> all = new ArrayList<>(items.count());
    for (int i = 0; i < items.count(); i++) {
      all.add(item.apply(items.body()));
    }
    return all;
  }

  /** A list frame: how many items, and the bytes of all. */
  record Items(int count, LittleCursor body) {}

  /** Opens a list frame. */
  Items items(int smallest) {
    long size = i64();
    if (size > -(Long.BYTES + Integer.BYTES) || size == Long.MIN_VALUE) {
      throw fail("a list frame", "a frame of size " + size);
    }
    LittleCursor body = part(-size - Long.BYTES);
    int count = body.i32() & ITEMS_MASK;
    if ((long) count * smallest > body.remaining()) {
      throw fail("a list of items in " + body.remaining() + " bytes", count + " items");
    }
    return new Items(count, body);
  }

  /** The flags that say what a reader must understand; none are defined in version 1.0. */
  void noFeatures() {
    long flags = i64();
    if (flags != 0) {
      throw fail("no feature flags", "flags %016x that a reader must know".formatted(flags));
    }
  }

  RootFormatException fail(String expected, String found) {
    return place.broken(origin + position, expected, found);
  }

  private int advance(long length) {
    if (length < 0 || length > limit - position) {
      throw fail(length + " more bytes", (limit - position) + " before the end of the frame");
    }
    int at = position;
    position += (int) length;
    return at;
  }

  private static VarHandle view(Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN)
        .withInvokeExactBehavior();
  }
}
