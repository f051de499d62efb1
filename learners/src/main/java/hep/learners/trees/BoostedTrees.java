package hep.learners.trees;

import hep.learners.ModelSummary;
import hep.learners.StepFunction;
import hep.learners.Tensor;
import hep.learners.internal.kernels.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Gradient boosting: each tree is fitted to the first and second derivatives of the loss at the sum
 * of the trees before it (Friedman, Annals of Statistics 29 (2001) 1189; Chen and Guestrin, arXiv
 * 1603.02754). With several outputs there is one tree an output in each round.
 */
public final class BoostedTrees implements StepFunction {
  private static final int BLOCK = 1 << 12;

  private final int columns;
  private final float[] start;
  private final List<RegressionTree> trees;

  BoostedTrees(int columns, float[] start, List<RegressionTree> trees) {
    this.columns = columns;
    this.start = start;
    this.trees = List.copyOf(trees);
  }

  /**
   * How trees are boosted.
   *
   * @param rounds at most this many
   * @param rate by which each tree's answer is multiplied
   * @param rowShare share of the rows each tree sees, drawn anew
   * @param columnShare share of the columns each tree may ask, drawn anew; never fewer than three
   * @param patience rounds without improvement on the validation rows after which it stops
   * @param shape of each tree
   */
  public record Settings(
      int rounds, double rate, double rowShare, double columnShare, int patience, TreeShape shape) {
    /** Checks the ranges. */
    public Settings {
      if (rounds < 1 || patience < 1) {
        throw new IllegalArgumentException(
            "boosted trees need at least 1 round and a patience of at least 1, found "
                + rounds
                + " and "
                + patience);
      }
      if (!(rate > 0
          && rate <= Float.MAX_VALUE
          && rowShare > 0
          && rowShare <= 1
          && columnShare > 0
          && columnShare <= 1)) {
        throw new IllegalArgumentException(
            "boosted trees need a positive rate and shares in (0, 1], found "
                + rate
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
      return new Settings(1000, 0.04, 0.8, 0.5, 50, TreeShape.leaves(12));
    }

    /** All rows and columns in every tree, and every round kept. */
    public static Settings plain(int rounds, double rate, TreeShape shape) {
      return new Settings(rounds, rate, 1, 1, rounds, shape);
    }
  }

  /**
   * Fits trees for two classes with the logistic loss.
   *
   * @param signal the class of each row
   * @throws IllegalArgumentException as {@link #fit(Tensor, Targets, int[], int[], BoostLoss,
   *     Settings, long, int)} does
   */
  public static BoostedTrees fit(
      Tensor features,
      boolean[] signal,
      double[] weights,
      int[] training,
      int[] validation,
      Settings settings,
      long seed) {
    return fit(
        features,
        Targets.of(signal, weights),
        training,
        validation,
        new BoostLoss.Logistic(),
        settings,
        seed,
        1);
  }

  /**
   * Fits trees. The result depends on neither the number of threads nor their order.
   *
   * @param features rows by columns; NaN where a value is missing, never infinite
   * @param targets and weights of all rows; a weight may be negative as long as sums stay positive
   * @param training rows to learn from, ascending
   * @param validation rows that decide how many trees are kept; empty to keep all
   * @param threads at least 1
   * @throws IllegalArgumentException when a class has no positive weight among the training rows, a
   *     value is infinite or a target does not fit the loss
   */
  public static BoostedTrees fit(
      Tensor features,
      Targets targets,
      int[] training,
      int[] validation,
      BoostLoss loss,
      Settings settings,
      long seed,
      int threads) {
    targets.check(features, loss);
    try (Workers workers = new Workers(threads)) {
      return new Boosting(features, targets, training, validation, loss, settings, workers)
          .run(seed);
    }
  }

  /** Number of trees. */
  public int size() {
    return trees.size();
  }

  @Override
  public void apply(float[] x, int from, float[] y, int to) {
    double[] sums = new double[start.length];
    for (int output = 0; output < sums.length; output++) {
      sums[output] = start[output];
    }
    for (int t = 0; t < trees.size(); t++) {
      sums[t % start.length] += trees.get(t).at(x, from);
    }
    for (int output = 0; output < sums.length; output++) {
      y[to + output] = (float) sums[output];
    }
  }

  /** Number of columns asked for. */
  @Override
  public int columns() {
    return columns;
  }

  /** Number of margins a row. */
  @Override
  public int outputs() {
    return start.length;
  }

  /**
   * Margins of a forest with one output: ln(p / (1 - p)) of each row after the logistic loss, the
   * predicted value after a loss for regression.
   *
   * @throws IllegalArgumentException when there are more or fewer columns than in the fit, or
   *     several outputs
   */
  public double[] margins(Tensor features) {
    if (start.length != 1) {
      throw new IllegalArgumentException(
          "these trees have " + start.length + " outputs; ask for all margins");
    }
    return margins(features, 1)[0];
  }

  /**
   * Margins, outputs by rows.
   *
   * @throws IllegalArgumentException when there are more or fewer columns than in the fit
   */
  public double[][] margins(Tensor features, int threads) {
    if (features.columns() != columns) {
      throw new IllegalArgumentException(
          "the trees ask " + columns + " columns, found " + features.columns());
    }
    int rows = features.rows();
    double[][] margins = new double[start.length][rows];
    try (Workers workers = new Workers(threads)) {
      workers.run(
          Math.ceilDiv(rows, BLOCK),
          block -> {
            int end = Math.min(rows, (block + 1) * BLOCK);
            for (int output = 0; output < start.length; output++) {
              Arrays.fill(margins[output], block * BLOCK, end, start[output]);
            }
            for (int t = 0; t < trees.size(); t++) {
              add(trees.get(t), features.data(), margins[t % start.length], block * BLOCK, end);
            }
          });
    }
    return margins;
  }

  private void add(RegressionTree tree, float[] values, double[] margins, int from, int to) {
    for (int row = from; row < to; row++) {
      margins[row] += tree.at(values, row * columns);
    }
  }

  /** Share of each column in the gain of all splits; zeros where there is no split. */
  public double[] importance() {
    double[] gains = new double[columns];
    for (RegressionTree tree : trees) {
      for (int node = 0; node < tree.nodes(); node++) {
        if (tree.column()[node] >= 0) {
          gains[tree.column()[node]] += tree.gain()[node];
        }
      }
    }
    double sum = Arrays.stream(gains).sum();
    return sum > 0 ? Arrays.stream(gains).map(gain -> gain / sum).toArray() : gains;
  }

  /**
   * All nodes as tensors: {@code start}, {@code sizes}, {@code column}, {@code threshold}, {@code
   * left}, {@code missing} and {@code gain}.
   */
  public Map<String, Tensor> tensors() {
    return StoredTrees.write(columns, start, trees);
  }

  /**
   * Trees from {@link #tensors}, with the same answers.
   *
   * @throws IllegalArgumentException when they do not describe trees
   */
  public static BoostedTrees of(Map<String, Tensor> tensors) {
    StoredTrees stored = StoredTrees.read(tensors);
    if (stored.trees().size() % stored.start().length != 0) {
      throw new IllegalArgumentException(
          "the stored "
              + stored.trees().size()
              + " trees are not a multiple of their "
              + stored.start().length
              + " outputs");
    }
    return new BoostedTrees(stored.columns(), stored.start(), stored.trees());
  }

  /**
   * What the trees consist of and cost: numbers are those of {@link #tensors}; operations are the
   * comparisons and the sum along the longest path of every tree.
   */
  public ModelSummary summary() {
    long numbers = tensors().values().stream().mapToLong(each -> each.data().length).sum();
    long steps = trees.stream().mapToLong(tree -> tree.depth() + 1L).sum();
    return ModelSummary.of("trees", "BoostedTrees", start.length, numbers, steps);
  }

  List<RegressionTree> trees() {
    return trees;
  }
}
