package hep.rootio.internal.rntuple;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Decodes elements {@code from} to {@code to} of a page of {@code n} elements into an array, from
 * index {@code at} on.
 */
final class PageDecoder {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Words that go through an array between; small enough to stay in the first cache. */
  private static final int STEP = 1024;

  private PageDecoder() {}

  static void bytes(PageBytes page, int from, int to, byte[] out, int at) {
    MemorySegment.copy(page.segment(), ValueLayout.JAVA_BYTE, from, out, at, to - from);
  }

  static void bits(PageBytes page, int from, int to, boolean[] out, int at) {
    byte[] bytes = page.array();
    for (int i = from, k = at; i < to; i++, k++) {
      out[k] = ((bytes[i >> 3] >> (i & 7)) & 1) != 0;
    }
  }

  static void shorts(
      ColumnType type, PageBytes page, int n, int from, int to, short[] out, int at) {
    switch (type.encoding()) {
      case SPLIT, ZIGZAG -> {
        byte[] bytes = page.array();
        for (int i = from, k = at; i < to; i++, k++) {
          out[k] = (short) ((bytes[i] & 0xFF) | (bytes[n + i] << 8));
        }
      }
      default -> MemorySegment.copy(page.segment(), SHORT, 2L * from, out, at, to - from);
    }
    if (type.encoding() == ColumnType.Encoding.ZIGZAG) {
      for (int k = at; k < at + to - from; k++) {
        out[k] = (short) (((out[k] & 0xFFFF) >>> 1) ^ -(out[k] & 1));
      }
    }
  }

  static void ints(ColumnType type, PageBytes page, int n, int from, int to, int[] out, int at) {
    switch (type.encoding()) {
      case SPLIT, ZIGZAG -> SplitWords.ints(page.array(), n, from, to, out, at);
      default -> MemorySegment.copy(page.segment(), INT, 4L * from, out, at, to - from);
    }
    if (type.encoding() == ColumnType.Encoding.ZIGZAG) {
      for (int k = at; k < at + to - from; k++) {
        out[k] = (out[k] >>> 1) ^ -(out[k] & 1);
      }
    }
  }

  static void longs(ColumnType type, PageBytes page, int n, int from, int to, long[] out, int at) {
    switch (type.encoding()) {
      case SPLIT, ZIGZAG -> SplitWords.longs(page.array(), n, from, to, out, at);
      default -> MemorySegment.copy(page.segment(), LONG, 8L * from, out, at, to - from);
    }
    if (type.encoding() == ColumnType.Encoding.ZIGZAG) {
      for (int k = at; k < at + to - from; k++) {
        out[k] = (out[k] >>> 1) ^ -(out[k] & 1);
      }
    }
  }

  /** Ends of collections, of 32 or 64 bits, or the differences of ends, as they are stored. */
  static void indices(
      ColumnType type, PageBytes page, int n, int from, int to, long[] out, int at) {
    switch (type) {
      case INDEX32 -> {
        MemorySegment in = page.segment();
        for (int i = from, k = at; i < to; i++, k++) {
          out[k] = in.get(INT, 4L * i) & 0xFFFFFFFFL;
        }
      }
      case SPLIT_INDEX32 -> {
        int[] steps = new int[to - from];
        SplitWords.ints(page.array(), n, from, to, steps, 0);
        for (int i = 0; i < steps.length; i++) {
          out[at + i] = steps[i] & 0xFFFFFFFFL;
        }
      }
      case SPLIT_INDEX64 -> SplitWords.longs(page.array(), n, from, to, out, at);
      default -> MemorySegment.copy(page.segment(), LONG, 8L * from, out, at, to - from);
    }
  }

  /** Which alternative of a variant, counted from 1, and which of its values. */
  static void switches(PageBytes page, int from, int to, int[] tags, long[] index, int at) {
    MemorySegment in = page.segment();
    for (int i = from, k = at; i < to; i++, k++) {
      index[k] = in.get(LONG, 12L * i);
      tags[k] = in.get(INT, 12L * i + 8);
    }
  }

  static void floats(
      ColumnDescription column,
      ColumnType type,
      PageBytes page,
      int n,
      int from,
      int to,
      float[] out,
      int at) {
    MemorySegment in = page.segment();
    switch (type) {
      case REAL16 -> {
        for (int i = from, k = at; i < to; i++, k++) {
          out[k] = Float.float16ToFloat(in.get(SHORT, 2L * i));
        }
      }
      case SPLIT_REAL16 -> {
        byte[] bytes = page.array();
        for (int i = from, k = at; i < to; i++, k++) {
          out[k] = Float.float16ToFloat((short) ((bytes[i] & 0xFF) | (bytes[n + i] << 8)));
        }
      }
      case SPLIT_REAL32 -> SplitWords.floats(page.array(), n, from, to, out, at);
      case REAL32_TRUNC -> {
        byte[] bytes = page.array();
        int bits = column.bits();
        for (int i = from, k = at; i < to; i++, k++) {
          out[k] = Float.intBitsToFloat((int) packed(bytes, i, bits) << (Integer.SIZE - bits));
        }
      }
      case REAL32_QUANT -> {
        byte[] bytes = page.array();
        int bits = column.bits();
        double step = (column.high() - column.low()) / ((1L << bits) - 1);
        for (int i = from, k = at; i < to; i++, k++) {
          out[k] = (float) (column.low() + packed(bytes, i, bits) * step);
        }
      }
      default -> MemorySegment.copy(in, FLOAT, 4L * from, out, at, to - from);
    }
  }

  static void doubles(
      ColumnType type, PageBytes page, int n, int from, int to, double[] out, int at) {
    if (type.encoding() == ColumnType.Encoding.SPLIT) {
      byte[] bytes = page.array();
      long[] words = new long[Math.min(STEP, to - from)];
      for (int i = from, k = at; i < to; i += STEP, k += STEP) {
        int count = Math.min(STEP, to - i);
        SplitWords.longs(bytes, n, i, i + count, words, 0);
        for (int j = 0; j < count; j++) {
          out[k + j] = Double.longBitsToDouble(words[j]);
        }
      }
    } else {
      MemorySegment.copy(page.segment(), DOUBLE, 8L * from, out, at, to - from);
    }
  }

  /** Element {@code i} of {@code bits} bits each, least significant first. */
  private static long packed(byte[] page, int i, int bits) {
    long first = (long) i * bits;
    int at = (int) (first >> 3);
    int shift = (int) (first & 7);
    long word = 0;
    for (int k = 0; k < shift + bits; k += 8, at++) {
      word |= (page[at] & 0xFFL) << k;
    }
    return (word >>> shift) & ((1L << bits) - 1);
  }
}
