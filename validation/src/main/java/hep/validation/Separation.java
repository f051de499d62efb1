package hep.validation;

import hep.validation.internal.Inputs;
import java.util.Arrays;

/**
 * How far apart the distributions of signal and background are in one variable, as TMVA's users'
 * guide defines it.
 */
public final class Separation {
  private Separation() {}

  /**
   * Separation ½ Σ (s − b)²/(s + b) of two normalised histograms: 0 for equal shapes, 1 without
   * overlap. The error is that of the counts to first order; few entries a bin push the value
   * itself up.
   *
   * @throws IllegalArgumentException if the edges differ or a histogram is empty
   */
  public static Measured of(Histogram signal, Histogram background) {
    if (!Arrays.equals(signal.edges(), background.edges())) {
      throw new IllegalArgumentException("signal and background have different bin edges");
    }
    double[] s = signal.normalised().sumW();
    double[] b = background.normalised().sumW();
    double value = 0;
    double[] bySignal = new double[s.length];
    double[] byBackground = new double[s.length];
    for (int i = 0; i < s.length; i++) {
      double sum = s[i] + b[i];
      if (sum > 0) {
        double difference = s[i] - b[i];
        value += 0.5 * difference * difference / sum;
        bySignal[i] = 0.5 * difference * (s[i] + 3 * b[i]) / (sum * sum);
        byBackground[i] = -0.5 * difference * (3 * s[i] + b[i]) / (sum * sum);
      }
    }
    return new Measured(
        value, Math.sqrt(variance(signal, s, bySignal) + variance(background, b, byBackground)));
  }

  /** Variance of a function of the fractions of a histogram, given its derivatives by them. */
  static double variance(Histogram histogram, double[] fractions, double[] slopes) {
    double mean = 0;
    for (int i = 0; i < slopes.length; i++) {
      mean += slopes[i] * fractions[i];
    }
    double variance = 0;
    for (int i = 0; i < slopes.length; i++) {
      variance += histogram.sumW2()[i] * (slopes[i] - mean) * (slopes[i] - mean);
    }
    return variance / (histogram.total() * histogram.total());
  }

  /**
   * Significance |mean_s − mean_b| / √(rms_s² + rms_b²), with its first-order error.
   *
   * @throws IllegalArgumentException as {@link Moments#of}
   */
  public static Measured significance(
      double[] signal, double[] signalWeights, double[] background, double[] backgroundWeights) {
    Inputs.notEmpty("signal", signal.length);
    Inputs.notEmpty("background", background.length);
    Moments s = Moments.of(signal, signalWeights);
    Moments b = Moments.of(background, backgroundWeights);
    double spread = Math.hypot(s.rms(), b.rms());
    double pull = (s.mean() - b.mean()) / spread;
    double variance =
        variance(signal, signalWeights, s, spread, pull)
            + variance(background, backgroundWeights, b, spread, -pull);
    return new Measured(Math.abs(pull), Math.sqrt(variance));
  }

  /** Sum of the squared influence of every entry on the significance. */
  private static double variance(
      double[] values, double[] weights, Moments m, double spread, double pull) {
    double sumW = 0;
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double d = values[i] - m.mean();
      double influence = d / spread - pull * (d * d - m.rms() * m.rms()) / (2 * spread * spread);
      sum += weights[i] * weights[i] * influence * influence;
      sumW += weights[i];
    }
    return sum / (sumW * sumW);
  }
}
