package hep.learners.trees;

import hep.learners.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Checks and rebuilds stored trees: every child lies behind its parent, so that no row can walk for
 * ever.
 */
final class StoredTrees {
  private StoredTrees() {}

  /** Makes the result. */
  interface Maker {
    BoostedTrees of(int columns, double start, List<RegressionTree> trees);
  }

  static BoostedTrees read(Map<String, Tensor> tensors, Maker maker) {
    float[] start = values(tensors, "start");
    float[] sizes = values(tensors, "sizes");
    float[] column = values(tensors, "column");
    float[] threshold = values(tensors, "threshold");
    float[] left = values(tensors, "left");
    if (start.length != 2 || column.length != threshold.length || column.length != left.length) {
      throw new IllegalArgumentException(
          "the stored trees have tensors of lengths that do not fit");
    }
    int columns = whole(start[0], 1, Integer.MAX_VALUE);
    List<RegressionTree> trees = new ArrayList<>();
    int at = 0;
    for (float size : sizes) {
      int nodes = whole(size, 1, column.length - at);
      int[] treeColumn = new int[nodes];
      float[] treeThreshold = new float[nodes];
      int[] treeLeft = new int[nodes];
      for (int node = 0; node < nodes; node++, at++) {
        treeColumn[node] = whole(column[at], -1, columns - 1);
        treeThreshold[node] = threshold[at];
        treeLeft[node] = treeColumn[node] < 0 ? 0 : whole(left[at], node + 1, nodes - 2);
      }
      trees.add(new RegressionTree(treeColumn, treeThreshold, treeLeft));
    }
    return maker.of(columns, start[1], trees);
  }

  private static float[] values(Map<String, Tensor> tensors, String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("the stored trees lack '" + name + "'");
    }
    return tensor.data();
  }

  private static int whole(float value, int least, int most) {
    if (value != (int) value || value < least || value > most) {
      throw new IllegalArgumentException(
          "the stored trees hold "
              + value
              + " where a whole number from "
              + least
              + " to "
              + most
              + " is expected");
    }
    return (int) value;
  }
}
