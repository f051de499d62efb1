package hep.learners.trees;

import hep.learners.ModelSummary;
import hep.learners.Tensor;
import hep.learners.internal.kernels.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The mean of trees that each see another sample of the rows, drawn with replacement, and at each
 * split another few columns (Breiman, Machine Learning 45 (2001) 5). Splits minimise the variance
 * of the target, which for two classes is Gini's index.
 */
public final class RandomForest {
  private final BoostedTrees sum;

  private RandomForest(BoostedTrees sum) {
    this.sum = sum;
  }

  /**
   * How the forest grows.
   *
   * @param trees how many
   * @param columnsPerSplit how many columns each split may ask; 0 for the square root of all with
   *     classes, a third of all with values
   * @param shape of each tree; its smallest hessian is the smallest weight of a leaf, its lambda
   *     should be 0
   */
  public record Settings(int trees, int columnsPerSplit, TreeShape shape) {
    /** Checks the ranges. */
    public Settings {
      if (trees < 1 || columnsPerSplit < 0) {
        throw new IllegalArgumentException(
            "a random forest needs at least 1 tree and no negative number of columns, found "
                + trees
                + " and "
                + columnsPerSplit);
      }
    }

    /** 300 trees with at least weight 3 in a leaf, down to depth 30. */
    public static Settings defaults() {
      return new Settings(
          300, 0, TreeShape.depth(30).withLambda(0).withLeastHessian(3).withBins(128));
    }
  }

  /**
   * Fits trees whose leaves answer with the share of class 1 among 0 and 1.
   *
   * @param features rows by columns; NaN where a value is missing
   * @param training rows to learn from, ascending
   * @throws IllegalArgumentException when a class has no positive weight among the training rows
   */
  public static RandomForest classify(
      Tensor features, Targets targets, int[] training, Settings settings, long seed, int threads) {
    BoostLoss.Logistic twoClasses = new BoostLoss.Logistic();
    targets.check(features, twoClasses);
    twoClasses.start(targets.values(), targets.weights(), training);
    int usual = (int) Math.max(1, Math.round(Math.sqrt(features.columns())));
    return fit(features, targets, training, settings, usual, seed, threads);
  }

  /**
   * Fits trees whose leaves answer with the mean target.
   *
   * @throws IllegalArgumentException when the training rows have no positive weight
   */
  public static RandomForest regress(
      Tensor features, Targets targets, int[] training, Settings settings, long seed, int threads) {
    targets.check(features, new BoostLoss.Squared());
    int usual = Math.max(1, features.columns() / 3);
    return fit(features, targets, training, settings, usual, seed, threads);
  }

  private static RandomForest fit(
      Tensor features,
      Targets targets,
      int[] training,
      Settings settings,
      int usualColumns,
      long seed,
      int threads) {
    int asked = settings.columnsPerSplit() == 0 ? usualColumns : settings.columnsPerSplit();
    float mean =
        (float) new BoostLoss.Squared().start(targets.values(), targets.weights(), training)[0];
    RegressionTree[] trees = new RegressionTree[settings.trees()];
    try (Workers workers = new Workers(threads)) {
      Bins bins = Bins.of(features, settings.shape().bins(), workers, training);
      workers.run(
          trees.length,
          t -> {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003 + t);
            trees[t] = tree(bins, targets, mean, training, settings, asked, random, workers);
          });
    }
    return new RandomForest(
        new BoostedTrees(features.columns(), new float[] {mean}, List.of(trees)));
  }

  private static RegressionTree tree(
      Bins bins,
      Targets targets,
      float mean,
      int[] training,
      Settings settings,
      int asked,
      SplittableRandom random,
      Workers workers) {
    int[] times = new int[targets.values().length];
    for (int i = 0; i < training.length; i++) {
      times[training[random.nextInt(training.length)]]++;
    }
    int[] rows = Arrays.stream(training).filter(row -> times[row] > 0).toArray();
    double[] gradients = new double[times.length];
    double[] hessians = new double[times.length];
    for (int row : rows) {
      hessians[row] = times[row] * targets.weights()[row];
      gradients[row] = hessians[row] * (mean - targets.values()[row]);
    }
    return new TreeGrower(
            bins,
            settings.shape(),
            Pairs.of(gradients, hessians, rows, workers),
            rows,
            Drawn.all(bins.columns()),
            workers)
        .asking(asked, random.nextLong())
        .grow((order, from, to) -> {
          double gradient = 0;
          double hessian = 0;
          for (int i = from; i < to; i++) {
            gradient += gradients[order[i]];
            hessian += hessians[order[i]];
          }
          return hessian > 0 ? -gradient / hessian / settings.trees() : 0;
        })
        .tree();
  }

  /** Number of trees. */
  public int size() {
    return sum.size();
  }

  /**
   * The mean answer of each row: the probability of class 1, or the value.
   *
   * @throws IllegalArgumentException when there are more or fewer columns than in the fit
   */
  public double[] answers(Tensor features, int threads) {
    return sum.margins(features, threads)[0];
  }

  /** What the trees consist of and cost, as {@link BoostedTrees#summary}. */
  public ModelSummary summary() {
    return sum.summary();
  }

  /** Share of each column in the gain of all splits. */
  public double[] importance() {
    return sum.importance();
  }

  /** All nodes as tensors. */
  public Map<String, Tensor> tensors() {
    return sum.tensors();
  }

  /**
   * A forest from {@link #tensors}, with the same answers.
   *
   * @throws IllegalArgumentException when they do not describe trees
   */
  public static RandomForest of(Map<String, Tensor> tensors) {
    return new RandomForest(BoostedTrees.of(tensors));
  }
}
