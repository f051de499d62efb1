package hep.learners;

import hep.learners.internal.kernels.Tiny;
import org.jspecify.annotations.Nullable;

/** Divergences between densities, and mixtures of Gaussians; the sums are in double. */
final class DensityOps {
  private static final double HALF_LOG_TWO_PI = StrictMath.log(2 * Math.PI) / 2;

  private DensityOps() {}

  /** Σ_r w_r Σ_c t_rc (ln t_rc − ln softmax(z)_rc) / n. */
  record Divergence(Var logits, Var targets, @Nullable Var weights, Var output) implements Op {
    static Var of(Var logits, Var targets, @Nullable Var weights) {
      Shapes.requireSame("divergence", logits, targets);
      LossOps.requireWeights("divergence", logits, weights);
      Var y = logits.tape().output(logits.hasGradient());
      double sum = 0;
      int columns = logits.columns();
      for (int row = 0; row < logits.rows(); row++) {
        double logSum = logSum(logits, row, 0, columns);
        for (int c = 0; c < columns; c++) {
          double t = at(targets, row, c);
          if (t > 0) {
            sum += weight(weights, row) * t * (StrictMath.log(t) - at(logits, row, c) + logSum);
          }
        }
      }
      y.data()[y.start()] = (float) (sum / Math.max(1, logits.rows()));
      return logits.tape().record(new Divergence(logits, targets, weights, y));
    }

    /** dz_c = w (softmax_c Σ t − t_c) / n. */
    @Override
    public void backward() {
      double share = (double) output.gradient()[output.gradientStart()] / logits.rows();
      int columns = logits.columns();
      for (int row = 0; row < logits.rows(); row++) {
        double logSum = logSum(logits, row, 0, columns);
        double total = 0;
        for (int c = 0; c < columns; c++) {
          total += at(targets, row, c);
        }
        for (int c = 0; c < columns; c++) {
          double p = StrictMath.exp(at(logits, row, c) - logSum);
          double slope = p * total - at(targets, row, c);
          if (Math.abs(slope) >= Tiny.ERROR) {
            add(logits, row, c, share * weight(weights, row) * slope);
          }
        }
      }
    }
  }

  /** Σ_r w_r Σ_c (μ² + e^s − 1 − s) / 2 / n: from N(μ, e^s) to N(0, 1). */
  record GaussianDivergence(Var mean, Var logVariance, @Nullable Var weights, Var output)
      implements Op {
    static Var of(Var mean, Var logVariance, @Nullable Var weights) {
      Shapes.requireSame("gaussian divergence", mean, logVariance);
      LossOps.requireWeights("gaussian divergence", mean, weights);
      Var y = mean.tape().output(mean.hasGradient() || logVariance.hasGradient());
      double sum = 0;
      for (int i = 0; i < mean.size(); i++) {
        double m = mean.data()[mean.start() + i];
        double s = logVariance.data()[logVariance.start() + i];
        sum += weight(weights, i / mean.columns()) * (m * m + StrictMath.expm1(s) - s) / 2;
      }
      y.data()[y.start()] = (float) (sum / Math.max(1, mean.rows()));
      return mean.tape().record(new GaussianDivergence(mean, logVariance, weights, y));
    }

    @Override
    public void backward() {
      double share = (double) output.gradient()[output.gradientStart()] / mean.rows();
      for (int row = 0; row < mean.rows(); row++) {
        double factor = share * weight(weights, row);
        for (int c = 0; c < mean.columns(); c++) {
          add(mean, row, c, factor * at(mean, row, c));
          add(logVariance, row, c, factor * StrictMath.expm1(at(logVariance, row, c)) / 2);
        }
      }
    }
  }

  /** Σ_r −w_r ln Σ_k softmax(a)_k N(t; μ_k, σ_k²) / n, with rows [a | μ | ln σ]. */
  record Mixture(Var packed, Var target, @Nullable Var weights, Var output) implements Op {
    static Var of(Var packed, Var target, @Nullable Var weights) {
      if (packed.columns() % 3 != 0 || target.size() != packed.rows()) {
        throw Shapes.misfit("mixture", packed, target);
      }
      LossOps.requireWeights("mixture", packed, weights);
      Var y = packed.tape().output(packed.hasGradient());
      Mixture op = new Mixture(packed, target, weights, y);
      double[] logs = new double[packed.columns() / 3];
      double sum = 0;
      for (int row = 0; row < packed.rows(); row++) {
        sum -= weight(weights, row) * (op.joint(row, logs) - logSum(packed, row, 0, logs.length));
      }
      y.data()[y.start()] = (float) (sum / Math.max(1, packed.rows()));
      return packed.tape().record(op);
    }

    /**
     * With r_k the part of Gaussian k in the density and z = (t − μ)/σ: da = p − r, dμ = −r z/σ.
     */
    @Override
    public void backward() {
      double share = (double) output.gradient()[output.gradientStart()] / packed.rows();
      int count = packed.columns() / 3;
      double[] logs = new double[count];
      for (int row = 0; row < packed.rows(); row++) {
        double factor = share * weight(weights, row);
        double joint = joint(row, logs);
        double logSum = logSum(packed, row, 0, count);
        for (int k = 0; k < count; k++) {
          double part = StrictMath.exp(logs[k] - joint);
          double inverse = StrictMath.exp(-at(packed, row, 2 * count + k));
          double z = (target.data()[target.start() + row] - at(packed, row, count + k)) * inverse;
          add(packed, row, k, factor * (StrictMath.exp(at(packed, row, k) - logSum) - part));
          add(packed, row, count + k, -factor * part * z * inverse);
          add(packed, row, 2 * count + k, factor * part * (1 - z * z));
        }
      }
    }

    /**
     * Writes a_k + ln N(t; μ_k, σ_k²) and returns the logarithm of the sum of their exponentials.
     */
    private double joint(int row, double[] logs) {
      int count = logs.length;
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < count; k++) {
        double logSigma = at(packed, row, 2 * count + k);
        double z =
            (target.data()[target.start() + row] - at(packed, row, count + k))
                * StrictMath.exp(-logSigma);
        logs[k] = at(packed, row, k) - z * z / 2 - logSigma - HALF_LOG_TWO_PI;
        largest = Math.max(largest, logs[k]);
      }
      double sum = 0;
      for (double each : logs) {
        sum += StrictMath.exp(each - largest);
      }
      return largest + StrictMath.log(sum);
    }
  }

  /** ln Σ e^x over some columns of a row. */
  private static double logSum(Var x, int row, int from, int to) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = from; c < to; c++) {
      largest = Math.max(largest, at(x, row, c));
    }
    double sum = 0;
    for (int c = from; c < to; c++) {
      sum += StrictMath.exp(at(x, row, c) - largest);
    }
    return largest + StrictMath.log(sum);
  }

  private static double at(Var x, int row, int column) {
    return x.data()[x.start() + row * x.columns() + column];
  }

  private static float weight(@Nullable Var weights, int row) {
    return weights == null ? 1 : weights.data()[weights.start() + row];
  }

  private static void add(Var x, int row, int column, double slope) {
    if (x.hasGradient()) {
      x.gradient()[x.gradientStart() + row * x.columns() + column] += (float) slope;
    }
  }
}
