package hep.learners.trees;

import hep.learners.Tensor;
import hep.learners.internal.kernels.Workers;
import java.util.Arrays;

/**
 * Columns as small whole numbers: bin b of a column holds the values above edge b-1 and up to edge
 * b; the last bin of all, {@code stride} - 1, holds what is not a number.
 *
 * @param edges rising edges of each column
 * @param stride number of bins of a column, at most 256
 * @param missing whether a column has values that are not numbers
 * @param byRow bin of each value, row by row
 * @param byColumn the same, column by column
 */
record Bins(float[][] edges, int stride, boolean[] missing, byte[] byRow, byte[][] byColumn) {
  /** One code of a byte is kept for missing values. */
  static final int MOST = 255;

  /** More rows than these do not move quantiles by a tenth of a bin. */
  private static final int SAMPLE = 1 << 17;

  private static final int BLOCK = 1 << 14;

  /** Edges at the quantiles of the chosen rows, at most {@code most} bins; codes of all rows. */
  static Bins of(Tensor features, int most, Workers workers, int... chosen) {
    int columns = features.columns();
    float[] values = features.data();
    float[][] edges = new float[columns][];
    workers.run(columns, column -> edges[column] = edges(values, columns, column, most, chosen));
    int stride = 2 + Arrays.stream(edges).mapToInt(each -> each.length).max().orElse(0);
    int rows = features.rows();
    byte[] byRow = new byte[values.length];
    byte[][] byColumn = new byte[columns][rows];
    float[][] search = new float[columns][];
    Arrays.setAll(search, column -> padded(edges[column]));
    boolean[][] seen = new boolean[Math.ceilDiv(rows, BLOCK)][columns];
    workers.run(
        seen.length,
        block -> {
          int end = Math.min(rows, (block + 1) * BLOCK);
          for (int row = block * BLOCK; row < end; row++) {
            for (int column = 0; column < columns; column++) {
              float value = values[row * columns + column];
              int code = stride - 1;
              if (!Float.isNaN(value)) {
                code = bin(search[column], value);
              } else {
                seen[block][column] = true;
              }
              byRow[row * columns + column] = (byte) code;
              byColumn[column][row] = (byte) code;
            }
          }
        });
    boolean[] missing = new boolean[columns];
    for (boolean[] block : seen) {
      for (int column = 0; column < columns; column++) {
        missing[column] |= block[column];
      }
    }
    return new Bins(edges, stride, missing, byRow, byColumn);
  }

  /** Number of columns. */
  int columns() {
    return edges.length;
  }

  private static float[] edges(float[] values, int columns, int column, int most, int... chosen) {
    int wanted = Math.min(chosen.length, SAMPLE);
    float[] sample = new float[wanted];
    int count = 0;
    for (int i = 0; i < wanted; i++) {
      float value = values[chosen[(int) ((long) i * chosen.length / wanted)] * columns + column];
      if (!Float.isNaN(value)) {
        sample[count++] = value;
      }
    }
    return edges(most, Arrays.copyOf(sample, count));
  }

  /** Halfway between neighbouring values at equal shares of the rows. */
  private static float[] edges(int most, float... values) {
    Arrays.sort(values);
    float[] edges = new float[most];
    int count = 0;
    for (int bin = 1; bin < most; bin++) {
      int at = (int) ((long) bin * values.length / most);
      if (at > 0 && values[at] > values[at - 1]) {
        edges[count++] = between(values[at - 1], values[at]);
      } else if (at > 0) {
        // inside a run of equal values: the edge goes below the next larger one
        int next = at;
        while (next < values.length && values[next] == values[at]) {
          next++;
        }
        if (next < values.length) {
          edges[count++] = between(values[next - 1], values[next]);
        }
      }
    }
    return distinct(edges, count);
  }

  /** Halfway, but never the upper one, and finite: a sum of two large floats is not. */
  private static float between(float low, float high) {
    float middle = 0.5f * (high + low);
    if (!Float.isFinite(middle)) {
      middle = 0.5f * high + 0.5f * low;
    }
    return middle >= low && middle < high ? middle : low;
  }

  private static float[] distinct(float[] edges, int count) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (kept == 0 || edges[i] > edges[kept - 1]) {
        edges[kept++] = edges[i];
      }
    }
    return Arrays.copyOf(edges, kept);
  }

  /** Up to a power of two with infinities, so that each search takes the same few steps. */
  private static float[] padded(float... edges) {
    int size = Integer.highestOneBit(Math.max(1, edges.length)) * 2;
    float[] padded = Arrays.copyOf(edges, size);
    Arrays.fill(padded, edges.length, size, Float.POSITIVE_INFINITY);
    return padded;
  }

  /** Number of edges below the value. */
  private static int bin(float[] padded, float value) {
    int at = 0;
    for (int step = padded.length >> 1; step > 0; step >>= 1) {
      at += padded[at + step - 1] < value ? step : 0;
    }
    return at;
  }
}
