package hep.learners;

import hep.learners.internal.kernels.Gemm;
import hep.learners.internal.kernels.Lanewise;
import hep.learners.internal.kernels.Rows;
import java.util.Arrays;

/** Attention between the elements of a set. */
final class AttentionOps {
  private AttentionOps() {}

  /**
   * Per set and head: P = softmax(q kᵀ/√d), y = P v; keeps P. The rows of {@code packed} are [q | k
   * | v], each with the heads beside each other.
   */
  record SelfAttention(Var packed, Segments sets, int heads, Var weights, Var output)
      implements Op {
    static Var of(Var packed, Segments sets, int heads) {
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
      Var y = tape.output(packed.hasGradient(), packed.rows(), width);
      Var weights = tape.input(pairs(sets) * heads);
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
      }
      return tape.record(new SelfAttention(packed, sets, heads, weights, y));
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
          Lanewise.scale(scale, work, ds, work, ds, n * n);
          Gemm.multiply(
              false, false, n, depth, n, work, ds, n, x, q + width, stride, dx, dq, stride, true);
          Gemm.multiply(
              true, false, n, depth, n, work, ds, n, x, q, stride, dx, dq + width, stride, true);
          po += n * n;
        }
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
