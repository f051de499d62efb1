package hep.analysis.anomaly;

import hep.validation.Measured;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Spearman's rank correlation r with the error (1 − r²) √((1 + r²/2) / (n − 3)) (Bonett and Wright,
 * Psychometrika 65 (2000) 23).
 */
final class RankCorrelation {
  private RankCorrelation() {}

  static Measured of(double[] one, double[] other) {
    double[] first = ranks(one);
    double[] second = ranks(other);
    double n = one.length;
    double mean = (n - 1) / 2;
    double product = 0;
    double firstSquare = 0;
    double secondSquare = 0;
    for (int i = 0; i < one.length; i++) {
      product += (first[i] - mean) * (second[i] - mean);
      firstSquare += (first[i] - mean) * (first[i] - mean);
      secondSquare += (second[i] - mean) * (second[i] - mean);
    }
    double r =
        firstSquare > 0 && secondSquare > 0 ? product / Math.sqrt(firstSquare * secondSquare) : 0;
    return new Measured(r, (1 - r * r) * Math.sqrt((1 + r * r / 2) / Math.max(1, n - 3)));
  }

  /** Places in ascending order from 0; equal values share the mean of theirs. */
  private static double[] ranks(double... values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] ranks = new double[values.length];
    int from = 0;
    while (from < order.length) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
