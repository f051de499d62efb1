package hep.learners.trees;

import hep.learners.Tensor;
import hep.learners.internal.kernels.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * Adaptive boosting for two classes: each tree is fitted to weights in which the rows that the
 * trees before it got wrong count more (Freund and Schapire, Journal of Computer and System
 * Sciences 55 (1997) 119; Friedman, Hastie and Tibshirani, Annals of Statistics 28 (2000) 337,
 * algorithms 1 and 2).
 */
public final class AdaBoost {
  /** Keeps the logarithm of a pure leaf finite. */
  private static final double LEAST_PROBABILITY = 1e-5;

  private AdaBoost() {}

  /** What a leaf answers. */
  public enum Kind {
    /** Signal or background, and each tree has one vote. */
    DISCRETE,
    /** Half the logarithm of the odds in the leaf. */
    REAL
  }

  /**
   * How trees are boosted.
   *
   * @param rounds at most this many trees
   * @param rate by which each tree's answer is multiplied; TMVA's beta
   * @param kind of the leaves' answers
   * @param shape of each tree; its smallest hessian is the smallest weight of a leaf in units of
   *     the mean weight
   */
  public record Settings(int rounds, double rate, Kind kind, TreeShape shape) {
    /** Checks the ranges. */
    public Settings {
      if (rounds < 1 || !(rate > 0 && rate <= 10)) {
        throw new IllegalArgumentException(
            "AdaBoost needs at least 1 round and a rate in (0, 10], found "
                + rounds
                + " and "
                + rate);
      }
    }

    /** 400 trees of depth 3, rate 0.5, of real answers. */
    public static Settings defaults() {
      return new Settings(
          400, 0.5, Kind.REAL, TreeShape.depth(3).withLambda(0).withLeastHessian(20));
    }
  }

  /**
   * Fits trees. It stops early where a tree is not better than chance, or makes no mistake.
   *
   * @param features rows by columns; NaN where a value is missing
   * @param targets 1 for signal, 0 for background, with weights
   * @param training rows to learn from, ascending
   * @return trees whose sum is ln(p / (1 - p)), as far as AdaBoost gives probabilities
   * @throws IllegalArgumentException when a class has no positive weight among the training rows
   */
  public static BoostedTrees fit(
      Tensor features, Targets targets, int[] training, Settings settings, int threads) {
    BoostLoss.Logistic twoClasses = new BoostLoss.Logistic();
    targets.check(features, twoClasses);
    twoClasses.start(targets.values(), targets.weights(), training);
    double[] weights = targets.weights().clone();
    double[] gradients = new double[weights.length];
    List<RegressionTree> trees = new ArrayList<>();
    try (Workers workers = new Workers(threads)) {
      Bins bins = Bins.of(features, settings.shape().bins(), workers, training);
      int[] columns = Drawn.all(features.columns());
      boolean goesOn = true;
      while (goesOn && trees.size() < settings.rounds()) {
        normalise(weights, training);
        for (int row : training) {
          gradients[row] = -weights[row] * sign(targets, row);
        }
        TreeGrower.Grown grown =
            new TreeGrower(
                    bins,
                    settings.shape(),
                    Pairs.of(gradients, weights, training, workers),
                    training,
                    columns,
                    workers)
                .grow((rows, from, to) -> purity(gradients, weights, rows, from, to));
        double vote = vote(settings, targets, weights, grown);
        goesOn = vote > 0 && vote < Double.POSITIVE_INFINITY;
        if (goesOn || trees.isEmpty()) {
          trees.add(reweighted(settings, targets, weights, grown, goesOn ? vote : 1));
        }
      }
    }
    return new BoostedTrees(features.columns(), new float[1], trees);
  }

  private static double sign(Targets targets, int row) {
    return targets.values()[row] == 1 ? 1 : -1;
  }

  /** To mean 1. */
  private static void normalise(double[] weights, int... rows) {
    double sum = 0;
    for (int row : rows) {
      sum += weights[row];
    }
    double scale = rows.length / sum;
    for (int row : rows) {
      weights[row] *= scale;
    }
  }

  /** Mean sign of a leaf, from -1 to 1. */
  private static double purity(double[] gradients, double[] weights, int[] rows, int from, int to) {
    double signs = 0;
    double sum = 0;
    for (int i = from; i < to; i++) {
      signs -= gradients[rows[i]];
      sum += weights[rows[i]];
    }
    return sum > 0 ? Math.clamp(signs / sum, -1.0, 1.0) : 0;
  }

  /** The weight of a tree's answer: half the logarithm of right over wrong, or 1 for real ones. */
  private static double vote(
      Settings settings, Targets targets, double[] weights, TreeGrower.Grown grown) {
    if (settings.kind() == Kind.REAL) {
      return grown.answers().length > 1 ? 1 : 0;
    }
    double wrong = 0;
    double sum = 0;
    for (int leaf = 0; leaf < grown.answers().length; leaf++) {
      for (int i = grown.starts()[leaf]; i < grown.starts()[leaf + 1]; i++) {
        int row = grown.rows()[i];
        sum += weights[row];
        wrong += grown.answers()[leaf] * sign(targets, row) > 0 ? 0 : weights[row];
      }
    }
    return wrong <= 0 ? Double.POSITIVE_INFINITY : 0.5 * Math.log((sum - wrong) / wrong);
  }

  /** The tree with its final answers, after the weights were changed by them. */
  private static RegressionTree reweighted(
      Settings settings, Targets targets, double[] weights, TreeGrower.Grown grown, double vote) {
    double[] halves = new double[grown.answers().length];
    for (int leaf = 0; leaf < halves.length; leaf++) {
      halves[leaf] = settings.rate() * vote * answer(settings.kind(), grown.answers()[leaf]);
      for (int i = grown.starts()[leaf]; i < grown.starts()[leaf + 1]; i++) {
        int row = grown.rows()[i];
        weights[row] *= Math.exp(-halves[leaf] * sign(targets, row));
      }
    }
    RegressionTree tree = grown.tree();
    float[] threshold = tree.threshold().clone();
    for (int node = 0; node < threshold.length; node++) {
      if (tree.column()[node] < 0) {
        // twice, as AdaBoost's sum is half the logarithm of the odds
        threshold[node] =
            (float) (2 * settings.rate() * vote * answer(settings.kind(), threshold[node]));
      }
    }
    return new RegressionTree(
        tree.column(), threshold, tree.left(), tree.missingLeft(), tree.gain());
  }

  private static double answer(Kind kind, double purity) {
    if (kind == Kind.DISCRETE) {
      return purity > 0 ? 1 : -1;
    }
    double p = Math.clamp((1 + purity) / 2, LEAST_PROBABILITY, 1 - LEAST_PROBABILITY);
    return 0.5 * Math.log(p / (1 - p));
  }
}
