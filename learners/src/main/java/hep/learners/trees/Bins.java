package hep.learners.trees;

import hep.learners.Tensor;
import java.util.Arrays;

/**
 * Columns as small whole numbers: bin b of a column holds the values above edge b-1 and up to edge
 * b.
 *
 * @param edges rising edges of each column
 * @param codes bin of each value, column by column
 */
record Bins(float[][] edges, byte[][] codes) {
  /** Few enough for a byte; more do not improve trees. */
  static final int MOST = 128;

  /** Edges at the quantiles of the chosen rows; codes of all rows. */
  static Bins of(Tensor features, int... chosen) {
    int columns = features.columns();
    float[][] edges = new float[columns][];
    byte[][] codes = new byte[columns][features.rows()];
    float[] values = new float[chosen.length];
    for (int column = 0; column < columns; column++) {
      for (int i = 0; i < chosen.length; i++) {
        values[i] = features.data()[chosen[i] * columns + column];
      }
      edges[column] = edges(values);
      for (int row = 0; row < codes[column].length; row++) {
        codes[column][row] = (byte) bin(edges[column], features.data()[row * columns + column]);
      }
    }
    return new Bins(edges, codes);
  }

  /** Halfway between neighbouring values at equal shares of the rows. */
  private static float[] edges(float[] values) {
    Arrays.sort(values);
    float[] edges = new float[MOST - 1];
    int count = 0;
    for (int bin = 1; bin < MOST; bin++) {
      int at = (int) ((long) bin * values.length / MOST);
      if (at > 0 && values[at] > values[at - 1]) {
        edges[count++] = 0.5f * (values[at] + values[at - 1]);
      } else if (at > 0) {
        // inside a run of equal values: the edge goes below the next larger one
        int next = at;
        while (next < values.length && values[next] == values[at]) {
          next++;
        }
        if (next < values.length) {
          edges[count++] = 0.5f * (values[next] + values[next - 1]);
        }
      }
    }
    return distinct(edges, count);
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

  private static int bin(float[] edges, float value) {
    int found = Arrays.binarySearch(edges, value);
    return found >= 0 ? found : -found - 1;
  }
}
