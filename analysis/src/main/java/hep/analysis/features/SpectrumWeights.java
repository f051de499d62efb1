package hep.analysis.features;

import java.util.Arrays;

/**
 * Weights that make classes alike in one quantity: in each of a number of equally filled bins every
 * class gets the weight that brings its share to the mean of all classes. The classes then also
 * have equal sums of weights.
 */
public final class SpectrumWeights {
  private static final int MOST_BINS = 30;
  private static final int MOST_BINS_OF_TWO = 15;
  private static final int MOST_BINS_OF_SECOND = 5;

  private SpectrumWeights() {}

  /**
   * Weights for the chosen objects; 0 for all others.
   *
   * @param quantity such as the transverse momentum, one value an object
   * @param labels from 0 to {@code classes} - 1
   * @param weights the objects' own weights; a bin where a class sums to nothing positive keeps
   *     them
   * @param chosen objects to learn from and to weight
   */
  public static double[] equal(
      double[] quantity, int[] labels, int classes, double[] weights, int... chosen) {
    double[] edges = edges(quantity, MOST_BINS, chosen);
    int[] bin = Arrays.stream(quantity).mapToInt(value -> bin(edges, value)).toArray();
    return equal(bin, edges.length + 1, labels, classes, weights, chosen);
  }

  /**
   * Weights that make classes alike in two quantities together; otherwise as {@link
   * #equal(double[], int[], int, double[], int...)}.
   *
   * @param first such as the transverse momentum
   * @param second such as |eta|, in fewer bins
   */
  public static double[] equal(
      double[] first, double[] second, int[] labels, int classes, double[] weights, int... chosen) {
    double[] edges = edges(first, MOST_BINS_OF_TWO, chosen);
    double[] others = edges(second, MOST_BINS_OF_SECOND, chosen);
    int[] bin = new int[first.length];
    for (int i = 0; i < bin.length; i++) {
      bin[i] = bin(edges, first[i]) * (others.length + 1) + bin(others, second[i]);
    }
    int bins = (edges.length + 1) * (others.length + 1);
    return equal(bin, bins, labels, classes, weights, chosen);
  }

  private static double[] equal(
      int[] binOf, int bins, int[] labels, int classes, double[] weights, int... chosen) {
    double[][] sums = new double[classes][bins];
    double[] totals = new double[classes];
    for (int i : chosen) {
      int bin = binOf[i];
      sums[labels[i]][bin] += weights[i];
      totals[labels[i]] += weights[i];
    }
    double all = Arrays.stream(totals).sum();
    double[] result = new double[binOf.length];
    for (int i : chosen) {
      int bin = binOf[i];
      double share = 0;
      for (int c = 0; c < classes; c++) {
        share += totals[c] > 0 ? sums[c][bin] / totals[c] / classes : 0;
      }
      double own = sums[labels[i]][bin];
      result[i] = weights[i] * (own > 0 ? share * all / classes / own : 1);
    }
    return result;
  }

  /** Weights that give every class the same sum, without changing its shape. */
  public static double[] balanced(int[] labels, int classes, double[] weights, int... chosen) {
    return equal(new double[labels.length], labels, classes, weights, chosen);
  }

  private static double[] edges(double[] quantity, int most, int... chosen) {
    double[] sorted = Arrays.stream(chosen).mapToDouble(i -> quantity[i]).sorted().toArray();
    int bins = Math.clamp(sorted.length / 100, 1, most);
    double[] edges = new double[bins - 1];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = sorted[(int) ((i + 1L) * sorted.length / bins)];
    }
    return Arrays.stream(edges).distinct().toArray();
  }

  private static int bin(double[] edges, double value) {
    int found = Arrays.binarySearch(edges, value);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
