package hep.learners.trees;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Sums of gradients and hessians in each bin of each asked column. A histogram is a {@code long[]}:
 * first the gradients, column by column, then the hessians.
 */
final class Histograms {
  private final Bins bins;
  private final Pairs pairs;
  private final int[] columns;
  private final boolean all;
  private final int size;
  private final ArrayDeque<long[]> free = new ArrayDeque<>();
  private final ArrayDeque<long[]> scratch = new ArrayDeque<>();

  /** Histograms of the asked columns. */
  Histograms(Bins bins, Pairs pairs, int... columns) {
    this.bins = bins;
    this.pairs = pairs;
    this.columns = columns;
    this.all = columns.length == bins.columns();
    this.size = columns.length * bins.stride();
  }

  /** Number of bins of all asked columns. */
  int size() {
    return size;
  }

  /** Zeros. */
  synchronized long[] take() {
    long[] histogram = free.poll();
    if (histogram == null) {
      return new long[2 * size];
    }
    Arrays.fill(histogram, 0);
    return histogram;
  }

  /** For another leaf to use. */
  synchronized void giveBack(long[] histogram) {
    free.push(histogram);
  }

  private synchronized long[] takeScratch() {
    long[] packed = scratch.poll();
    return packed == null ? new long[Integer.highestOneBit(2 * size - 1)] : packed;
  }

  private synchronized void giveScratchBack(long[] packed) {
    scratch.push(packed);
  }

  /** Adds rows[from … to-1] to a histogram that other threads may add to as well. */
  void add(int[] rows, int from, int to, long[] histogram) {
    long[] packed = takeScratch();
    boolean many = to - from > Pairs.ROWS;
    long[] own = many ? take() : histogram;
    for (int start = from; start < to; start += Pairs.ROWS) {
      int end = Math.min(to, start + Pairs.ROWS);
      if (all) {
        addAll(
            bins.byRow(), columns.length, bins.stride(), rows, start, end, pairs.packed(), packed);
      } else {
        addSome(rows, start, end, packed);
      }
      if (many) {
        widen(packed, own, size);
      } else {
        synchronized (histogram) {
          widen(packed, histogram, size);
        }
      }
    }
    if (many) {
      synchronized (histogram) {
        for (int i = 0; i < histogram.length; i++) {
          histogram[i] += own[i];
        }
      }
      giveBack(own);
    }
    giveScratchBack(packed);
  }

  /**
   * The length of {@code packed} is a power of two, so that the compiler sees that no index leaves
   * it; that made this loop twice as fast.
   */
  private static void addAll(
      byte[] codes,
      int columns,
      int stride,
      int[] rows,
      int from,
      int to,
      long[] pairs,
      long[] packed) {
    for (int i = from; i < to; i++) {
      int row = rows[i];
      long pair = pairs[row];
      int at = row * columns;
      int base = 0;
      int column = 0;
      for (; column <= columns - 4; column += 4) {
        packed[base + (codes[at + column] & 0xff) & (packed.length - 1)] += pair;
        packed[base + stride + (codes[at + column + 1] & 0xff) & (packed.length - 1)] += pair;
        packed[base + 2 * stride + (codes[at + column + 2] & 0xff) & (packed.length - 1)] += pair;
        packed[base + 3 * stride + (codes[at + column + 3] & 0xff) & (packed.length - 1)] += pair;
        base += 4 * stride;
      }
      for (; column < columns; column++) {
        packed[base + (codes[at + column] & 0xff) & (packed.length - 1)] += pair;
        base += stride;
      }
    }
  }

  private void addSome(int[] rows, int from, int to, long[] packed) {
    byte[] codes = bins.byRow();
    long[] values = pairs.packed();
    int width = bins.columns();
    int stride = bins.stride();
    for (int i = from; i < to; i++) {
      int row = rows[i];
      long pair = values[row];
      int at = row * width;
      int base = 0;
      for (int column : columns) {
        packed[base + (codes[at + column] & 0xff) & (packed.length - 1)] += pair;
        base += stride;
      }
    }
  }

  /** Adds the halves of the packed sums to wide ones and clears them. */
  private static void widen(long[] packed, long[] wide, int size) {
    for (int i = 0; i < size; i++) {
      long pair = packed[i];
      long hessian = (pair << 32) >> 32;
      wide[i] += (pair - hessian) >> 32;
      wide[size + i] += hessian;
      packed[i] = 0;
    }
  }

  /** Turns the sums of a whole into those of what is left of it. */
  static void subtract(long[] whole, long[] part) {
    for (int i = 0; i < whole.length; i++) {
      whole[i] -= part[i];
    }
  }
}
