package hep.analysis.pivot;

import hep.validation.Asimov;
import hep.validation.Graph;
import hep.validation.Histogram;
import hep.validation.Measured;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Approximate median significance against the threshold of a score, where the background's
 * uncertainty is how much its count changes with the nuisance (arXiv:1611.01046, section 5.2): s =
 * 100 ε_S and b = 1000 ε_B in the nominal group of objects, σ_b = |b − b'| with b' of the other one
 * that is farthest away.
 *
 * @param thresholds of the score
 * @param significance at each; 0 where fewer than {@value #FEWEST} background objects pass
 * @param peak the largest, with its error from repeated draws of the counts
 */
public record AmsCurve(double[] thresholds, double[] significance, Measured peak) {
  private static final double SIGNAL = 100;
  private static final double BACKGROUND = 1000;
  private static final int BINS = 200;
  private static final int FEWEST = 20;
  private static final int REPLICAS = 30;

  /**
   * Of scores between 0 and 1.
   *
   * @param signal scores of the signal in the nominal group
   * @param background scores of the background, the nominal group first
   */
  static AmsCurve of(double[] signal, double[][] background, long seed) {
    double[] edges = Histogram.uniform(BINS, 0, 1);
    double[][] counts = new double[background.length + 1][];
    counts[0] = inside(Histogram.of(signal, edges));
    for (int group = 0; group < background.length; group++) {
      counts[group + 1] = inside(Histogram.of(background[group], edges));
    }
    double[] significance = curve(counts);
    SplittableRandom random = new SplittableRandom(seed);
    double sum = 0;
    double squares = 0;
    for (int replica = 0; replica < REPLICAS; replica++) {
      double[][] drawn = new double[counts.length][BINS];
      for (int row = 0; row < counts.length; row++) {
        for (int bin = 0; bin < BINS; bin++) {
          double n = counts[row][bin];
          // a normal distribution of a Poisson's width is enough for an error
          drawn[row][bin] = Math.max(0, n + Math.sqrt(n) * random.nextGaussian());
        }
      }
      double peak = largest(curve(drawn));
      sum += peak;
      squares += peak * peak;
    }
    double mean = sum / REPLICAS;
    double variance = Math.max(0, squares / REPLICAS - mean * mean);
    double[] thresholds = java.util.Arrays.copyOf(edges, BINS);
    return new AmsCurve(
        thresholds, significance, new Measured(largest(significance), Math.sqrt(variance)));
  }

  /** Contents with what lies at the very end put into the last bin. */
  private static double[] inside(Histogram histogram) {
    double[] counts = java.util.Arrays.copyOfRange(histogram.sumW(), 1, BINS + 1);
    counts[BINS - 1] += histogram.sumW()[BINS + 1];
    return counts;
  }

  private static double largest(double... values) {
    return java.util.Arrays.stream(values).max().orElse(0);
  }

  private static double[] curve(double[][] counts) {
    double[] totals = new double[counts.length];
    for (int row = 0; row < counts.length; row++) {
      totals[row] = Math.max(1, java.util.Arrays.stream(counts[row]).sum());
    }
    double[] passing = new double[counts.length];
    double[] significance = new double[BINS];
    for (int bin = BINS - 1; bin >= 0; bin--) {
      for (int row = 0; row < counts.length; row++) {
        passing[row] += counts[row][bin];
      }
      if (passing[1] >= FEWEST) {
        double b = BACKGROUND * passing[1] / totals[1];
        double change = 0;
        for (int row = 2; row < counts.length; row++) {
          change = Math.max(change, Math.abs(b - BACKGROUND * passing[row] / totals[row]));
        }
        significance[bin] = Asimov.constrained(SIGNAL * passing[0] / totals[0], b, change);
      }
    }
    return significance;
  }

  /** As points to draw, where enough background passes. */
  Graph graph() {
    int[] known = IntStream.range(0, thresholds.length).filter(i -> significance[i] > 0).toArray();
    return Graph.of(
        IntStream.of(known).mapToDouble(i -> thresholds[i]).toArray(),
        IntStream.of(known).mapToDouble(i -> significance[i]).toArray());
  }
}
