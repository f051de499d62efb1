package hep.validation;

import hep.validation.internal.Distributions;
import hep.validation.internal.Inputs;
import java.util.Arrays;

/**
 * Kolmogorov-Smirnov test of two samples, for instance the scores of training and test entries of
 * one class.
 *
 * <p>The distance is the largest difference of the two weighted distribution functions, without
 * binning. The p-value is exact for small samples of weight one without ties, else the limit of
 * large samples for the effective numbers of entries N = (Σw)²/Σw². Ties make it larger than it
 * should be, never smaller.
 *
 * @param distance largest difference of the two distribution functions
 * @param pValue probability of at least this distance where both samples follow one distribution
 * @param effectiveFirst effective number of entries of the first sample
 * @param effectiveSecond effective number of entries of the second sample
 */
public record KolmogorovSmirnov(
    double distance, double pValue, double effectiveFirst, double effectiveSecond) {

  /** Tests two samples of weight one. */
  public static KolmogorovSmirnov of(double[] first, double[] second) {
    return of(first, Inputs.ones(first.length), second, Inputs.ones(second.length));
  }

  /**
   * Tests two weighted samples.
   *
   * @throws IllegalArgumentException if lengths differ, a number is not finite or the weights of a
   *     sample do not add up to more than zero
   */
  public static KolmogorovSmirnov of(
      double[] first, double[] firstWeights, double[] second, double[] secondWeights) {
    double firstN = Moments.of(first, firstWeights).effectiveEntries();
    double secondN = Moments.of(second, secondWeights).effectiveEntries();
    double[] values = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, values, first.length, second.length);
    double[] distinct = Arrays.stream(values).map(v -> v + 0.0).sorted().distinct().toArray();
    double[] difference = new double[distinct.length];
    add(difference, distinct, first, firstWeights, 1);
    add(difference, distinct, second, secondWeights, -1);
    double sum = 0;
    double distance = 0;
    for (double step : difference) {
      sum += step;
      distance = Math.max(distance, Math.abs(sum));
    }
    boolean exact = distinct.length == values.length && unit(firstWeights) && unit(secondWeights);
    double p =
        exact
            ? Distributions.kolmogorovDistinct(distance, first.length, second.length)
            : Distributions.kolmogorov(distance, firstN, secondN);
    return new KolmogorovSmirnov(distance, p, firstN, secondN);
  }

  private static void add(
      double[] difference, double[] distinct, double[] values, double[] weights, int sign) {
    double sumW = Arrays.stream(weights).sum();
    for (int i = 0; i < values.length; i++) {
      difference[Arrays.binarySearch(distinct, values[i] + 0.0)] += sign * weights[i] / sumW;
    }
  }

  private static boolean unit(double[] weights) {
    return Arrays.stream(weights).allMatch(w -> w == 1);
  }
}
