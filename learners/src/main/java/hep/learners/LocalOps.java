package hep.learners;

import hep.learners.internal.kernels.ConvolutionShape;
import hep.learners.internal.kernels.Lanewise;
import hep.learners.internal.kernels.LocalFilters;
import hep.learners.internal.kernels.VectorMath;

/** Filters that belong to one place, and normalisation by nearby channels. */
final class LocalOps {
  private LocalOps() {}

  /** y[p, f] = bias[p, f] + Σ x[step · p + t − before, c] w[p, t, c, f]. */
  record LocallyConnected(Var x, Var weight, Var bias, ConvolutionShape extents, Var output)
      implements Op {
    static Var of(Var x, Var weight, Var bias, Window window) {
      int filters = weight.columns();
      int[] shape = window.outputShape("locally connected", x, filters);
      Var y = x.tape().output(x.hasGradient() || weight.hasGradient() || bias.hasGradient(), shape);
      ConvolutionShape extents = ConvolutionOps.shapeOf(window, x.shape(), shape);
      if (weight.rows() != extents.places() * extents.taps()) {
        throw Shapes.misfit("locally connected", x, weight);
      }
      if (bias.size() != extents.places() * filters) {
        throw Shapes.misfit("locally connected", weight, bias);
      }
      for (int image = 0; image < extents.images(); image++) {
        int to = y.start() + image * bias.size();
        System.arraycopy(bias.data(), bias.start(), y.data(), to, bias.size());
      }
      LocalFilters.forward(
          extents, x.data(), x.start(), weight.data(), weight.start(), y.data(), y.start());
      return x.tape().record(new LocallyConnected(x, weight, bias, extents, y));
    }

    @Override
    public long operations() {
      return 2L * extents.images() * weight.size();
    }

    @Override
    public void backward() {
      float[] dy = output.gradient();
      int from = output.gradientStart();
      if (bias.hasGradient()) {
        for (int image = 0; image < extents.images(); image++) {
          int at = from + image * bias.size();
          Lanewise.axpy(1, dy, at, bias.gradient(), bias.gradientStart(), bias.size());
        }
      }
      if (weight.hasGradient()) {
        LocalFilters.backwardWeights(
            extents, x.data(), x.start(), dy, from, weight.gradient(), weight.gradientStart());
      }
      if (x.hasGradient()) {
        LocalFilters.backwardImage(
            extents, dy, from, weight.data(), weight.start(), x.gradient(), x.gradientStart());
      }
    }
  }

  /** y_c = x_c s_c^−β with s_c = k + α/n Σ x² over the n channels about c; keeps s and s^−β. */
  record ResponseNorm(
      Var x, int size, float alpha, float beta, float offset, Var sums, Var powers, Var output)
      implements Op {
    static Var of(Var x, int size, float alpha, float beta, float offset) {
      if (size < 1 || !(offset > 0) || !(alpha >= 0)) {
        throw new IllegalArgumentException(
            "response norm: over at least one channel, with k above 0 and α not below, found "
                + size
                + " channels, k "
                + offset
                + " and α "
                + alpha
                + ".");
      }
      Tape tape = x.tape();
      Var sums = tape.input(x.shape());
      Var powers = tape.input(x.shape());
      Var y = tape.output(x.hasGradient(), x.shape());
      float[] s = sums.data();
      int so = sums.start();
      int channels = x.columns();
      for (int i = 0; i < x.size(); i++) {
        int row = i / channels * channels;
        int first = Math.max(row, i - size / 2);
        int last = Math.min(row + channels, i + (size - 1) / 2 + 1);
        float sum = 0;
        for (int j = first; j < last; j++) {
          float value = x.data()[x.start() + j];
          sum = Math.fma(value, value, sum);
        }
        s[so + i] = offset + alpha / size * sum;
      }
      float[] p = powers.data();
      VectorMath.log(s, so, p, powers.start(), x.size());
      Lanewise.scale(-beta, p, powers.start(), p, powers.start(), x.size());
      VectorMath.exp(p, powers.start(), p, powers.start(), x.size());
      Lanewise.multiply(x.data(), x.start(), p, powers.start(), y.data(), y.start(), x.size());
      return tape.record(new ResponseNorm(x, size, alpha, beta, offset, sums, powers, y));
    }

    /** dx_c = dy_c s_c^−β − 2αβ/n x_c Σ dy_d y_d / s_d over the channels d that c stands about. */
    @Override
    public void backward() {
      int channels = x.columns();
      float[] work = x.tape().scratch(x.size());
      float[] dy = output.gradient();
      int from = output.gradientStart();
      Lanewise.multiply(dy, from, output.data(), output.start(), work, 0, x.size());
      Lanewise.divide(work, 0, sums.data(), sums.start(), work, 0, x.size());
      Lanewise.multiplyAdd(
          dy, from, powers.data(), powers.start(), x.gradient(), x.gradientStart(), x.size());
      float factor = -2 * alpha * beta / size;
      for (int i = 0; i < x.size(); i++) {
        int row = i / channels * channels;
        int first = Math.max(row, i - (size - 1) / 2);
        int last = Math.min(row + channels, i + size / 2 + 1);
        float sum = 0;
        for (int j = first; j < last; j++) {
          sum += work[j];
        }
        x.gradient()[x.gradientStart() + i] += factor * x.data()[x.start() + i] * sum;
      }
    }
  }

  /**
   * y_ib = Σ_{j ≠ i} exp(−Σ_d |x_ibd − x_jbd|): how near the other rows are, in groups b of
   * columns.
   */
  record Closeness(Var x, int groups, Var output) implements Op {
    static Var of(Var x, int groups) {
      if (groups < 1 || x.columns() % groups != 0) {
        throw new IllegalArgumentException(
            "closeness: the columns of " + x + " do not split into " + groups + " groups.");
      }
      Var y = x.tape().output(x.hasGradient(), x.rows(), groups);
      java.util.Arrays.fill(y.data(), y.start(), y.start() + y.size(), 0);
      Closeness op = new Closeness(x, groups, y);
      op.forEachPair((i, j, b, near) -> {
        y.data()[y.start() + i * groups + b] += near;
        y.data()[y.start() + j * groups + b] += near;
      });
      return x.tape().record(op);
    }

    /** d exp(−‖x_i − x_j‖) / dx_i = −sign(x_i − x_j) exp(−‖x_i − x_j‖). */
    @Override
    public void backward() {
      int depth = x.columns() / groups;
      float[] dy = output.gradient();
      int from = output.gradientStart();
      forEachPair((i, j, b, near) -> {
        float slope = (dy[from + i * groups + b] + dy[from + j * groups + b]) * near;
        for (int d = b * depth; d < (b + 1) * depth; d++) {
          int iAt = i * x.columns() + d;
          int jAt = j * x.columns() + d;
          float sign = Math.signum(x.data()[x.start() + iAt] - x.data()[x.start() + jAt]);
          x.gradient()[x.gradientStart() + iAt] -= sign * slope;
          x.gradient()[x.gradientStart() + jAt] += sign * slope;
        }
      });
    }

    private interface Pair {
      void at(int i, int j, int group, float near);
    }

    private void forEachPair(Pair pair) {
      int columns = x.columns();
      int depth = columns / groups;
      for (int i = 0; i < x.rows(); i++) {
        for (int j = i + 1; j < x.rows(); j++) {
          for (int b = 0; b < groups; b++) {
            float distance = 0;
            for (int d = b * depth; d < (b + 1) * depth; d++) {
              distance +=
                  Math.abs(
                      x.data()[x.start() + i * columns + d]
                          - x.data()[x.start() + j * columns + d]);
            }
            pair.at(i, j, b, VectorMath.exp(-distance));
          }
        }
      }
    }
  }
}
