package hep.learners;

import static hep.learners.OpTable.each;
import static hep.learners.OpTable.row;
import static hep.learners.OpTable.softmaxRows;

import java.util.List;
import java.util.function.Function;

/** The losses' part of {@link OpTable}. */
final class LossRows {
  private LossRows() {}

  static void addTo(List<OpTable.Row> rows) {
    Tensor labels = new Tensor(new float[] {0, 2, 1, 2}, 4, 1);
    Tensor weights = new Tensor(new float[] {1, 0.5f, -0.25f, 2}, 4, 1);
    Tensor targets = new Tensor(new float[] {0, 1, 1, 0.25f, 0, 1, 0.5f, 1, 0, 0, 1, 1}, 4, 3);
    int[][] one = {{4, 3}};
    rows.add(
        row(
            "cross-entropy",
            one,
            (t, x) -> Losses.crossEntropy(x[0], t.constant(labels)),
            x -> crossEntropy(x[0], labels.data(), new float[] {1, 1, 1, 1}, 0)));
    rows.add(
        row(
            "cross-entropy with weights and smoothing",
            one,
            (t, x) -> Losses.crossEntropy(x[0], t.constant(labels), t.constant(weights), 0.1f),
            x -> crossEntropy(x[0], labels.data(), weights.data(), 0.1f)));
    rows.add(
        row(
            "binary cross-entropy",
            one,
            (t, x) -> Losses.binaryCrossEntropy(x[0], t.constant(targets), t.constant(weights)),
            x ->
                mean(
                    12,
                    i -> {
                      double p = 1 / (1 + Math.exp(-x[0][i]));
                      double truth = targets.data()[i];
                      return -weights.data()[i / 3]
                          * (truth * Math.log(p) + (1 - truth) * Math.log(1 - p));
                    })));
    rows.add(
        row(
            "squared loss",
            new int[][] {{4, 3}, {4, 3}},
            (t, x) -> Losses.squared(x[0], x[1], t.constant(weights)),
            x -> mean(12, i -> weights.data()[i / 3] * Math.pow(x[0][i] - x[1][i], 2))));
    rows.add(
        row(
            "quadratic cost",
            new int[][] {{4, 3}, {4, 3}},
            (t, x) -> Losses.quadratic(x[0], x[1]),
            x -> new double[] {1.5 * mean(12, i -> Math.pow(x[0][i] - x[1][i], 2))[0]}));
    rows.add(
        row(
            "huber loss",
            one,
            (t, x) -> Losses.huber(x[0], t.constant(targets), t.constant(weights), 0.75f),
            x ->
                mean(
                    12,
                    i -> {
                      double size = Math.abs(x[0][i] - targets.data()[i]);
                      return weights.data()[i / 3]
                          * (size <= 0.75 ? size * size / 2 : 0.75 * (size - 0.375));
                    })));
    rows.add(
        row(
            "quantile loss",
            one,
            (t, x) -> Losses.quantile(x[0], t.constant(targets), t.constant(weights), 0.25f),
            x ->
                mean(
                    12,
                    i -> {
                      double d = targets.data()[i] - x[0][i];
                      return weights.data()[i / 3] * Math.max(0.25 * d, -0.75 * d);
                    })));
    rows.add(
        row(
            "gaussian loss",
            new int[][] {{4, 3}, {4, 3}},
            (t, x) -> Losses.gaussian(x[0], x[1], t.constant(targets), t.constant(weights)),
            x ->
                mean(
                    12,
                    i -> {
                      double d = targets.data()[i] - x[0][i];
                      return weights.data()[i / 3] * (x[1][i] + d * d / Math.exp(x[1][i])) / 2;
                    })));
    densities(rows, weights);
    masks(rows, weights);
    adversaries(rows);
  }

  private static void densities(List<OpTable.Row> rows, Tensor weights) {
    Tensor shares =
        new Tensor(
            new float[] {0.5f, 0.25f, 0.25f, 1, 0, 0, 0, 0.75f, 0.25f, 0.125f, 0.5f, 0.375f}, 4, 3);
    Tensor target = new Tensor(new float[] {0.5f, -1, 0, 1.5f}, 4, 1);
    rows.add(
        row(
            "divergence",
            new int[][] {{4, 3}},
            (t, x) -> Losses.divergence(x[0], t.constant(shares), t.constant(weights)),
            x -> {
              double[] p = softmaxRows(x[0], 4, 3);
              double sum = 0;
              for (int i = 0; i < 12; i++) {
                double share = shares.data()[i];
                sum += share == 0 ? 0 : weights.data()[i / 3] * share * Math.log(share / p[i]);
              }
              return new double[] {sum / 4};
            }));
    rows.add(
        row(
            "gaussian divergence",
            new int[][] {{4, 3}, {4, 3}},
            (t, x) -> Losses.gaussianDivergence(x[0], x[1], t.constant(weights)),
            x -> {
              double[] each =
                  mean(
                      12,
                      i ->
                          weights.data()[i / 3]
                              * (x[0][i] * x[0][i] + Math.exp(x[1][i]) - 1 - x[1][i])
                              / 2);
              return new double[] {3 * each[0]};
            }));
    rows.add(
        row(
            "mixture",
            new int[][] {{4, 6}},
            (t, x) -> Losses.mixture(x[0], t.constant(target), t.constant(weights)),
            x ->
                mean(
                    4,
                    i -> {
                      double[] a = {x[0][i * 6], x[0][i * 6 + 1]};
                      double density = 0;
                      for (int k = 0; k < 2; k++) {
                        double sigma = Math.exp(x[0][i * 6 + 4 + k]);
                        double z = (target.data()[i] - x[0][i * 6 + 2 + k]) / sigma;
                        density +=
                            Math.exp(a[k] - z * z / 2)
                                / (Math.exp(a[0]) + Math.exp(a[1]))
                                / sigma
                                / Math.sqrt(2 * Math.PI);
                      }
                      return -weights.data()[i] * Math.log(density);
                    })));
  }

  private static void masks(List<OpTable.Row> rows, Tensor weights) {
    Tensor truth = new Tensor(new float[] {0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1}, 4, 3);
    rows.add(
        row(
            "focal loss",
            new int[][] {{4, 3}},
            (t, x) -> Losses.focal(x[0], t.constant(truth), t.constant(weights), 0.25f, 2),
            x ->
                mean(
                    12,
                    i -> {
                      boolean one = truth.data()[i] == 1;
                      double p = 1 / (1 + Math.exp(one ? -x[0][i] : x[0][i]));
                      return -weights.data()[i / 3]
                          * (one ? 0.25 : 0.75)
                          * Math.pow(1 - p, 2)
                          * Math.log(p);
                    })));
    rows.add(
        new OpTable.Row(
            "dice loss",
            new int[][] {{4, 3}},
            0.1,
            0.9,
            (t, x) -> Losses.dice(x[0], t.constant(truth), t.constant(weights), 0.5f),
            x ->
                mean(
                    3,
                    c -> {
                      double both = 0;
                      double either = 0;
                      for (int i = c; i < 12; i += 3) {
                        both += weights.data()[i / 3] * x[0][i] * truth.data()[i];
                        either += weights.data()[i / 3] * (x[0][i] + truth.data()[i]);
                      }
                      return 1 - (2 * both + 0.5) / (either + 0.5);
                    })));
    rows.add(
        row(
            "absolute loss",
            new int[][] {{4, 3}},
            (t, x) -> Losses.absolute(x[0], t.constant(truth), t.constant(weights)),
            x -> mean(12, i -> weights.data()[i / 3] * Math.abs(x[0][i] - truth.data()[i]))));
    Tensor pixels = new Tensor(new float[] {0, 1, 1, 0, 2, 1, 0, 2}, 2, 2, 2, 1);
    Tensor map = new Tensor(new float[] {1, 2, 0.5f, 1, -0.5f, 3, 1, 0}, 2, 2, 2, 1);
    rows.add(
        row(
            "cross-entropy of pixels with a weight map",
            new int[][] {{2, 2, 2, 3}},
            (t, x) -> Losses.crossEntropy(x[0], t.constant(pixels), t.constant(map)),
            x -> {
              double[] p = softmaxRows(x[0], 8, 3);
              return mean(8, i -> -map.data()[i] * Math.log(p[i * 3 + (int) pixels.data()[i]]));
            }));
  }

  private static void adversaries(List<OpTable.Row> rows) {
    int[][] two = {{4, 1}, {3, 1}};
    rows.add(
        row(
            "discriminator's loss",
            two,
            (t, x) -> AdversarialLosses.discriminator(x[0], x[1], 0.9f),
            x ->
                new double[] {
                  mean(4, i -> Math.log1p(Math.exp(-x[0][i])) + (1 - (double) 0.9f) * x[0][i])[0]
                      + mean(3, i -> Math.log1p(Math.exp(x[1][i])))[0]
                }));
    rows.add(
        row(
            "generator's loss",
            new int[][] {{4, 1}},
            (t, x) -> AdversarialLosses.generator(x[0]),
            x -> mean(4, i -> Math.log1p(Math.exp(-x[0][i])))));
    rows.add(
        new OpTable.Row(
            "absolute error of an adversary",
            two,
            0.1,
            0.9,
            (t, x) -> AdversarialLosses.absoluteError(x[0], x[1]),
            x -> new double[] {(mean(4, i -> 1 - x[0][i])[0] + mean(3, i -> x[1][i])[0]) / 2}));
    rows.add(
        row(
            "critic's loss",
            two,
            (t, x) -> AdversarialLosses.critic(x[0], x[1]),
            x -> new double[] {mean(3, i -> x[1][i])[0] - mean(4, i -> x[0][i])[0]}));
  }

  private static double[] crossEntropy(
      double[] x, float[] labels, float[] weights, float smoothing) {
    double[] p = softmaxRows(x, 4, 3);
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      double truth = (i % 3 == labels[i / 3] ? 1 - (double) smoothing : 0) + (double) smoothing / 3;
      sum -= weights[i / 3] * truth * Math.log(p[i]);
    }
    return new double[] {sum / 4};
  }

  private static double[] mean(int size, Function<Integer, Double> value) {
    return new double[] {java.util.Arrays.stream(each(size, value)).sum() / size};
  }
}
