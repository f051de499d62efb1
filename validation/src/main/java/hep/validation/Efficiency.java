package hep.validation;

import hep.validation.internal.Distributions;
import hep.validation.internal.Inputs;

/**
 * A fraction of entries that pass, with the interval that covers its true value with probability
 * 68.27 % (one standard deviation of a normal distribution).
 *
 * @param value the fraction that passed
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record Efficiency(double value, double low, double high) {
  /** Probability content of one standard deviation. */
  public static final double ONE_SIGMA = 0.682689492137086;

  /**
   * Clopper and Pearson's central interval (Biometrika 26 (1934) 404): never covers less than 68.27
   * %.
   *
   * @throws IllegalArgumentException unless 0 ≤ passed ≤ total and total > 0
   */
  public static Efficiency clopperPearson(long passed, long total) {
    return clopperPearson(passed, total, ONE_SIGMA);
  }

  /** Clopper and Pearson's central interval with a chosen coverage inside (0, 1). */
  public static Efficiency clopperPearson(long passed, long total, double coverage) {
    double k = (double) passed;
    double n = (double) total;
    check(k, n);
    double tail = (1 - Inputs.inRange("coverage", coverage, 0, 1)) / 2;
    double low = passed == 0 ? 0 : Distributions.betaQuantile(k, n - k + 1, tail);
    double high = passed == total ? 1 : Distributions.betaQuantile(k + 1, n - k, 1 - tail);
    return new Efficiency(k / n, low, high);
  }

  /**
   * Wilson's score interval (J. Am. Stat. Assoc. 22 (1927) 209): covers 68.27 % on average and
   * stays inside [0, 1]. The counts may be effective ones, so they need not be whole.
   *
   * @throws IllegalArgumentException unless 0 ≤ passed ≤ total and total > 0
   */
  public static Efficiency wilson(double passed, double total) {
    check(passed, total);
    double p = passed / total;
    double centre = (p + 0.5 / total) / (1 + 1 / total);
    double half = Math.sqrt(p * (1 - p) / total + 0.25 / (total * total)) / (1 + 1 / total);
    // The ends are exact at the borders, where rounding could leave the value just outside its
    // interval.
    return new Efficiency(
        p, p <= 0 ? 0 : Math.max(0, centre - half), p >= 1 ? 1 : Math.min(1, centre + half));
  }

  /**
   * Efficiency of weighted entries: the weighted fraction with Wilson's interval for the effective
   * number of entries N = (Σw)²/Σw². Negative weights are allowed as long as the sum is positive;
   * the fraction is then kept inside [0, 1].
   *
   * @param passed whether each entry passes
   * @param weights one weight an entry
   */
  public static Efficiency weighted(boolean[] passed, double[] weights) {
    Inputs.sameLength("passed", passed.length, "weights", weights.length);
    double sumWPassed = 0;
    double sumW = 0;
    double sumW2 = 0;
    for (int i = 0; i < passed.length; i++) {
      sumW += weights[i];
      sumW2 += weights[i] * weights[i];
      sumWPassed += passed[i] ? weights[i] : 0;
    }
    return weighted(sumWPassed, sumW, sumW2);
  }

  static Efficiency weighted(double sumWPassed, double sumW, double sumW2) {
    if (!(sumW > 0)) {
      throw new IllegalArgumentException(
          "the weights add up to " + sumW + "; an efficiency needs a positive sum");
    }
    double effective = sumW * sumW / sumW2;
    return wilson(Math.clamp(sumWPassed / sumW, 0, 1) * effective, effective);
  }

  /** Half the width of the interval, as a symmetric error. */
  public Measured measured() {
    return new Measured(value, (high - low) / 2);
  }

  private static void check(double passed, double total) {
    if (!(total > 0) || !(passed >= 0) || !(passed <= total)) {
      throw new IllegalArgumentException(
          passed + " of " + total + " passed is no efficiency; expected 0 ≤ passed ≤ total");
    }
  }
}
