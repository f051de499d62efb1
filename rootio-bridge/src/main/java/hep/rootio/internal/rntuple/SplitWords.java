package hep.rootio.internal.rntuple;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Puts words together whose bytes lie apart: all first bytes of a page, then all second bytes, and
 * so on, least significant first.
 */
final class SplitWords {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
          .withInvokeExactBehavior();

  /** Every second byte of eight. */
  private static final long EVEN_BYTES = 0x00FF_00FF_00FF_00FFL;

  /** The first two bytes of each four. */
  private static final long LOW_HALVES = 0x0000_FFFF_0000_FFFFL;

  private static final long LOW_WORD = 0xFFFF_FFFFL;

  private SplitWords() {}

  /**
   * Words {@code from} to {@code to} of 32 bits.
   *
   * @param n words in the page: bytes of one word are so far apart
   */
  static void ints(byte[] page, int n, int from, int to, int[] out, int at) {
    int p1 = from + n;
    int p2 = p1 + n;
    int p3 = p2 + n;
    int count = to - from;
    int i = 0;
    // Eight words at a time: pairs of bytes first, of even and odd words apart, then pairs of
    // pairs.
    for (; i <= count - 8; i += 8) {
      long a = (long) LONG.get(page, from + i);
      long b = (long) LONG.get(page, p1 + i);
      long c = (long) LONG.get(page, p2 + i);
      long d = (long) LONG.get(page, p3 + i);
      long even = (a & EVEN_BYTES) | ((b & EVEN_BYTES) << 8);
      long odd = ((a >>> 8) & EVEN_BYTES) | (b & ~EVEN_BYTES);
      long highEven = (c & EVEN_BYTES) | ((d & EVEN_BYTES) << 8);
      long highOdd = ((c >>> 8) & EVEN_BYTES) | (d & ~EVEN_BYTES);
      long words04 = (even & LOW_HALVES) | ((highEven & LOW_HALVES) << 16);
      long words15 = (odd & LOW_HALVES) | ((highOdd & LOW_HALVES) << 16);
      long words26 = ((even >>> 16) & LOW_HALVES) | (highEven & ~LOW_HALVES);
      long words37 = ((odd >>> 16) & LOW_HALVES) | (highOdd & ~LOW_HALVES);
      int k = at + i;
      out[k] = (int) words04;
      out[k + 1] = (int) words15;
      out[k + 2] = (int) words26;
      out[k + 3] = (int) words37;
      out[k + 4] = (int) (words04 >>> 32);
      out[k + 5] = (int) (words15 >>> 32);
      out[k + 6] = (int) (words26 >>> 32);
      out[k + 7] = (int) (words37 >>> 32);
    }
    for (; i < count; i++) {
      out[at + i] = word(page, from + i, n);
    }
  }

  /** Words {@code from} to {@code to} of 32 bits that are single precision, as {@link #ints}. */
  static void floats(byte[] page, int n, int from, int to, float[] out, int at) {
    int p1 = from + n;
    int p2 = p1 + n;
    int p3 = p2 + n;
    int count = to - from;
    int i = 0;
    for (; i <= count - 8; i += 8) {
      long a = (long) LONG.get(page, from + i);
      long b = (long) LONG.get(page, p1 + i);
      long c = (long) LONG.get(page, p2 + i);
      long d = (long) LONG.get(page, p3 + i);
      long even = (a & EVEN_BYTES) | ((b & EVEN_BYTES) << 8);
      long odd = ((a >>> 8) & EVEN_BYTES) | (b & ~EVEN_BYTES);
      long highEven = (c & EVEN_BYTES) | ((d & EVEN_BYTES) << 8);
      long highOdd = ((c >>> 8) & EVEN_BYTES) | (d & ~EVEN_BYTES);
      long words04 = (even & LOW_HALVES) | ((highEven & LOW_HALVES) << 16);
      long words15 = (odd & LOW_HALVES) | ((highOdd & LOW_HALVES) << 16);
      long words26 = ((even >>> 16) & LOW_HALVES) | (highEven & ~LOW_HALVES);
      long words37 = ((odd >>> 16) & LOW_HALVES) | (highOdd & ~LOW_HALVES);
      int k = at + i;
      out[k] = Float.intBitsToFloat((int) words04);
      out[k + 1] = Float.intBitsToFloat((int) words15);
      out[k + 2] = Float.intBitsToFloat((int) words26);
      out[k + 3] = Float.intBitsToFloat((int) words37);
      out[k + 4] = Float.intBitsToFloat((int) (words04 >>> 32));
      out[k + 5] = Float.intBitsToFloat((int) (words15 >>> 32));
      out[k + 6] = Float.intBitsToFloat((int) (words26 >>> 32));
      out[k + 7] = Float.intBitsToFloat((int) (words37 >>> 32));
    }
    for (; i < count; i++) {
      out[at + i] = Float.intBitsToFloat(word(page, from + i, n));
    }
  }

  private static int word(byte[] page, int first, int n) {
    return (page[first] & 0xFF)
        | ((page[first + n] & 0xFF) << 8)
        | ((page[first + 2 * n] & 0xFF) << 16)
        | (page[first + 3 * n] << 24);
  }

  /** Words {@code from} to {@code to} of 64 bits. */
  static void longs(byte[] page, int n, int from, int to, long[] out, int at) {
    int count = to - from;
    int i = 0;
    for (; i <= count - 8; i += 8) {
      int p = from + i;
      long a = (long) LONG.get(page, p);
      long b = (long) LONG.get(page, p + n);
      long c = (long) LONG.get(page, p + 2 * n);
      long d = (long) LONG.get(page, p + 3 * n);
      long even = (a & EVEN_BYTES) | ((b & EVEN_BYTES) << 8);
      long odd = ((a >>> 8) & EVEN_BYTES) | (b & ~EVEN_BYTES);
      long evenUp = (c & EVEN_BYTES) | ((d & EVEN_BYTES) << 8);
      long oddUp = ((c >>> 8) & EVEN_BYTES) | (d & ~EVEN_BYTES);
      long low04 = (even & LOW_HALVES) | ((evenUp & LOW_HALVES) << 16);
      long low15 = (odd & LOW_HALVES) | ((oddUp & LOW_HALVES) << 16);
      long low26 = ((even >>> 16) & LOW_HALVES) | (evenUp & ~LOW_HALVES);
      long low37 = ((odd >>> 16) & LOW_HALVES) | (oddUp & ~LOW_HALVES);
      a = (long) LONG.get(page, p + 4 * n);
      b = (long) LONG.get(page, p + 5 * n);
      c = (long) LONG.get(page, p + 6 * n);
      d = (long) LONG.get(page, p + 7 * n);
      even = (a & EVEN_BYTES) | ((b & EVEN_BYTES) << 8);
      odd = ((a >>> 8) & EVEN_BYTES) | (b & ~EVEN_BYTES);
      evenUp = (c & EVEN_BYTES) | ((d & EVEN_BYTES) << 8);
      oddUp = ((c >>> 8) & EVEN_BYTES) | (d & ~EVEN_BYTES);
      long high04 = (even & LOW_HALVES) | ((evenUp & LOW_HALVES) << 16);
      long high15 = (odd & LOW_HALVES) | ((oddUp & LOW_HALVES) << 16);
      long high26 = ((even >>> 16) & LOW_HALVES) | (evenUp & ~LOW_HALVES);
      long high37 = ((odd >>> 16) & LOW_HALVES) | (oddUp & ~LOW_HALVES);
      int k = at + i;
      out[k] = (low04 & LOW_WORD) | (high04 << 32);
      out[k + 1] = (low15 & LOW_WORD) | (high15 << 32);
      out[k + 2] = (low26 & LOW_WORD) | (high26 << 32);
      out[k + 3] = (low37 & LOW_WORD) | (high37 << 32);
      out[k + 4] = (low04 >>> 32) | (high04 & ~LOW_WORD);
      out[k + 5] = (low15 >>> 32) | (high15 & ~LOW_WORD);
      out[k + 6] = (low26 >>> 32) | (high26 & ~LOW_WORD);
      out[k + 7] = (low37 >>> 32) | (high37 & ~LOW_WORD);
    }
    for (; i < count; i++) {
      out[at + i] =
          (word(page, from + i, n) & LOW_WORD) | ((long) word(page, from + i + 4 * n, n) << 32);
    }
  }
}
