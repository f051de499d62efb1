package hep.validation;

import hep.validation.internal.Inputs;
import java.util.Arrays;

/**
 * Whether a score read as a probability is one: mean score against true fraction in bins.
 *
 * @param curve mean score of each filled bin (x) against the fraction of signal in it (y), with its
 *     error
 * @param expectedError ECE, the weighted mean distance |fraction − score| over the bins; its error
 *     to first order. Even a perfect classifier has a positive one, since statistical differences
 *     count by their size
 * @param brier Brier score, the mean of (score − truth)²: 0 is perfect
 */
public record Calibration(Graph curve, Measured expectedError, Measured brier) {

  /**
   * Compares in equally wide bins of the score.
   *
   * @param probabilities scores inside [0, 1]
   * @param signal whether each entry is signal
   * @param weights one weight an entry; bins whose weights do not add up to more than zero are left
   *     out
   * @param bins number of bins of [0, 1]
   */
  public static Calibration of(
      double[] probabilities, boolean[] signal, double[] weights, int bins) {
    Inputs.sameLength("probabilities", probabilities.length, "signal", signal.length);
    double[] squared = new double[probabilities.length];
    Bin[] all = new Bin[bins];
    for (int b = 0; b < bins; b++) {
      all[b] = new Bin();
    }
    for (int i = 0; i < probabilities.length; i++) {
      double p = Inputs.inRange("probability of entry " + i, probabilities[i], 0, 1);
      double miss = (signal[i] ? 1 : 0) - p;
      squared[i] = miss * miss;
      all[Math.min(bins - 1, (int) (p * bins))].add(p, signal[i], weights[i]);
    }
    Measured brier = Moments.of(squared, weights).measuredMean();
    Bin[] filled = Arrays.stream(all).filter(b -> b.sumW > 0).toArray(Bin[]::new);
    double total = 0;
    for (Bin bin : filled) {
      total += bin.sumW;
    }
    double[] x = new double[filled.length];
    Measured[] y = new Measured[filled.length];
    double distance = 0;
    double variance = 0;
    for (int b = 0; b < filled.length; b++) {
      x[b] = filled[b].score / filled[b].sumW;
      y[b] = filled[b].fraction();
      double share = filled[b].sumW / total;
      distance += share * Math.abs(y[b].value() - x[b]);
      variance += share * share * y[b].error() * y[b].error();
    }
    return new Calibration(Graph.of(x, y), new Measured(distance, Math.sqrt(variance)), brier);
  }

  private static final class Bin {
    private double sumW;
    private double sumW2;
    private double signalW;
    private double score;

    void add(double probability, boolean signal, double weight) {
      sumW += weight;
      sumW2 += weight * weight;
      signalW += signal ? weight : 0;
      score += weight * probability;
    }

    Measured fraction() {
      return Efficiency.weighted(signalW, sumW, sumW2).measured();
    }
  }
}
