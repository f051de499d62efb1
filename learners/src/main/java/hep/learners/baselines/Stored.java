package hep.learners.baselines;

import hep.learners.Tensor;
import java.util.Map;

/** Checked access to the tensors of a stored classifier. */
record Stored(String name, Map<String, Tensor> tensors) {
  Tensor matrix(String tensor, int columns) {
    Tensor found = tensors.get(tensor);
    if (found == null) {
      throw new IllegalArgumentException("the stored " + name + " lacks '" + tensor + "'");
    }
    if (found.shape().length != 2 || found.rows() < 1 || found.columns() < 1) {
      throw new IllegalArgumentException(
          "'" + tensor + "' of the stored " + name + " is not a matrix but " + found);
    }
    if (columns > 0 && found.columns() != columns) {
      throw new IllegalArgumentException(
          "'"
              + tensor
              + "' of the stored "
              + name
              + " has shape "
              + found
              + ", expected are "
              + columns
              + " columns");
    }
    for (float value : found.data()) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "'" + tensor + "' of the stored " + name + " holds " + value);
      }
    }
    return found;
  }

  /** Refuses rows with more or fewer columns. */
  static void requireColumns(Tensor features, int columns) {
    if (features.columns() != columns) {
      throw new IllegalArgumentException(
          "the classifier asks " + columns + " columns, found " + features.columns());
    }
  }
}
