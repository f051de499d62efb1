package hep.learners.trees;

import hep.learners.Tensor;
import java.util.Arrays;

/**
 * What rows should answer.
 *
 * @param values a class number or a value, one a row
 * @param weights one a row, finite; may be negative
 */
public record Targets(double[] values, double[] weights) {
  /** 1 for signal, 0 for background. */
  public static Targets of(boolean[] signal, double[] weights) {
    double[] values = new double[signal.length];
    for (int row = 0; row < values.length; row++) {
      values[row] = signal[row] ? 1 : 0;
    }
    return new Targets(values, weights);
  }

  /** All of weight 1. */
  public static Targets of(double... values) {
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    return new Targets(values, ones);
  }

  /** Refuses lengths that differ, infinite values and targets that do not fit the loss. */
  void check(Tensor features, BoostLoss loss) {
    int rows = features.rows();
    if (values.length != rows || weights.length != rows) {
      throw new IllegalArgumentException(
          "there are "
              + rows
              + " rows, but "
              + values.length
              + " targets and "
              + weights.length
              + " weights");
    }
    for (int row = 0; row < rows; row++) {
      loss.check(row, values[row]);
      if (!Double.isFinite(weights[row])) {
        throw new IllegalArgumentException("the weight of row " + row + " is " + weights[row]);
      }
    }
    for (int i = 0; i < features.data().length; i++) {
      if (Float.isInfinite(features.data()[i])) {
        throw new IllegalArgumentException(
            "the value of row "
                + i / features.columns()
                + ", column "
                + i % features.columns()
                + " is "
                + features.data()[i]);
      }
    }
  }
}
