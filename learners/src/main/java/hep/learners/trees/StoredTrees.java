package hep.learners.trees;

import hep.learners.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trees as tensors: {@code start} with the number of columns and one number an output, {@code
 * sizes} with the nodes of each tree, and five with one number a node. Every child lies behind its
 * parent, so that no row can walk for ever.
 *
 * @param columns number of columns
 * @param start one number an output
 * @param trees in their order
 */
record StoredTrees(int columns, float[] start, List<RegressionTree> trees) {
  /** Whole numbers up to here are exact as floats. */
  private static final int MOST = 1 << 24;

  static Map<String, Tensor> write(int columns, float[] start, List<RegressionTree> trees) {
    int nodes = trees.stream().mapToInt(RegressionTree::nodes).sum();
    float[] head = new float[1 + start.length];
    head[0] = columns;
    System.arraycopy(start, 0, head, 1, start.length);
    float[] sizes = new float[trees.size()];
    float[] column = new float[nodes];
    float[] threshold = new float[nodes];
    float[] left = new float[nodes];
    float[] missing = new float[nodes];
    float[] gain = new float[nodes];
    int at = 0;
    for (int t = 0; t < sizes.length; t++) {
      RegressionTree tree = trees.get(t);
      sizes[t] = tree.nodes();
      for (int node = 0; node < tree.nodes(); node++, at++) {
        column[at] = tree.column()[node];
        threshold[at] = tree.threshold()[node];
        left[at] = tree.left()[node];
        missing[at] = tree.missingLeft()[node] ? 1 : 0;
        gain[at] = tree.gain()[node];
      }
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("start", new Tensor(head, head.length));
    tensors.put("sizes", new Tensor(sizes, sizes.length));
    tensors.put("column", new Tensor(column, nodes));
    tensors.put("threshold", new Tensor(threshold, nodes));
    tensors.put("left", new Tensor(left, nodes));
    tensors.put("missing", new Tensor(missing, nodes));
    tensors.put("gain", new Tensor(gain, nodes));
    return tensors;
  }

  static StoredTrees read(Map<String, Tensor> tensors) {
    float[] head = values(tensors, "start");
    float[] sizes = values(tensors, "sizes");
    float[] column = values(tensors, "column");
    float[] threshold = values(tensors, "threshold");
    float[] left = values(tensors, "left");
    float[] missing = values(tensors, "missing");
    float[] gain = values(tensors, "gain");
    for (float[] each : new float[][] {threshold, left, missing, gain}) {
      if (each.length != column.length || head.length < 2) {
        throw new IllegalArgumentException(
            "the stored trees have tensors of lengths that do not fit");
      }
    }
    int columns = whole(head[0], 1, MOST);
    List<RegressionTree> trees = new ArrayList<>();
    int at = 0;
    for (float size : sizes) {
      int nodes = whole(size, 1, Math.min(MOST, column.length - at));
      RegressionTree tree =
          new RegressionTree(
              new int[nodes],
              new float[nodes],
              new int[nodes],
              new boolean[nodes],
              new float[nodes]);
      for (int node = 0; node < nodes; node++, at++) {
        tree.column()[node] = whole(column[at], -1, columns - 1);
        tree.threshold()[node] = threshold[at];
        tree.left()[node] = tree.column()[node] < 0 ? 0 : whole(left[at], node + 1, nodes - 2);
        tree.missingLeft()[node] = whole(missing[at], 0, 1) == 1;
        tree.gain()[node] = gain[at];
      }
      trees.add(tree);
    }
    if (at != column.length) {
      throw new IllegalArgumentException(
          "the stored trees have " + at + " nodes, but numbers for " + column.length);
    }
    return new StoredTrees(columns, java.util.Arrays.copyOfRange(head, 1, head.length), trees);
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
