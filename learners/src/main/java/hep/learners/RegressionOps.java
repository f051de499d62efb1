package hep.learners;

import org.jspecify.annotations.Nullable;

/**
 * Losses of regression as ops: the mean over all values of w l(prediction, target), summed in
 * double.
 */
final class RegressionOps {
  private RegressionOps() {}

  /**
   * l = d²/2 for |d| ≤ δ and δ (|d| − δ/2) beyond, with d = prediction − target; dl/dd = d kept
   * within ±δ.
   */
  record Huber(Var prediction, Var target, @Nullable Var weights, float delta, Var output)
      implements Op {
    static Var of(Var prediction, Var target, @Nullable Var weights, float delta) {
      if (!(delta > 0)) {
        throw new IllegalArgumentException("huber: delta is positive, found " + delta + ".");
      }
      Var y = scalar("huber", prediction, target, weights);
      double sum = 0;
      for (int i = 0; i < prediction.size(); i++) {
        double size =
            Math.abs(
                (double) prediction.data()[prediction.start() + i]
                    - target.data()[target.start() + i]);
        sum +=
            weight(weights, prediction, i)
                * (size <= delta ? size * size / 2 : delta * (size - delta / 2));
      }
      y.data()[y.start()] = (float) (sum / Math.max(1, prediction.size()));
      return prediction.tape().record(new Huber(prediction, target, weights, delta, y));
    }

    @Override
    public void backward() {
      float share = output.gradient()[output.gradientStart()] / prediction.size();
      for (int i = 0; i < prediction.size(); i++) {
        float difference =
            prediction.data()[prediction.start() + i] - target.data()[target.start() + i];
        addSlope(
            prediction,
            i,
            share * weight(weights, prediction, i) * Math.clamp(difference, -delta, delta));
      }
    }
  }

  /**
   * l = q d for d ≥ 0 and (q − 1) d below, with d = target − prediction; its least mean is the
   * quantile q.
   */
  record Quantile(Var prediction, Var target, @Nullable Var weights, float probability, Var output)
      implements Op {
    static Var of(Var prediction, Var target, @Nullable Var weights, float probability) {
      if (!(probability > 0 && probability < 1)) {
        throw new IllegalArgumentException(
            "quantile: the probability lies in (0, 1), found " + probability + ".");
      }
      Var y = scalar("quantile", prediction, target, weights);
      double sum = 0;
      for (int i = 0; i < prediction.size(); i++) {
        double d =
            (double) target.data()[target.start() + i] - prediction.data()[prediction.start() + i];
        sum +=
            weight(weights, prediction, i) * d * (d >= 0 ? probability : (double) probability - 1);
      }
      y.data()[y.start()] = (float) (sum / Math.max(1, prediction.size()));
      return prediction.tape().record(new Quantile(prediction, target, weights, probability, y));
    }

    @Override
    public void backward() {
      float share = output.gradient()[output.gradientStart()] / prediction.size();
      for (int i = 0; i < prediction.size(); i++) {
        boolean above =
            target.data()[target.start() + i] >= prediction.data()[prediction.start() + i];
        float slope = above ? -probability : 1 - probability;
        addSlope(prediction, i, share * weight(weights, prediction, i) * slope);
      }
    }
  }

  /**
   * l = (s + (target − mean)² e^−s) / 2 with s = ln σ², the likelihood of a Gaussian without its
   * constant; dl/dmean = −(target − mean) e^−s, dl/ds = (1 − (target − mean)² e^−s) / 2.
   */
  record Gaussian(Var mean, Var logVariance, Var target, @Nullable Var weights, Var output)
      implements Op {
    static Var of(Var mean, Var logVariance, Var target, @Nullable Var weights) {
      Shapes.requireSame("gaussian", mean, logVariance);
      Shapes.requireSame("gaussian", mean, target);
      LossOps.requireWeights("gaussian", mean, weights);
      Var y = mean.tape().output(mean.hasGradient() || logVariance.hasGradient());
      double sum = 0;
      for (int i = 0; i < mean.size(); i++) {
        double s = logVariance.data()[logVariance.start() + i];
        double d = (double) target.data()[target.start() + i] - mean.data()[mean.start() + i];
        sum += weight(weights, mean, i) * (s + d * d * StrictMath.exp(-s)) / 2;
      }
      y.data()[y.start()] = (float) (sum / Math.max(1, mean.size()));
      return mean.tape().record(new Gaussian(mean, logVariance, target, weights, y));
    }

    @Override
    public void backward() {
      float share = output.gradient()[output.gradientStart()] / mean.size();
      for (int i = 0; i < mean.size(); i++) {
        double d = (double) target.data()[target.start() + i] - mean.data()[mean.start() + i];
        double precision = StrictMath.exp(-logVariance.data()[logVariance.start() + i]);
        float factor = share * weight(weights, mean, i);
        addSlope(mean, i, (float) (-factor * d * precision));
        addSlope(logVariance, i, (float) (factor * (1 - d * d * precision) / 2));
      }
    }
  }

  /** l = |prediction − target|; the derivative is the sign, 0 where they are equal. */
  record Absolute(Var prediction, Var target, @Nullable Var weights, Var output) implements Op {
    static Var of(Var prediction, Var target, @Nullable Var weights) {
      Var y = scalar("absolute", prediction, target, weights);
      double sum = 0;
      for (int i = 0; i < prediction.size(); i++) {
        double d =
            (double) prediction.data()[prediction.start() + i] - target.data()[target.start() + i];
        sum += weight(weights, prediction, i) * Math.abs(d);
      }
      y.data()[y.start()] = (float) (sum / Math.max(1, prediction.size()));
      return prediction.tape().record(new Absolute(prediction, target, weights, y));
    }

    @Override
    public void backward() {
      float share = output.gradient()[output.gradientStart()] / prediction.size();
      for (int i = 0; i < prediction.size(); i++) {
        float d = prediction.data()[prediction.start() + i] - target.data()[target.start() + i];
        addSlope(prediction, i, share * weight(weights, prediction, i) * Math.signum(d));
      }
    }
  }

  private static Var scalar(String op, Var prediction, Var target, @Nullable Var weights) {
    Shapes.requireSame(op, prediction, target);
    LossOps.requireWeights(op, prediction, weights);
    return prediction.tape().output(prediction.hasGradient());
  }

  private static float weight(@Nullable Var weights, Var rows, int i) {
    return weights == null ? 1 : weights.data()[weights.start() + i / rows.columns()];
  }

  private static void addSlope(Var target, int i, float slope) {
    if (target.hasGradient()) {
      target.gradient()[target.gradientStart() + i] += slope;
    }
  }
}
