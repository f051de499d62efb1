package hep.learners.trees;

import java.util.Arrays;

/**
 * What boosted trees minimise, as a function of the sum of their answers, the margin. A target is
 * the number of a class, or the value to predict.
 */
public sealed interface BoostLoss {
  /** Number of margins a row. */
  default int outputs() {
    return 1;
  }

  /** Two classes, 1 and 0: ln(1 + e^-m) and ln(1 + e^m); the margin is ln(p / (1 - p)). */
  record Logistic() implements BoostLoss {}

  /**
   * Classes 0, 1, …: minus the logarithm of the softmax of the margins.
   *
   * @param classes at least 2
   */
  record Softmax(int classes) implements BoostLoss {
    /** Checks the number of classes. */
    public Softmax {
      if (classes < 2 || classes > 1000) {
        throw new IllegalArgumentException("a softmax has 2 to 1000 classes, found " + classes);
      }
    }

    @Override
    public int outputs() {
      return classes;
    }
  }

  /** (m - y)^2 / 2; the margin is the mean. */
  record Squared() implements BoostLoss {}

  /**
   * r^2 / 2 for |r| up to delta, else delta (|r| - delta / 2), with r = m - y (Huber, Annals of
   * Mathematical Statistics 35 (1964) 73).
   *
   * @param delta in the units of the target
   */
  record Huber(double delta) implements BoostLoss {
    /** Checks the sign. */
    public Huber {
      if (!(delta > 0 && delta <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException("Huber's delta is positive, found " + delta);
      }
    }
  }

  /**
   * (1 - q) r for r above 0, else -q r, with r = m - y; the margin is the quantile.
   *
   * @param probability q, inside (0, 1)
   */
  record Quantile(double probability) implements BoostLoss {
    /** Checks the range. */
    public Quantile {
      if (!(probability > 0 && probability < 1)) {
        throw new IllegalArgumentException("a quantile lies inside (0, 1), found " + probability);
      }
    }
  }

  /**
   * Checks a target.
   *
   * @throws IllegalArgumentException when it is not what this loss expects
   */
  default void check(int row, double target) {
    int classes =
        switch (this) {
          case Logistic _ -> 2;
          case Softmax(int count) -> count;
          case Squared _, Huber _, Quantile _ -> 0;
        };
    boolean fits =
        classes == 0
            ? Double.isFinite(target)
            : target == Math.rint(target) && target >= 0 && target < classes;
    if (!fits) {
      throw new IllegalArgumentException(
          "the target of row "
              + row
              + " is "
              + target
              + ", expected is "
              + (classes == 0 ? "a finite number" : "a class from 0 to " + (classes - 1)));
    }
  }

  /** The margins from which boosting starts, best without any tree. */
  default double[] start(double[] targets, double[] weights, int... rows) {
    double sum = 0;
    double[] sums = new double[Math.max(2, outputs())];
    double mean = 0;
    boolean classified = this instanceof Logistic || this instanceof Softmax;
    for (int row : rows) {
      sum += weights[row];
      mean += weights[row] * targets[row];
      if (classified) {
        sums[(int) targets[row]] += weights[row];
      }
    }
    if (!(sum > 0) || (classified && Arrays.stream(sums).anyMatch(each -> !(each > 0)))) {
      throw new IllegalArgumentException(
          "boosted trees need positive weight"
              + (classified
                  ? " in every class, found " + Arrays.toString(sums)
                  : ", found " + sum));
    }
    return switch (this) {
      case Logistic _ -> new double[] {Math.log(sums[1] / (sum - sums[1]))};
      case Softmax _ -> Arrays.stream(sums).map(each -> Math.log(each)).toArray();
      case Squared _ -> new double[] {mean / sum};
      case Huber _ -> new double[] {WeightedQuantile.of(targets, weights, 0.5, rows)};
      case Quantile(double q) -> new double[] {WeightedQuantile.of(targets, weights, q, rows)};
    };
  }

  /** First and second derivatives by the margin of one output, for rows[from … to-1]. */
  default void derive(
      double[][] margins,
      double[] targets,
      double[] weights,
      int output,
      int[] rows,
      int from,
      int to,
      double[] gradients,
      double[] hessians) {
    double[] own = margins[output];
    for (int i = from; i < to; i++) {
      int row = rows[i];
      double weight = weights[row];
      double target = targets[row];
      switch (this) {
        case Logistic _ -> {
          double p = 1 / (1 + Math.exp(-own[row]));
          gradients[row] = weight * (p - target);
          hessians[row] = weight * p * (1 - p);
        }
        case Softmax(int classes) -> {
          double p = Math.exp(own[row] - logSum(margins, row));
          gradients[row] = weight * (p - (target == output ? 1 : 0));
          // as the margins share a free constant (Friedman, equation 34)
          hessians[row] = weight * p * (1 - p) * classes / (classes - 1.0);
        }
        case Squared _ -> {
          gradients[row] = weight * (own[row] - target);
          hessians[row] = weight;
        }
        case Huber(double delta) -> {
          gradients[row] = weight * Math.clamp(own[row] - target, -delta, delta);
          hessians[row] = weight;
        }
        case Quantile(double q) -> {
          gradients[row] = weight * (own[row] > target ? 1 - q : -q);
          hessians[row] = weight;
        }
      }
    }
  }

  /** The loss of a row of weight 1. */
  default double of(double[][] margins, int row, double target) {
    double r = margins[0][row] - target;
    return switch (this) {
      case Logistic _ -> softplus(target == 1 ? -margins[0][row] : margins[0][row]);
      case Softmax _ -> logSum(margins, row) - margins[(int) target][row];
      case Squared _ -> r * r / 2;
      case Huber(double delta) ->
          Math.abs(r) <= delta ? r * r / 2 : delta * (Math.abs(r) - delta / 2);
      case Quantile(double q) -> r > 0 ? (1 - q) * r : -q * r;
    };
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  private static double logSum(double[][] margins, int row) {
    double most = Double.NEGATIVE_INFINITY;
    for (double[] each : margins) {
      most = Math.max(most, each[row]);
    }
    double sum = 0;
    for (double[] each : margins) {
      sum += Math.exp(each[row] - most);
    }
    return most + Math.log(sum);
  }
}
