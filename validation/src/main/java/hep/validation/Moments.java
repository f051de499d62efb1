package hep.validation;

import hep.validation.internal.Inputs;

/**
 * Mean and spread of weighted values.
 *
 * @param mean Σwx/Σw
 * @param rms square root of the variance, with N/(N − 1) for the effective number of entries
 * @param effectiveEntries N = (Σw)²/Σw²
 */
public record Moments(double mean, double rms, double effectiveEntries) {

  /**
   * Moments of weighted values, in two passes so that a large mean costs no digits.
   *
   * @throws IllegalArgumentException if the lengths differ, a number is not finite or the weights
   *     do not add up to more than zero
   */
  public static Moments of(double[] values, double[] weights) {
    Inputs.sameLength("values", values.length, "weights", weights.length);
    Inputs.finite("value", values);
    Inputs.finite("weight", weights);
    double sumW = 0;
    double sumW2 = 0;
    double sumWX = 0;
    for (int i = 0; i < values.length; i++) {
      sumW += weights[i];
      sumW2 += weights[i] * weights[i];
      sumWX += weights[i] * values[i];
    }
    if (!(sumW > 0)) {
      throw new IllegalArgumentException(
          "the weights add up to " + sumW + "; a mean needs a positive sum");
    }
    double mean = sumWX / sumW;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      squares += weights[i] * (values[i] - mean) * (values[i] - mean);
    }
    double effective = sumW * sumW / sumW2;
    double variance = effective > 1 ? squares / sumW * effective / (effective - 1) : Double.NaN;
    return new Moments(mean, Math.sqrt(Math.max(0, variance)), effective);
  }

  /** The mean with its standard error rms/√N. */
  public Measured measuredMean() {
    return new Measured(mean, rms / Math.sqrt(effectiveEntries));
  }
}
