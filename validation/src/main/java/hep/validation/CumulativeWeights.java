package hep.validation;

import java.util.function.IntToDoubleFunction;

/**
 * Weights of one class summed from the highest score down: point 0 is before any entry, point k
 * after the k-th score.
 */
final class CumulativeWeights {
  private final double[] sumW;
  private final double[] sumW2;

  /** Largest sum so far: with negative weights the sums themselves need not rise. */
  private final double[] reached;

  CumulativeWeights(int scores) {
    sumW = new double[scores + 1];
    sumW2 = new double[scores + 1];
    reached = new double[scores + 1];
  }

  void add(int place, double weight, double square) {
    sumW[place + 1] += weight;
    sumW2[place + 1] += square;
  }

  void accumulate(String name) {
    for (int i = 1; i < sumW.length; i++) {
      sumW[i] += sumW[i - 1];
      sumW2[i] += sumW2[i - 1];
      reached[i] = Math.max(reached[i - 1], sumW[i]);
    }
    if (!(sumW() > 0)) {
      throw new IllegalArgumentException(
          "the weights of the "
              + name
              + " entries add up to "
              + sumW()
              + "; expected a positive sum");
    }
  }

  double sumW() {
    return sumW[sumW.length - 1];
  }

  double sumW2() {
    return sumW2[sumW2.length - 1];
  }

  double sumW(int point) {
    return sumW[point];
  }

  double sumW2(int point) {
    return sumW2[point];
  }

  /** Efficiency at a point. */
  double fraction(int point) {
    return sumW[point] / sumW();
  }

  /** Efficiency at a point with its binomial error, weights included. */
  Measured efficiency(int point) {
    return new Measured(fraction(point), Math.sqrt(variance(fraction(point), sumW2[point])));
  }

  /** Variance of the mean of a number that depends on the score only and averages to zero. */
  double varianceOfMean(IntToDoubleFunction deviation) {
    double sum = 0;
    for (int i = 1; i < sumW.length; i++) {
      double d = deviation.applyAsDouble(i - 1);
      sum += (sumW2[i] - sumW2[i - 1]) * d * d;
    }
    double effective = sumW() * sumW() / sumW2();
    return effective > 1 ? sum / (sumW() * sumW()) * effective / (effective - 1) : Double.NaN;
  }

  /**
   * The efficiency of {@code other} where {@code fixed} first reaches a value. Its variance is the
   * binomial one plus that of the threshold: half the change of {@code other} while {@code fixed}
   * moves from one standard deviation below to one above the value.
   */
  static Measured crossing(CumulativeWeights fixed, CumulativeWeights other, double value) {
    double y = interpolate(fixed, value, other.sumW) / other.sumW();
    double passed2 = interpolate(fixed, value, other.sumW2);
    double step = Math.sqrt(fixed.variance(value, interpolate(fixed, value, fixed.sumW2)));
    double high = Math.min(1, value + step);
    double low = Math.max(0, value - step);
    double change =
        (interpolate(fixed, high, other.sumW) - interpolate(fixed, low, other.sumW)) / other.sumW();
    // At the ends of the curve the interval is cut; the slope inside it still stands for one
    // standard deviation.
    double shift = high > low ? change / (high - low) * step : 0;
    return new Measured(y, Math.sqrt(other.variance(y, passed2) + shift * shift));
  }

  private double variance(double fraction, double passed2) {
    double failed2 = sumW2() - passed2;
    return Math.max(0, passed2 * (1 - fraction) * (1 - fraction) + failed2 * fraction * fraction)
        / (sumW() * sumW());
  }

  private static double interpolate(CumulativeWeights fixed, double fraction, double[] sums) {
    double target = fraction * fixed.sumW();
    int point = fixed.firstReaching(target);
    double step = fixed.sumW[point] - fixed.sumW[point - 1];
    double part = step == 0 ? 1 : Math.clamp((target - fixed.sumW[point - 1]) / step, 0, 1);
    return sums[point - 1] + part * (sums[point] - sums[point - 1]);
  }

  private int firstReaching(double target) {
    int low = 1;
    int high = reached.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (reached[middle] >= target) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
