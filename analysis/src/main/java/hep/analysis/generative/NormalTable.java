package hep.analysis.generative;

import java.util.Arrays;

/**
 * The standard normal distribution, straight between points of a table, so that the way there and
 * the way back cancel; within 2e-7.
 */
final class NormalTable {
  /** Further out there is nothing. */
  static final double FARTHEST = 6;

  private static final int POINTS = 12_001;
  private static final double STEP = 2 * FARTHEST / (POINTS - 1);
  private static final double[] BELOW = table();

  private NormalTable() {}

  /** Simpson's rule from point to point, scaled so that it ends at 1. */
  private static double[] table() {
    double[] sums = new double[POINTS];
    for (int i = 1; i < POINTS; i++) {
      double x = -FARTHEST + i * STEP;
      sums[i] =
          sums[i - 1] + (density(x - STEP) + 4 * density(x - STEP / 2) + density(x)) * STEP / 6;
    }
    double all = sums[POINTS - 1];
    Arrays.setAll(sums, i -> sums[i] / all);
    return sums;
  }

  private static double density(double x) {
    return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  /** The probability of less than x. */
  static double below(double x) {
    double place = (Math.clamp(x, -FARTHEST, FARTHEST) + FARTHEST) / STEP;
    int i = Math.min(POINTS - 2, (int) place);
    return BELOW[i] + (place - i) * (BELOW[i + 1] - BELOW[i]);
  }

  /** Where the probability of less is this much; within ±{@link #FARTHEST}. */
  static double deviate(double probability) {
    int found = Arrays.binarySearch(BELOW, probability);
    if (found >= 0) {
      return -FARTHEST + found * STEP;
    }
    int i = Math.clamp(-found - 2, 0, POINTS - 2);
    double part = (probability - BELOW[i]) / (BELOW[i + 1] - BELOW[i]);
    return -FARTHEST + (i + Math.clamp(part, 0, 1)) * STEP;
  }
}
