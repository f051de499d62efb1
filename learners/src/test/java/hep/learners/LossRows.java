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
