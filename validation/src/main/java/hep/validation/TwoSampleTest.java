package hep.validation;

import hep.validation.internal.Inputs;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How well a classifier tells two samples apart, for instance real from generated showers
 * (Lopez-Paz and Oquab, arXiv 1610.06545): 0.5 where it cannot, 1 where it always can.
 *
 * <p>A classifier that was trained badly finds less than there is, so the area is a lower bound of
 * what the best one reaches, and so is the divergence.
 *
 * @param roc of all entries, real ones as signal
 * @param auc area under it with DeLong's error; where the samples do not overlap at all, that is 0,
 *     and the change of one entry's place stands for it
 * @param calibration of the calibrated probabilities
 * @param divergence Jensen-Shannon divergence in nats that the classifier shows: ln 2 less the mean
 *     cross-entropy of the calibrated probabilities, both samples with half the weight
 */
public record TwoSampleTest(
    RocCurve roc, Measured auc, Calibration calibration, Measured divergence) {
  private static final int BINS = 10;

  /**
   * Judges scores. All give the curve; every second entry fits the calibration, and the others
   * judge it.
   *
   * @param real scores of the real entries, higher the more real; at least four
   * @param made scores of the generated ones; at least four
   * @throws IllegalArgumentException if there are fewer or a score is not finite
   */
  public static TwoSampleTest of(double[] real, double[] made) {
    if (Math.min(real.length, made.length) < 4) {
      throw new IllegalArgumentException(
          "a test of two samples needs at least 4 entries of each, found "
              + real.length
              + " and "
              + made.length);
    }
    RocCurve roc =
        RocCurve.of(
            DoubleStream.concat(Arrays.stream(real), Arrays.stream(made)).toArray(),
            truth(real.length, made.length));
    Isotonic map = Isotonic.of(part(real, made, 1), truth(real.length / 2, made.length / 2));
    double[] scores = part(real, made, 0);
    int reals = (real.length + 1) / 2;
    int mades = (made.length + 1) / 2;
    boolean[] signal = truth(reals, mades);
    double[] probabilities = new double[scores.length];
    double[] weights = new double[scores.length];
    double[] gain = new double[scores.length];
    // at a step of pure entries the probability of the truth may be 0: it stays away from it by
    // one entry
    double least = 1.0 / (scores.length + 2);
    for (int i = 0; i < scores.length; i++) {
      probabilities[i] = Math.clamp(map.at(scores[i]), least, 1 - least);
      weights[i] = 0.5 * scores.length / (signal[i] ? reals : mades);
      gain[i] = Math.log(2) + Math.log(signal[i] ? probabilities[i] : 1 - probabilities[i]);
    }
    Measured area = roc.auc();
    Measured auc =
        area.error() > 0
            ? area
            : new Measured(area.value(), 1.0 / Math.min(real.length, made.length));
    return new TwoSampleTest(
        roc,
        auc,
        Calibration.of(probabilities, signal, weights, BINS),
        Moments.of(gain, weights).measuredMean());
  }

  private static double[] part(double[] real, double[] made, int first) {
    int reals = (real.length + 1 - first) / 2;
    int mades = (made.length + 1 - first) / 2;
    double[] part = new double[reals + mades];
    for (int i = 0; i < part.length; i++) {
      part[i] = i < reals ? real[2 * i + first] : made[2 * (i - reals) + first];
    }
    Inputs.finite("score", part);
    return part;
  }

  private static boolean[] truth(int reals, int mades) {
    boolean[] signal = new boolean[reals + mades];
    Arrays.fill(signal, 0, reals, true);
    return signal;
  }
}
