package hep.rootio.internal.rntuple;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
  private static final long EVEN = 0x00FF_00FF_00FF_00FFL;

  /** Words that go through an array between; small enough to stay in the first cache. */
  private static final int STEP = 1024;

  private SplitWords() {}

  /**
   * Words {@code from} to {@code to} of 32 bits.
   *
   * @param start where the first byte of word 0 stands
   * @param n words in the page: bytes of one word are so far apart
   */
  static void ints(byte[] page, int start, int n, int from, int to, int[] out, int at) {
    int p0 = start + from;
    int p1 = p0 + n;
    int p2 = p1 + n;
    int p3 = p2 + n;
    int count = to - from;
    int i = 0;
    // Eight words at a time: pairs of bytes first, of even and odd words apart, then pairs of
    // pairs.
    for (; i <= count - 8; i += 8) {
      long a = (long) LONG.get(page, p0 + i);
      long b = (long) LONG.get(page, p1 + i);
      long c = (long) LONG.get(page, p2 + i);
      long d = (long) LONG.get(page, p3 + i);
      long even = (a & EVEN) | ((b & EVEN) << 8);
      long odd = ((a >>> 8) & EVEN) | (b & ~EVEN);
      long highEven = (c & EVEN) | ((d & EVEN) << 8);
      long highOdd = ((c >>> 8) & EVEN) | (d & ~EVEN);
      int k = at + i;
      out[k] = (int) (even & 0xFFFF) | (int) (highEven << 16);
      out[k + 1] = (int) (odd & 0xFFFF) | (int) (highOdd << 16);
      out[k + 2] = (int) ((even >>> 16) & 0xFFFF) | ((int) (highEven >>> 16) << 16);
      out[k + 3] = (int) ((odd >>> 16) & 0xFFFF) | ((int) (highOdd >>> 16) << 16);
      out[k + 4] = (int) ((even >>> 32) & 0xFFFF) | ((int) (highEven >>> 32) << 16);
      out[k + 5] = (int) ((odd >>> 32) & 0xFFFF) | ((int) (highOdd >>> 32) << 16);
      out[k + 6] = (int) (even >>> 48) | ((int) (highEven >>> 48) << 16);
      out[k + 7] = (int) (odd >>> 48) | ((int) (highOdd >>> 48) << 16);
    }
    for (; i < count; i++) {
      out[at + i] =
          (page[p0 + i] & 0xFF)
              | ((page[p1 + i] & 0xFF) << 8)
              | ((page[p2 + i] & 0xFF) << 16)
              | (page[p3 + i] << 24);
    }
  }

  /** Words {@code from} to {@code to} of 32 bits that are single precision. */
  static void floats(byte[] page, int n, int from, int to, float[] out, int at) {
    int[] words = new int[Math.min(STEP, to - from)];
    MemorySegment source = MemorySegment.ofArray(words);
    for (int i = from; i < to; i += STEP) {
      int count = Math.min(STEP, to - i);
      ints(page, 0, n, i, i + count, words, 0);
      MemorySegment.copy(source, ValueLayout.JAVA_FLOAT, 0, out, at + i - from, count);
    }
  }

  /** Words {@code from} to {@code to} of 64 bits. */
  static void longs(byte[] page, int n, int from, int to, long[] out, int at) {
    int[] low = new int[Math.min(STEP, to - from)];
    int[] high = new int[low.length];
    for (int i = from; i < to; i += STEP) {
      int count = Math.min(STEP, to - i);
      ints(page, 0, n, i, i + count, low, 0);
      ints(page, 4 * n, n, i, i + count, high, 0);
      for (int k = 0; k < count; k++) {
        out[at + i - from + k] = (low[k] & 0xFFFF_FFFFL) | ((long) high[k] << 32);
      }
    }
  }
}
