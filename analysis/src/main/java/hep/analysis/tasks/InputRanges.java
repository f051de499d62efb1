package hep.analysis.tasks;

import hep.learners.model.Input;
import hep.learners.model.InputGroup;

/**
 * The smallest and the largest value of each input in training.
 *
 * @param low one an input
 * @param high one an input
 */
record InputRanges(double[] low, double[] high) {
  /** As a model file keeps them. */
  static InputRanges of(InputGroup group) {
    return new InputRanges(
        group.inputs().stream().mapToDouble(Input::low).toArray(),
        group.inputs().stream().mapToDouble(Input::high).toArray());
  }

  /** Of rows with so many inputs; infinite where there are no rows. */
  static InputRanges of(float[] rows, int inputs) {
    double[] low = new double[inputs];
    double[] high = new double[inputs];
    java.util.Arrays.fill(low, Double.POSITIVE_INFINITY);
    java.util.Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < rows.length; i++) {
      low[i % inputs] = Math.min(low[i % inputs], rows[i]);
      high[i % inputs] = Math.max(high[i % inputs], rows[i]);
    }
    return rows.length == 0 ? new InputRanges(high, low) : new InputRanges(low, high);
  }
}
