package hep.validation;

import hep.validation.internal.Inputs;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Bias and resolution of a ratio such as reconstructed over true energy.
 *
 * @param mean mean with its standard error
 * @param median median: robust against tails
 * @param sigma68 half the width of the central 68.27 %: equals one standard deviation for a normal
 *     distribution
 * @param rms root mean square deviation, tails included
 */
public record Response(Measured mean, Measured median, Measured sigma68, double rms) {
  private static final double LOW = (1 - Efficiency.ONE_SIGMA) / 2;

  /** Response predicted/truth of entries of weight one; every truth must differ from zero. */
  public static Response ofRatio(double[] predicted, double[] truth) {
    Inputs.sameLength("predicted", predicted.length, "truth", truth.length);
    double[] ratio = new double[truth.length];
    for (int i = 0; i < ratio.length; i++) {
      ratio[i] = predicted[i] / truth[i];
    }
    return of(ratio, Inputs.ones(ratio.length));
  }

  /**
   * Response of weighted values. Quantiles are read off the weighted distribution function,
   * straight between the values; their errors are half the change of the quantile while its
   * probability moves by ±√(p(1 − p)/N).
   *
   * @throws IllegalArgumentException if the lengths differ, a number is not finite, a weight is
   *     negative or the weights do not add up to more than zero
   */
  public static Response of(double[] values, double[] weights) {
    Moments moments = Moments.of(values, weights);
    for (int i = 0; i < weights.length; i++) {
      Inputs.inRange("weight of entry " + i, weights[i], 0, Double.MAX_VALUE);
    }
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] sorted = Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    double[] middle = new double[sorted.length];
    double sumW = 0;
    for (int k = 0; k < sorted.length; k++) {
      middle[k] = sumW + weights[order[k]] / 2;
      sumW += weights[order[k]];
    }
    for (int k = 0; k < sorted.length; k++) {
      middle[k] /= sumW;
    }
    Measured low = quantile(sorted, middle, LOW, moments.effectiveEntries());
    Measured high = quantile(sorted, middle, 1 - LOW, moments.effectiveEntries());
    // Both ends share entries: their correlation is p/(1 − p) for the probabilities p and 1 − p.
    double covariance = low.error() * high.error() * LOW / (1 - LOW);
    double variance = low.error() * low.error() + high.error() * high.error() - 2 * covariance;
    return new Response(
        moments.measuredMean(),
        quantile(sorted, middle, 0.5, moments.effectiveEntries()),
        new Measured((high.value() - low.value()) / 2, Math.sqrt(variance) / 2),
        moments.rms());
  }

  private static Measured quantile(double[] sorted, double[] middle, double p, double effective) {
    double step = Math.sqrt(p * (1 - p) / effective);
    double error = (at(sorted, middle, p + step) - at(sorted, middle, p - step)) / 2;
    return new Measured(at(sorted, middle, p), error);
  }

  private static double at(double[] sorted, double[] middle, double p) {
    int found = Arrays.binarySearch(middle, p);
    int next = found >= 0 ? found : -found - 1;
    if (next == 0 || next == sorted.length) {
      return sorted[Math.min(next, sorted.length - 1)];
    }
    double part = (p - middle[next - 1]) / (middle[next] - middle[next - 1]);
    return sorted[next - 1] + part * (sorted[next] - sorted[next - 1]);
  }
}
