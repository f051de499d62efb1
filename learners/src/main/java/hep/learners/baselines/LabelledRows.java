package hep.learners.baselines;

import hep.learners.Tensor;
import java.util.stream.IntStream;

/**
 * Rows to learn from.
 *
 * @param features rows by columns, finite
 * @param signal the class of each row
 * @param weights one a row
 */
public record LabelledRows(Tensor features, boolean[] signal, double[] weights) {
  /**
   * Checks lengths and values.
   *
   * @throws IllegalArgumentException when lengths differ, a value is not finite, or a class has no
   *     positive weight
   */
  public LabelledRows {
    if (signal.length != features.rows() || weights.length != features.rows()) {
      throw new IllegalArgumentException(
          "there are "
              + features.rows()
              + " rows, but "
              + signal.length
              + " labels and "
              + weights.length
              + " weights");
    }
    for (int i = 0; i < features.data().length; i++) {
      if (!Float.isFinite(features.data()[i])) {
        throw new IllegalArgumentException(
            "the value of row "
                + i / features.columns()
                + ", column "
                + i % features.columns()
                + " is "
                + features.data()[i]);
      }
    }
    for (boolean wanted : new boolean[] {true, false}) {
      double sum = 0;
      for (int row = 0; row < signal.length; row++) {
        sum += signal[row] == wanted ? weights[row] : 0;
      }
      if (!(sum > 0)) {
        throw new IllegalArgumentException(
            "the weights of the " + (wanted ? "signal" : "background") + " sum to " + sum);
      }
    }
  }

  /** Numbers of the rows of one class. */
  int[] of(boolean wanted) {
    return IntStream.range(0, signal.length).filter(row -> signal[row] == wanted).toArray();
  }

  /** Each class scaled to a sum of 1. */
  double[] balanced() {
    double[] sums = new double[2];
    for (int row = 0; row < signal.length; row++) {
      sums[signal[row] ? 1 : 0] += weights[row];
    }
    double[] balanced = new double[signal.length];
    for (int row = 0; row < signal.length; row++) {
      balanced[row] = weights[row] / sums[signal[row] ? 1 : 0];
    }
    return balanced;
  }
}
