package hep.learners.trees;

import hep.learners.Tensor;
import hep.learners.internal.kernels.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** One fit of boosted trees. */
final class Boosting {
  /** Trees of one column each would know nothing of how two belong together. */
  private static final double FEWEST_COLUMNS = 3;

  private static final int BLOCK = 1 << 13;

  private final Tensor features;
  private final Targets targets;
  private final int[] training;
  private final int[] validation;
  private final BoostLoss loss;
  private final BoostedTrees.Settings settings;
  private final Workers workers;
  private final Bins bins;
  private final double[][] margins;
  private final double[] gradients;
  private final double[] hessians;

  Boosting(
      Tensor features,
      Targets targets,
      int[] training,
      int[] validation,
      BoostLoss loss,
      BoostedTrees.Settings settings,
      Workers workers) {
    this.features = features;
    this.targets = targets;
    this.training = training;
    this.validation = validation;
    this.loss = loss;
    this.settings = settings;
    this.workers = workers;
    this.bins = Bins.of(features, settings.shape().bins(), workers, training);
    this.margins = new double[loss.outputs()][features.rows()];
    this.gradients = new double[features.rows()];
    this.hessians = new double[features.rows()];
  }

  BoostedTrees run(long seed) {
    double[] best = loss.start(targets.values(), targets.weights(), training);
    // as it is stored, so that stored trees answer bit for bit alike
    float[] start = new float[best.length];
    for (int output = 0; output < start.length; output++) {
      start[output] = (float) best[output];
      Arrays.fill(margins[output], start[output]);
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<RegressionTree> trees = new ArrayList<>();
    int kept = 0;
    int round = 0;
    double bestLoss = validation.length == 0 ? Double.POSITIVE_INFINITY : validationLoss();
    while (round < settings.rounds() && round - kept < settings.patience()) {
      round(random, trees);
      round++;
      double now = validation.length == 0 ? -round : validationLoss();
      if (now < bestLoss) {
        bestLoss = now;
        kept = round;
      }
    }
    return new BoostedTrees(
        features.columns(), start, trees.subList(0, Math.max(1, kept) * start.length));
  }

  private void round(SplittableRandom random, List<RegressionTree> trees) {
    // all trees of a round see the margins before it
    double[][] before = margins;
    if (margins.length > 1) {
      before = new double[margins.length][];
      Arrays.setAll(before, output -> margins[output].clone());
    }
    for (int output = 0; output < margins.length; output++) {
      derive(before, output);
      int[] rows = Drawn.of(training, settings.rowShare(), random);
      double share =
          Math.max(settings.columnShare(), Math.min(1, FEWEST_COLUMNS / features.columns()));
      int[] columns = Drawn.of(features.columns(), share, random);
      Pairs pairs = Pairs.of(gradients, hessians, rows, workers);
      TreeGrower.Grown grown =
          new TreeGrower(bins, settings.shape(), pairs, rows, columns, workers)
              .grow(answer(margins[output]));
      trees.add(grown.tree());
      add(grown, margins[output]);
    }
  }

  private void derive(double[][] before, int output) {
    workers.run(
        Math.ceilDiv(training.length, BLOCK),
        block ->
            loss.derive(
                before,
                targets.values(),
                targets.weights(),
                output,
                training,
                block * BLOCK,
                Math.min(training.length, (block + 1) * BLOCK),
                gradients,
                hessians));
  }

  /**
   * Newton's step -G/(H + lambda) (Chen and Guestrin, equation 5); for a quantile, whose second
   * derivative says nothing, the quantile of the residuals.
   */
  private TreeGrower.Answer answer(double[] margin) {
    if (loss instanceof BoostLoss.Quantile(double probability)) {
      return (rows, from, to) -> {
        double[] residuals = new double[to - from];
        double[] weights = new double[to - from];
        for (int i = from; i < to; i++) {
          residuals[i - from] = targets.values()[rows[i]] - margin[rows[i]];
          weights[i - from] = targets.weights()[rows[i]];
        }
        return settings.rate()
            * WeightedQuantile.of(residuals, weights, probability, Drawn.all(to - from));
      };
    }
    return (rows, from, to) -> {
      double gradient = 0;
      double hessian = 0;
      for (int i = from; i < to; i++) {
        gradient += gradients[rows[i]];
        hessian += hessians[rows[i]];
      }
      return -settings.rate() * gradient / (hessian + settings.shape().lambda());
    };
  }

  /** Rows that the tree has seen are in its leaves already; the others walk through it. */
  private void add(TreeGrower.Grown grown, double[] margin) {
    int leaves = grown.answers().length;
    int[] rows = grown.rows();
    workers.run(
        leaves,
        leaf -> {
          for (int i = grown.starts()[leaf]; i < grown.starts()[leaf + 1]; i++) {
            margin[rows[i]] += grown.answers()[leaf];
          }
        });
    if (rows.length == margin.length) {
      return;
    }
    boolean[] seen = new boolean[margin.length];
    for (int row : rows) {
      seen[row] = true;
    }
    workers.run(
        Math.ceilDiv(margin.length, BLOCK),
        block -> {
          for (int row = block * BLOCK; row < Math.min(margin.length, (block + 1) * BLOCK); row++) {
            if (!seen[row]) {
              margin[row] += grown.tree().at(features.data(), row * features.columns());
            }
          }
        });
  }

  private double validationLoss() {
    double[] sums = new double[Math.ceilDiv(validation.length, BLOCK)];
    workers.run(
        sums.length,
        block -> {
          for (int i = block * BLOCK; i < Math.min(validation.length, (block + 1) * BLOCK); i++) {
            int row = validation[i];
            sums[block] += targets.weights()[row] * loss.of(margins, row, targets.values()[row]);
          }
        });
    return Arrays.stream(sums).sum();
  }
}
