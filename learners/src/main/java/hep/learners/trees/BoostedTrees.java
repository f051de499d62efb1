package hep.learners.trees;

import hep.learners.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Gradient boosting of trees for two classes with the logistic loss: each tree is fitted to the
 * first and second derivatives of the loss at the sum of the trees before it (Friedman, Annals of
 * Statistics 29 (2001) 1189; Chen and Guestrin, arXiv 1603.02754).
 */
public final class BoostedTrees {
  private final int columns;
  private final double start;
  private final List<RegressionTree> trees;

  private BoostedTrees(int columns, double start, List<RegressionTree> trees) {
    this.columns = columns;
    this.start = start;
    this.trees = List.copyOf(trees);
  }

  /**
   * How trees are grown.
   *
   * @param rounds at most this many trees
   * @param leaves of a tree, at least 2
   * @param rate by which each tree's answer is multiplied
   * @param leastHessian smallest sum of second derivatives in a leaf
   * @param lambda added to that sum in every answer
   * @param rowShare share of the rows each tree sees, drawn anew
   * @param columnShare share of the columns each tree may ask, drawn anew
   * @param patience rounds without improvement on the validation rows after which it stops
   */
  public record Settings(
      int rounds,
      int leaves,
      double rate,
      double leastHessian,
      double lambda,
      double rowShare,
      double columnShare,
      int patience) {
    /** Checks the ranges. */
    public Settings {
      if (rounds < 1 || leaves < 2 || leaves > 4096 || patience < 1) {
        throw new IllegalArgumentException(
            "boosted trees need at least 1 round, 2 to 4096 leaves and a patience of at least 1, found "
                + rounds
                + ", "
                + leaves
                + ", "
                + patience);
      }
      if (!(rate > 0
          && leastHessian > 0
          && lambda >= 0
          && rowShare > 0
          && rowShare <= 1
          && columnShare > 0
          && columnShare <= 1)) {
        throw new IllegalArgumentException(
            "boosted trees need positive rate and hessian and shares in (0, 1], found "
                + rate
                + ", "
                + leastHessian
                + ", "
                + rowShare
                + ", "
                + columnShare);
      }
    }

    /**
     * Up to 1,000 trees of 12 leaves, rate 0.04, 80 % of the rows and half of the columns a tree,
     * patience 50.
     */
    public static Settings defaults() {
      return new Settings(1000, 12, 0.04, 5, 1, 0.8, 0.5, 50);
    }
  }

  /**
   * Fits trees.
   *
   * @param features rows by columns, finite
   * @param signal the class of each row
   * @param weights one a row; may be negative as long as sums stay positive
   * @param training rows to learn from
   * @param validation rows that decide how many trees are kept; empty to keep all
   * @throws IllegalArgumentException when there are no training rows of one class, or a value is
   *     not finite
   */
  public static BoostedTrees fit(
      Tensor features,
      boolean[] signal,
      double[] weights,
      int[] training,
      int[] validation,
      Settings settings,
      long seed) {
    requireFinite(features);
    double sumSignal = 0;
    double sum = 0;
    for (int row : training) {
      sumSignal += signal[row] ? weights[row] : 0;
      sum += weights[row];
    }
    if (!(sumSignal > 0 && sumSignal < sum)) {
      throw new IllegalArgumentException(
          "boosted trees need positive weight in both classes, found "
              + sumSignal
              + " of "
              + sum
              + " in the signal");
    }
    // as it is stored, so that a stored forest answers bit for bit alike
    double start = (float) Math.log(sumSignal / (sum - sumSignal));
    Bins bins = Bins.of(features, training);
    SplittableRandom random = new SplittableRandom(seed);
    double[] margins = new double[features.rows()];
    Arrays.fill(margins, start);
    double[] gradients = new double[margins.length];
    double[] hessians = new double[margins.length];
    List<RegressionTree> trees = new ArrayList<>();
    int best = 0;
    double bestLoss =
        validation.length == 0
            ? Double.POSITIVE_INFINITY
            : loss(margins, signal, weights, validation);
    while (trees.size() < settings.rounds && trees.size() - best < settings.patience) {
      for (int row : training) {
        double p = 1 / (1 + Math.exp(-margins[row]));
        gradients[row] = weights[row] * (p - (signal[row] ? 1 : 0));
        hessians[row] = weights[row] * p * (1 - p);
      }
      int[] rows = drawn(training, settings.rowShare, random);
      int[] asked = drawn(all(features.columns()), settings.columnShare, random);
      RegressionTree tree = new TreeGrower(bins, settings, gradients, hessians, rows, asked).grow();
      trees.add(tree);
      for (int row = 0; row < margins.length; row++) {
        margins[row] += tree.at(features.data(), row * features.columns());
      }
      double loss =
          validation.length == 0 ? -trees.size() : loss(margins, signal, weights, validation);
      if (loss < bestLoss) {
        bestLoss = loss;
        best = trees.size();
      }
    }
    return new BoostedTrees(features.columns(), start, trees.subList(0, Math.max(1, best)));
  }

  private static void requireFinite(Tensor features) {
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
  }

  private static double loss(double[] margins, boolean[] signal, double[] weights, int[] rows) {
    double sum = 0;
    for (int row : rows) {
      double towards = signal[row] ? margins[row] : -margins[row];
      sum +=
          weights[row]
              * (towards > 0
                  ? Math.log1p(Math.exp(-towards))
                  : Math.log1p(Math.exp(towards)) - towards);
    }
    return sum;
  }

  private static int[] all(int count) {
    int[] all = new int[count];
    Arrays.setAll(all, i -> i);
    return all;
  }

  /** A share of some numbers, at least one, in their order. */
  private static int[] drawn(int[] from, double share, SplittableRandom random) {
    int wanted = Math.max(1, (int) Math.round(share * from.length));
    int[] chosen = new int[wanted];
    int count = 0;
    for (int i = 0; i < from.length && count < wanted; i++) {
      if (random.nextInt(from.length - i) < wanted - count) {
        chosen[count++] = from[i];
      }
    }
    return chosen;
  }

  /** Number of trees. */
  public int size() {
    return trees.size();
  }

  /**
   * ln(p / (1 - p)) of each row.
   *
   * @throws IllegalArgumentException when there are more or fewer columns than in the fit
   */
  public double[] margins(Tensor features) {
    if (features.columns() != columns) {
      throw new IllegalArgumentException(
          "the trees ask " + columns + " columns, found " + features.columns());
    }
    double[] margins = new double[features.rows()];
    for (int row = 0; row < margins.length; row++) {
      double sum = start;
      for (RegressionTree tree : trees) {
        sum += tree.at(features.data(), row * columns);
      }
      margins[row] = sum;
    }
    return margins;
  }

  /**
   * All nodes as tensors: {@code start}, {@code sizes}, {@code column}, {@code threshold}, {@code
   * left}.
   */
  public Map<String, Tensor> tensors() {
    int nodes = trees.stream().mapToInt(tree -> tree.column().length).sum();
    float[] sizes = new float[trees.size()];
    float[] column = new float[nodes];
    float[] threshold = new float[nodes];
    float[] left = new float[nodes];
    int at = 0;
    for (int t = 0; t < sizes.length; t++) {
      RegressionTree tree = trees.get(t);
      sizes[t] = tree.column().length;
      for (int node = 0; node < tree.column().length; node++) {
        column[at] = tree.column()[node];
        threshold[at] = tree.threshold()[node];
        left[at++] = tree.left()[node];
      }
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("start", new Tensor(new float[] {columns, (float) start}, 2));
    tensors.put("sizes", new Tensor(sizes, sizes.length));
    tensors.put("column", new Tensor(column, nodes));
    tensors.put("threshold", new Tensor(threshold, nodes));
    tensors.put("left", new Tensor(left, nodes));
    return tensors;
  }

  /**
   * Trees from {@link #tensors}, with the same answers.
   *
   * @throws IllegalArgumentException when they do not describe trees
   */
  public static BoostedTrees of(Map<String, Tensor> tensors) {
    return StoredTrees.read(tensors, BoostedTrees::new);
  }
}
