package hep.learners.trees;

import java.util.ArrayList;
import java.util.List;

/**
 * Grows one tree, always splitting the leaf that gains most. The gain of a split is G_l^2/(H_l +
 * lambda) + G_r^2/(H_r + lambda) - G^2/(H + lambda) and the answer of a leaf -G/(H + lambda), with
 * sums G of first and H of second derivatives of the loss (Chen and Guestrin, arXiv 1603.02754,
 * equations 5 and 7).
 */
final class TreeGrower {
  private final Bins bins;
  private final BoostedTrees.Settings settings;
  private final double[] gradients;
  private final double[] hessians;
  private final int[] rows;
  private final int[] columns;

  private final double[] binGradients = new double[Bins.MOST];
  private final double[] binHessians = new double[Bins.MOST];

  /**
   * A grower for one tree.
   *
   * @param rows to learn from; reordered
   * @param columns that may be asked
   */
  TreeGrower(
      Bins bins,
      BoostedTrees.Settings settings,
      double[] gradients,
      double[] hessians,
      int[] rows,
      int[] columns) {
    this.bins = bins;
    this.settings = settings;
    this.gradients = gradients;
    this.hessians = hessians;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * A leaf with the rows from {@code start} to {@code end} - 1 and the best split of it; gain 0
   * where there is none.
   */
  private record Leaf(
      int node,
      int start,
      int end,
      double gradient,
      double hessian,
      double gain,
      int column,
      int bin) {}

  RegressionTree grow() {
    List<Leaf> leaves = new ArrayList<>();
    int[] column = new int[2 * settings.leaves() - 1];
    float[] threshold = new float[column.length];
    int[] left = new int[column.length];
    leaves.add(leaf(0, 0, rows.length));
    int nodes = 1;
    while (leaves.size() < settings.leaves()) {
      int best = 0;
      for (int i = 1; i < leaves.size(); i++) {
        best = leaves.get(i).gain > leaves.get(best).gain ? i : best;
      }
      Leaf split = leaves.get(best);
      if (split.gain <= 0) {
        break;
      }
      int middle = partition(split);
      column[split.node] = split.column;
      threshold[split.node] = bins.edges()[split.column][split.bin];
      left[split.node] = nodes;
      leaves.set(best, leaf(nodes, split.start, middle));
      leaves.add(leaf(nodes + 1, middle, split.end));
      nodes += 2;
    }
    for (Leaf leaf : leaves) {
      column[leaf.node] = -1;
      threshold[leaf.node] =
          (float) (-settings.rate() * leaf.gradient / (leaf.hessian + settings.lambda()));
    }
    return new RegressionTree(
        java.util.Arrays.copyOf(column, nodes),
        java.util.Arrays.copyOf(threshold, nodes),
        java.util.Arrays.copyOf(left, nodes));
  }

  private Leaf leaf(int node, int start, int end) {
    double gradient = 0;
    double hessian = 0;
    for (int i = start; i < end; i++) {
      gradient += gradients[rows[i]];
      hessian += hessians[rows[i]];
    }
    double whole = score(gradient, hessian);
    double bestGain = 0;
    int bestColumn = -1;
    int bestBin = -1;
    for (int column : columns) {
      fill(column, start, end);
      double leftGradient = 0;
      double leftHessian = 0;
      for (int bin = 0; bin < bins.edges()[column].length; bin++) {
        leftGradient += binGradients[bin];
        leftHessian += binHessians[bin];
        double rightHessian = hessian - leftHessian;
        if (leftHessian >= settings.leastHessian() && rightHessian >= settings.leastHessian()) {
          double gain =
              score(leftGradient, leftHessian)
                  + score(gradient - leftGradient, rightHessian)
                  - whole;
          if (gain > bestGain + 1e-9) {
            bestGain = gain;
            bestColumn = column;
            bestBin = bin;
          }
        }
      }
    }
    return new Leaf(node, start, end, gradient, hessian, bestGain, bestColumn, bestBin);
  }

  private double score(double gradient, double hessian) {
    return gradient * gradient / (hessian + settings.lambda());
  }

  private void fill(int column, int start, int end) {
    java.util.Arrays.fill(binGradients, 0);
    java.util.Arrays.fill(binHessians, 0);
    byte[] codes = bins.codes()[column];
    for (int i = start; i < end; i++) {
      int row = rows[i];
      binGradients[codes[row]] += gradients[row];
      binHessians[codes[row]] += hessians[row];
    }
  }

  /**
   * Brings the rows that go left to the front, both sides in their order; returns where the right
   * side begins.
   */
  private int partition(Leaf leaf) {
    byte[] codes = bins.codes()[leaf.column];
    int[] right = new int[leaf.end - leaf.start];
    int rightCount = 0;
    int next = leaf.start;
    for (int i = leaf.start; i < leaf.end; i++) {
      if (codes[rows[i]] <= leaf.bin) {
        rows[next++] = rows[i];
      } else {
        right[rightCount++] = rows[i];
      }
    }
    System.arraycopy(right, 0, rows, next, rightCount);
    return next;
  }
}
