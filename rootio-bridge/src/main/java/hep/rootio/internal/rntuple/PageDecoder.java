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

  private PageDecoder() {}

  static void bits(byte[] page, int from, int to, boolean[] out, int at) {
    for (int i = from, k = at; i < to; i++, k++) {
      out[k] = ((page[i >> 3] >> (i & 7)) & 1) != 0;
    }
  }

  static void shorts(ColumnType type, byte[] page, int n, int from, int to, short[] out, int at) {
    switch (type.encoding()) {
      case SPLIT, ZIGZAG -> {
        for (int i = from, k = at; i < to; i++, k++) {
          out[k] = (short) ((page[i] & 0xFF) | (page[n + i] << 8));
        }
      }
      default ->
          MemorySegment.copy(MemorySegment.ofArray(page), SHORT, 2L * from, out, at, to - from);
    }
    if (type.encoding() == ColumnType.Encoding.ZIGZAG) {
      for (int k = at; k < at + to - from; k++) {
        out[k] = (short) (((out[k] & 0xFFFF) >>> 1) ^ -(out[k] & 1));
      }
    }
  }

  static void ints(ColumnType type, byte[] page, int n, int from, int to, int[] out, int at) {
    switch (type.encoding()) {
      case SPLIT, ZIGZAG -> SplitWords.ints(page, 0, n, from, to, out, at);
      default ->
          MemorySegment.copy(MemorySegment.ofArray(page), INT, 4L * from, out, at, to - from);
    }
    if (type.encoding() == ColumnType.Encoding.ZIGZAG) {
      for (int k = at; k < at + to - from; k++) {
        out[k] = (out[k] >>> 1) ^ -(out[k] & 1);
      }
    }
  }

  static void longs(ColumnType type, byte[] page, int n, int from, int to, long[] out, int at) {
    switch (type.encoding()) {
      case SPLIT, ZIGZAG -> SplitWords.longs(page, n, from, to, out, at);
      default ->
          MemorySegment.copy(MemorySegment.ofArray(page), LONG, 8L * from, out, at, to - from);
    }
    if (type.encoding() == ColumnType.Encoding.ZIGZAG) {
      for (int k = at; k < at + to - from; k++) {
        out[k] = (out[k] >>> 1) ^ -(out[k] & 1);
      }
    }
  }

  /** Ends of collections, of 32 or 64 bits. */
  static void indices(ColumnType type, byte[] page, int n, int from, int to, long[] out, int at) {
    switch (type) {
      case INDEX32 -> {
        MemorySegment in = MemorySegment.ofArray(page);
        for (int i = from, k = at; i < to; i++, k++) {
          out[k] = in.get(INT, 4L * i) & 0xFFFFFFFFL;
        }
      }
      case SPLIT_INDEX32 -> {
        int[] steps = new int[to];
        SplitWords.ints(page, 0, n, 0, to, steps, 0);
        int sum = 0;
        for (int i = 0; i < from; i++) {
          sum += steps[i];
        }
        for (int i = from, k = at; i < to; i++, k++) {
          sum += steps[i];
          out[k] = sum & 0xFFFFFFFFL;
        }
      }
      case SPLIT_INDEX64 -> {
        long[] steps = new long[to];
        SplitWords.longs(page, n, 0, to, steps, 0);
        long sum = 0;
        for (int i = 0; i < from; i++) {
          sum += steps[i];
        }
        for (int i = from, k = at; i < to; i++, k++) {
          sum += steps[i];
          out[k] = sum;
        }
      }
      default ->
          MemorySegment.copy(MemorySegment.ofArray(page), LONG, 8L * from, out, at, to - from);
    }
  }

  /** Which alternative of a variant, counted from 1, and which of its values. */
  static void switches(byte[] page, int from, int to, int[] tags, long[] index, int at) {
    MemorySegment in = MemorySegment.ofArray(page);
    for (int i = from, k = at; i < to; i++, k++) {
      index[k] = in.get(LONG, 12L * i);
      tags[k] = in.get(INT, 12L * i + 8);
    }
  }

  static void floats(
      ColumnDescription column,
      ColumnType type,
      byte[] page,
      int n,
      int from,
      int to,
      float[] out,
      int at) {
    MemorySegment in = MemorySegment.ofArray(page);
    switch (type) {
      case REAL16 -> {
        for (int i = from, k = at; i < to; i++, k++) {
          out[k] = Float.float16ToFloat(in.get(SHORT, 2L * i));
        }
      }
      case SPLIT_REAL16 -> {
        for (int i = from, k = at; i < to; i++, k++) {
          out[k] = Float.float16ToFloat((short) ((page[i] & 0xFF) | (page[n + i] << 8)));
        }
      }
      case SPLIT_REAL32 -> SplitWords.floats(page, n, from, to, out, at);
      case REAL32_TRUNC -> {
        int bits = column.bits();
        for (int i = from, k = at; i < to; i++, k++) {
          out[k] = Float.intBitsToFloat((int) packed(page, i, bits) << (Integer.SIZE - bits));
        }
      }
      case REAL32_QUANT -> {
        int bits = column.bits();
        double step = (column.high() - column.low()) / ((1L << bits) - 1);
        for (int i = from, k = at; i < to; i++, k++) {
          out[k] = (float) (column.low() + packed(page, i, bits) * step);
        }
      }
      default -> MemorySegment.copy(in, FLOAT, 4L * from, out, at, to - from);
    }
  }

  static void doubles(ColumnType type, byte[] page, int n, int from, int to, double[] out, int at) {
    if (type.encoding() == ColumnType.Encoding.SPLIT) {
      long[] words = new long[to - from];
      SplitWords.longs(page, n, from, to, words, 0);
      MemorySegment.copy(
          MemorySegment.ofArray(words), ValueLayout.JAVA_DOUBLE, 0, out, at, words.length);
    } else {
      MemorySegment.copy(MemorySegment.ofArray(page), DOUBLE, 8L * from, out, at, to - from);
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
