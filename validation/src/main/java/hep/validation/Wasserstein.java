package hep.validation;

import hep.validation.internal.Inputs;
import java.util.Arrays;

/**
 * Wasserstein distance of order one of two samples of a variable, in its unit: how far the entries
 * of one have to be moved on average to become the other, ∫ |F − G| dx with the two distribution
 * functions (Vallender, Theory Probab. Appl. 18 (1974) 784).
 */
public final class Wasserstein {
  private Wasserstein() {}

  /** Distance of two samples of weight one. */
  public static Measured of(double[] first, double[] second) {
    return of(first, Inputs.ones(first.length), second, Inputs.ones(second.length));
  }

  /**
   * Distance of two weighted samples, without binning.
   *
   * <p>The error is of first order: an entry at x acts on the distance by ∫_x sign(F − G) dt. Where
   * both samples follow one distribution the distance is still positive, by about one error.
   *
   * @throws IllegalArgumentException if lengths differ, a number is not finite or the weights of a
   *     sample do not add up to more than zero
   */
  public static Measured of(
      double[] first, double[] firstWeights, double[] second, double[] secondWeights) {
    Inputs.sameLength("values", first.length, "weights", firstWeights.length);
    Inputs.sameLength("values", second.length, "weights", secondWeights.length);
    Inputs.finite("value", first);
    Inputs.finite("value", second);
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    double[] x = Arrays.stream(both).map(v -> v + 0.0).sorted().distinct().toArray();
    double[] steps = new double[x.length];
    double firstSum = add(steps, x, first, firstWeights, 1);
    double secondSum = add(steps, x, second, secondWeights, -1);
    double distance = 0;
    double difference = 0;
    double[] sign = new double[x.length];
    for (int i = 0; i + 1 < x.length; i++) {
      difference += steps[i];
      sign[i] = Math.signum(difference) * (x[i + 1] - x[i]);
      distance += Math.abs(difference) * (x[i + 1] - x[i]);
    }
    double[] influence = new double[x.length];
    for (int i = x.length - 2; i >= 0; i--) {
      influence[i] = influence[i + 1] + sign[i];
    }
    double variance =
        variance(influence, x, first, firstWeights, firstSum)
            + variance(influence, x, second, secondWeights, secondSum);
    return new Measured(distance, Math.sqrt(variance));
  }

  private static double add(
      double[] steps, double[] x, double[] values, double[] weights, int factor) {
    double sum = Arrays.stream(weights).sum();
    if (!(sum > 0)) {
      throw new IllegalArgumentException(
          "the weights add up to " + sum + "; a distribution needs a positive sum");
    }
    for (int i = 0; i < values.length; i++) {
      steps[Arrays.binarySearch(x, values[i] + 0.0)] += factor * weights[i] / sum;
    }
    return sum;
  }

  private static double variance(
      double[] influence, double[] x, double[] values, double[] weights, double sum) {
    double mean = 0;
    for (int i = 0; i < values.length; i++) {
      mean += weights[i] / sum * influence[Arrays.binarySearch(x, values[i] + 0.0)];
    }
    double variance = 0;
    for (int i = 0; i < values.length; i++) {
      double d = influence[Arrays.binarySearch(x, values[i] + 0.0)] - mean;
      variance += weights[i] * weights[i] * d * d;
    }
    return variance / (sum * sum);
  }
}
