package hep.analysis.generative;

import java.util.Arrays;

/**
 * Distributions of residuals by class: what a Gaussian of learned mean and width leaves is mended
 * by the quantiles met in training, for cells of like expected signal over width together.
 */
final class ScoreTable {
  /** Quantiles of a class, at equal steps of the normal deviate. */
  private static final int POINTS = 141;

  private static final double OUTERMOST = 3.5;
  private static final double STEP = 2 * OUTERMOST / (POINTS - 1);

  private final double[] edges;
  private final double[][] quantiles;

  /**
   * From pairs.
   *
   * @param signals expected root over its width, one a hit
   * @param residuals in widths
   * @param classes at most
   */
  ScoreTable(float[] signals, float[] residuals, int classes) {
    int size = signals.length;
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      order[i] = (long) sortable(signals[i]) << 32 | i;
    }
    Arrays.sort(order);
    int kept = Math.clamp(size / (4 * POINTS), 1, classes);
    edges = new double[kept - 1];
    quantiles = new double[kept][POINTS];
    for (int k = 0; k < kept; k++) {
      int from = (int) ((long) k * size / kept);
      int to = (int) ((long) (k + 1) * size / kept);
      if (k > 0) {
        edges[k - 1] = signals[(int) order[from]];
      }
      float[] part = new float[to - from];
      for (int i = from; i < to; i++) {
        part[i - from] = residuals[(int) order[i]];
      }
      Arrays.sort(part);
      for (int q = 0; q < POINTS; q++) {
        quantiles[k][q] = quantile(part, -OUTERMOST + q * STEP);
      }
    }
  }

  /** As it was stored. */
  ScoreTable(StoredNumbers stored, String name) {
    edges = stored.get(name + "_edges");
    double[] all = stored.get(name + "_quantiles", (edges.length + 1) * POINTS);
    quantiles = new double[edges.length + 1][];
    Arrays.setAll(quantiles, k -> Arrays.copyOfRange(all, k * POINTS, (k + 1) * POINTS));
  }

  void putInto(StoredNumbers stored, String name) {
    stored.put(name + "_edges", edges);
    stored.put(
        name + "_quantiles", Arrays.stream(quantiles).flatMapToDouble(Arrays::stream).toArray());
  }

  /** At the share of the sorted values that lies below a normal deviate. */
  private static double quantile(float[] sorted, double deviate) {
    if (sorted.length == 0) {
      return deviate;
    }
    double place = NormalTable.below(deviate) * (sorted.length - 1);
    int low = (int) place;
    int high = Math.min(sorted.length - 1, low + 1);
    return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
  }

  private static int sortable(float value) {
    int bits = Float.floatToIntBits(value);
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }

  private double[] of(double signal) {
    int found = Arrays.binarySearch(edges, signal);
    return quantiles[found >= 0 ? found + 1 : -found - 1];
  }

  /** The share of residuals below, from 0 to 1. */
  double below(double signal, double residual) {
    double[] q = of(signal);
    int found = Arrays.binarySearch(q, residual);
    double place = found;
    if (found < 0) {
      int i = Math.clamp(-found - 1, 1, POINTS - 1);
      place = i - 1 + Math.clamp((residual - q[i - 1]) / (q[i] - q[i - 1]), 0, 1);
    }
    return NormalTable.below(-OUTERMOST + place * STEP);
  }

  /** The residual below which this share lies. */
  double residual(double signal, double share) {
    double[] q = of(signal);
    double place = (NormalTable.deviate(share) + OUTERMOST) / STEP;
    int i = Math.clamp((int) place, 0, POINTS - 2);
    return q[i] + (Math.clamp(place, 0, POINTS - 1) - i) * (q[i + 1] - q[i]);
  }
}
