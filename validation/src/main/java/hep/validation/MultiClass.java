package hep.validation;

import hep.validation.internal.Inputs;
import java.util.stream.IntStream;

/**
 * Curves and decisions from class probabilities: {@code probabilities[entry][class]}, with the true
 * class of every entry in {@code labels}.
 */
public final class MultiClass {
  private MultiClass() {}

  /** The most probable class of each entry; of equal ones the first. */
  public static int[] decide(double[][] probabilities) {
    int[] decided = new int[probabilities.length];
    for (int i = 0; i < decided.length; i++) {
      for (int c = 1; c < probabilities[i].length; c++) {
        if (probabilities[i][c] > probabilities[i][decided[i]]) {
          decided[i] = c;
        }
      }
    }
    return decided;
  }

  /**
   * Curve of one class against one other, on the entries of these two classes only, ordered by
   * p_s/(p_s + p_b): the best order for two classes, whatever the fractions of the training sample.
   */
  public static RocCurve oneAgainstOne(
      double[][] probabilities, int[] labels, double[] weights, int signal, int background) {
    double[] scores = new double[probabilities.length];
    for (int i = 0; i < scores.length; i++) {
      double sum = probabilities[i][signal] + probabilities[i][background];
      scores[i] = sum > 0 ? probabilities[i][signal] / sum : 0.5;
    }
    return between(scores, labels, weights, signal, background);
  }

  /** Curve of one class against all others, ordered by its probability. */
  public static RocCurve oneAgainstRest(
      double[][] probabilities, int[] labels, double[] weights, int signal) {
    Inputs.sameLength("probabilities", probabilities.length, "labels", labels.length);
    double[] scores = new double[labels.length];
    boolean[] isSignal = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      scores[i] = probabilities[i][signal];
      isSignal[i] = labels[i] == signal;
    }
    return RocCurve.of(scores, isSignal, weights);
  }

  /**
   * Curve of one class against one other for a score of any kind, on the entries of these two
   * classes only.
   */
  public static RocCurve between(
      double[] scores, int[] labels, double[] weights, int signal, int background) {
    Inputs.sameLength("scores", scores.length, "labels", labels.length);
    Inputs.sameLength("scores", scores.length, "weights", weights.length);
    int[] kept =
        IntStream.range(0, labels.length)
            .filter(i -> labels[i] == signal || labels[i] == background)
            .toArray();
    double[] score = new double[kept.length];
    double[] weight = new double[kept.length];
    boolean[] isSignal = new boolean[kept.length];
    for (int k = 0; k < kept.length; k++) {
      score[k] = scores[kept[k]];
      weight[k] = weights[kept[k]];
      isSignal[k] = labels[kept[k]] == signal;
    }
    return RocCurve.of(score, isSignal, weight);
  }

  /**
   * Tagging discriminant D = ln(p_s / Σ_c f_c p_c) of each entry, for instance D_b = ln(p_b / (f_c
   * p_c + (1 − f_c) p_l)). Probabilities below 1e-30 count as 1e-30, so that the result is finite.
   *
   * @param signal the class in the numerator
   * @param fractions one weight a class for the denominator; that of the signal class must be zero
   */
  public static double[] discriminant(double[][] probabilities, int signal, double... fractions) {
    if (fractions[signal] != 0) {
      throw new IllegalArgumentException(
          "the fraction of the signal class "
              + signal
              + " is "
              + fractions[signal]
              + "; expected 0");
    }
    double[] discriminant = new double[probabilities.length];
    for (int i = 0; i < discriminant.length; i++) {
      Inputs.sameLength(
          "probabilities of entry " + i, probabilities[i].length, "fractions", fractions.length);
      double rest = 0;
      for (int c = 0; c < fractions.length; c++) {
        rest += fractions[c] * probabilities[i][c];
      }
      discriminant[i] = Math.log(Math.max(probabilities[i][signal], 1e-30) / Math.max(rest, 1e-30));
    }
    return discriminant;
  }
}
