package hep.learners;

import hep.learners.internal.kernels.Tiny;
import org.jspecify.annotations.Nullable;

/** Losses of rare classes and of masks; the sums are in double. */
final class MaskLossOps {
  private MaskLossOps() {}

  /**
   * Σ w α_t (1 − p_t)^γ (−ln p_t) / size with p_t = σ(z) for t = 1 and 1 − σ(z) for t = 0, and α_t
   * = α or 1 − α.
   */
  record Focal(Var logits, Var targets, @Nullable Var weights, float alpha, float gamma, Var output)
      implements Op {
    static Var of(Var logits, Var targets, @Nullable Var weights, float alpha, float gamma) {
      Shapes.requireSame("focal", logits, targets);
      LossOps.requireWeights("focal", logits, weights);
      Var y = logits.tape().output(logits.hasGradient());
      double sum = 0;
      for (int i = 0; i < logits.size(); i++) {
        boolean positive = isPositive(targets, i);
        double logP = logProbability(logits, i, positive);
        double rest = -StrictMath.expm1(logP);
        sum -=
            weight(weights, logits, i)
                * (positive ? alpha : 1 - (double) alpha)
                * StrictMath.pow(rest, gamma)
                * logP;
      }
      y.data()[y.start()] = (float) (sum / Math.max(1, logits.size()));
      return logits.tape().record(new Focal(logits, targets, weights, alpha, gamma, y));
    }

    /** dl/dz = ± α_t (1 − p)^γ (γ p ln p − (1 − p)), with + for t = 1. */
    @Override
    public void backward() {
      double share = (double) output.gradient()[output.gradientStart()] / logits.size();
      for (int i = 0; i < logits.size(); i++) {
        boolean positive = isPositive(targets, i);
        double logP = logProbability(logits, i, positive);
        double p = StrictMath.exp(logP);
        double rest = -StrictMath.expm1(logP);
        double slope = StrictMath.pow(rest, gamma) * (gamma * p * logP - rest);
        double factor = share * weight(weights, logits, i) * (positive ? alpha : alpha - 1.0);
        if (Math.abs(slope) >= Tiny.ERROR) {
          logits.gradient()[logits.gradientStart() + i] += (float) (factor * slope);
        }
      }
    }

    private static boolean isPositive(Var targets, int i) {
      float target = targets.data()[targets.start() + i];
      if (target != 0 && target != 1) {
        throw new IllegalArgumentException(
            "focal: target " + i + " is 0 or 1, found " + target + ".");
      }
      return target == 1;
    }

    /** ln σ(±z), without overflow. */
    private static double logProbability(Var logits, int i, boolean positive) {
      double z = logits.data()[logits.start() + i];
      double s = positive ? z : -z;
      return Math.min(s, 0) - StrictMath.log1p(StrictMath.exp(-Math.abs(s)));
    }
  }

  /** 1 − (2 Σ w p t + ε) / (Σ w p + Σ w t + ε), over all values of a column, then over columns. */
  record Dice(Var probability, Var target, @Nullable Var weights, float smoothing, Var output)
      implements Op {
    static Var of(Var probability, Var target, @Nullable Var weights, float smoothing) {
      Shapes.requireSame("dice", probability, target);
      LossOps.requireWeights("dice", probability, weights);
      if (!(smoothing > 0)) {
        throw new IllegalArgumentException(
            "dice: the smoothing is positive, found " + smoothing + ".");
      }
      Var y = probability.tape().output(probability.hasGradient());
      Dice op = new Dice(probability, target, weights, smoothing, y);
      int columns = probability.columns();
      double sum = 0;
      for (int column = 0; column < columns; column++) {
        double[] sums = op.sums(column);
        sum += 1 - (2 * sums[0] + smoothing) / (sums[1] + smoothing);
      }
      y.data()[y.start()] = (float) (sum / columns);
      return probability.tape().record(op);
    }

    /** dl/dp = −w (2 t − (2 Σ w p t + ε) / u) / u with u the denominator. */
    @Override
    public void backward() {
      int columns = probability.columns();
      double share = (double) output.gradient()[output.gradientStart()] / columns;
      for (int column = 0; column < columns; column++) {
        double[] sums = sums(column);
        double below = sums[1] + smoothing;
        double ratio = (2 * sums[0] + smoothing) / below;
        for (int i = column; i < probability.size(); i += columns) {
          double t = target.data()[target.start() + i];
          double slope = -share * weight(weights, probability, i) * (2 * t - ratio) / below;
          probability.gradient()[probability.gradientStart() + i] += (float) slope;
        }
      }
    }

    /** Σ w p t and Σ w (p + t) of one column. */
    private double[] sums(int column) {
      double both = 0;
      double either = 0;
      for (int i = column; i < probability.size(); i += probability.columns()) {
        double p = probability.data()[probability.start() + i];
        double t = target.data()[target.start() + i];
        both += weight(weights, probability, i) * p * t;
        either += weight(weights, probability, i) * (p + t);
      }
      return new double[] {both, either};
    }
  }

  private static float weight(@Nullable Var weights, Var rows, int i) {
    return weights == null ? 1 : weights.data()[weights.start() + i / rows.columns()];
  }
}
