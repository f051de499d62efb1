package hep.learners;

import hep.learners.internal.kernels.Gemm;
import hep.learners.internal.kernels.Lanewise;
import hep.learners.internal.kernels.Rows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Attention between the elements of a set. */
final class AttentionOps {
  private AttentionOps() {}

  /**
   * Per set and head: P = softmax(q kᵀ/√d + bias), y = P v; keeps P. The rows of {@code packed} are
   * [q | k | v], each with the heads beside each other.
   */
  record SelfAttention(
      Var packed, @Nullable Var bias, Segments sets, int heads, Var weights, Var output)
      implements Op {
    static Var of(Var packed, @Nullable Var bias, Segments sets, int heads) {
      sets.requireRows("attention", packed);
      int stride = packed.columns();
      if (heads < 1 || stride % (3 * heads) != 0) {
        throw new IllegalArgumentException(
            "attention: the columns of "
                + packed
                + " do not split into queries, keys and values of "
                + heads
                + " heads.");
      }
      int width = stride / 3;
      int depth = width / heads;
      float scale = (float) (1 / Math.sqrt(depth));
      Tape tape = packed.tape();
      boolean hasGradient = packed.hasGradient() || (bias != null && bias.hasGradient());
      Var y = tape.output(hasGradient, packed.rows(), width);
      int pairs = pairs(sets);
      if (bias != null && (bias.rows() != pairs || bias.columns() != heads)) {
        throw Shapes.misfit("attention", packed, bias);
      }
      Var weights = tape.input(Math.multiplyExact(pairs, heads));
      int pair = 0;
      float[] x = packed.data();
      float[] p = weights.data();
      int po = weights.start();
      for (int set = 0; set < sets.count(); set++) {
        int n = sets.size(set);
        int row = packed.start() + sets.start(set) * stride;
        for (int head = 0; head < heads; head++) {
          int q = row + head * depth;
          Gemm.multiply(
              false, true, n, n, depth, x, q, stride, x, q + width, stride, p, po, n, false);
          Lanewise.scale(scale, p, po, p, po, n * n);
          if (bias != null) {
            for (int i = 0; i < n * n; i++) {
              p[po + i] += bias.data()[bias.start() + (pair + i) * heads + head];
            }
          }
          Rows.softmax(p, po, n, n, p, po);
          int yo = y.start() + sets.start(set) * width + head * depth;
          Gemm.multiply(
              false,
              false,
              n,
              depth,
              n,
              p,
              po,
              n,
              x,
              q + 2 * width,
              stride,
              y.data(),
              yo,
              width,
              false);
          po += n * n;
        }
        pair += n * n;
      }
      return tape.record(new SelfAttention(packed, bias, sets, heads, weights, y));
    }

    @Override
    public long operations() {
      return 4L * weights.size() / heads * output.columns();
    }

    /** dv = Pᵀ dy; dP = dy vᵀ; dS = P (dP − Σ P dP); dq = dS k/√d; dk = dSᵀ q/√d. */
    @Override
    public void backward() {
      int stride = packed.columns();
      int width = stride / 3;
      int depth = width / heads;
      float scale = (float) (1 / Math.sqrt(depth));
      float[] x = packed.data();
      float[] dx = packed.gradient();
      float[] dy = output.gradient();
      float[] p = weights.data();
      int po = weights.start();
      int pair = 0;
      for (int set = 0; set < sets.count(); set++) {
        int n = sets.size(set);
        float[] work = packed.tape().scratch(2 * n * n);
        int ds = n * n;
        int row = packed.start() + sets.start(set) * stride;
        int gradientRow = packed.gradientStart() + sets.start(set) * stride;
        for (int head = 0; head < heads; head++) {
          int q = row + head * depth;
          int dq = gradientRow + head * depth;
          int from = output.gradientStart() + sets.start(set) * width + head * depth;
          if (packed.hasGradient()) {
            Gemm.multiply(
                true,
                false,
                n,
                depth,
                n,
                p,
                po,
                n,
                dy,
                from,
                width,
                dx,
                dq + 2 * width,
                stride,
                true);
          }
          Gemm.multiply(
              false,
              true,
              n,
              n,
              depth,
              dy,
              from,
              width,
              x,
              q + 2 * width,
              stride,
              work,
              0,
              n,
              false);
          Arrays.fill(work, ds, ds + n * n, 0);
          Rows.softmaxBackward(p, po, work, 0, n, n, work, ds);
          if (bias != null && bias.hasGradient()) {
            for (int i = 0; i < n * n; i++) {
              bias.gradient()[bias.gradientStart() + (pair + i) * heads + head] += work[ds + i];
            }
          }
          Lanewise.scale(scale, work, ds, work, ds, n * n);
          if (packed.hasGradient()) {
            Gemm.multiply(
                false, false, n, depth, n, work, ds, n, x, q + width, stride, dx, dq, stride, true);
            Gemm.multiply(
                true, false, n, depth, n, work, ds, n, x, q, stride, dx, dq + width, stride, true);
          }
          po += n * n;
        }
        pair += n * n;
      }
    }

    private static int pairs(Segments sets) {
      int pairs = 0;
      for (int set = 0; set < sets.count(); set++) {
        pairs = Math.addExact(pairs, Math.multiplyExact(sets.size(set), sets.size(set)));
      }
      return pairs;
    }
  }
}
