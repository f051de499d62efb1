package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loop of {@link ConvolutionPlanes}: eight filters by two vectors of pixels of a
 * line, sums kept in named locals. What the compiler must see is written down at {@link Tile8}.
 */
final class PlaneTile {
  /** Filters of a tile. */
  static final int FILTERS = 8;

  /** Pixels of a tile. */
  static final int PIXELS = 2 * Lanes.COUNT;

  private PlaneTile() {}

  /**
   * c[f, p] = Σ_s Σ_i x[at + shifts[s] + i plane + p] w[s, i, f], from zero in ascending order with
   * fused multiply-adds.
   *
   * @param channels planes, {@code plane} floats from one to the next: a distance that the compiler
   *     sees makes the loop faster by a third than shifts of every tap
   * @param w the weights, {@link #FILTERS} side by side
   * @param c the sums, {@link #PIXELS} floats from one filter to the next
   */
  static void sum(
      int[] shifts,
      int channels,
      int plane,
      float[] x,
      int at,
      float[] w,
      int wo,
      float[] c,
      int co) {
    FloatVector c0x = FloatVector.zero(Lanes.F);
    FloatVector c0y = FloatVector.zero(Lanes.F);
    FloatVector c1x = FloatVector.zero(Lanes.F);
    FloatVector c1y = FloatVector.zero(Lanes.F);
    FloatVector c2x = FloatVector.zero(Lanes.F);
    FloatVector c2y = FloatVector.zero(Lanes.F);
    FloatVector c3x = FloatVector.zero(Lanes.F);
    FloatVector c3y = FloatVector.zero(Lanes.F);
    FloatVector c4x = FloatVector.zero(Lanes.F);
    FloatVector c4y = FloatVector.zero(Lanes.F);
    FloatVector c5x = FloatVector.zero(Lanes.F);
    FloatVector c5y = FloatVector.zero(Lanes.F);
    FloatVector c6x = FloatVector.zero(Lanes.F);
    FloatVector c6y = FloatVector.zero(Lanes.F);
    FloatVector c7x = FloatVector.zero(Lanes.F);
    FloatVector c7y = FloatVector.zero(Lanes.F);
    int q = wo;
    for (int shift : shifts) {
      int p = at + shift;
      for (int i = 0; i < channels; i++) {
        FloatVector x0 = FloatVector.fromArray(Lanes.F, x, p);
        FloatVector x1 = FloatVector.fromArray(Lanes.F, x, p + Lanes.COUNT);
        FloatVector w0 = FloatVector.broadcast(Lanes.F, w[q]);
        c0x = w0.fma(x0, c0x);
        c0y = w0.fma(x1, c0y);
        FloatVector w1 = FloatVector.broadcast(Lanes.F, w[q + 1]);
        c1x = w1.fma(x0, c1x);
        c1y = w1.fma(x1, c1y);
        FloatVector w2 = FloatVector.broadcast(Lanes.F, w[q + 2]);
        c2x = w2.fma(x0, c2x);
        c2y = w2.fma(x1, c2y);
        FloatVector w3 = FloatVector.broadcast(Lanes.F, w[q + 3]);
        c3x = w3.fma(x0, c3x);
        c3y = w3.fma(x1, c3y);
        FloatVector w4 = FloatVector.broadcast(Lanes.F, w[q + 4]);
        c4x = w4.fma(x0, c4x);
        c4y = w4.fma(x1, c4y);
        FloatVector w5 = FloatVector.broadcast(Lanes.F, w[q + 5]);
        c5x = w5.fma(x0, c5x);
        c5y = w5.fma(x1, c5y);
        FloatVector w6 = FloatVector.broadcast(Lanes.F, w[q + 6]);
        c6x = w6.fma(x0, c6x);
        c6y = w6.fma(x1, c6y);
        FloatVector w7 = FloatVector.broadcast(Lanes.F, w[q + 7]);
        c7x = w7.fma(x0, c7x);
        c7y = w7.fma(x1, c7y);
        q += FILTERS;
        p += plane;
      }
    }
    FloatVector zero = FloatVector.zero(Lanes.F);
    zero.add(c0x).intoArray(c, co);
    zero.add(c0y).intoArray(c, co + Lanes.COUNT);
    zero.add(c1x).intoArray(c, co + 2 * Lanes.COUNT);
    zero.add(c1y).intoArray(c, co + 3 * Lanes.COUNT);
    zero.add(c2x).intoArray(c, co + 4 * Lanes.COUNT);
    zero.add(c2y).intoArray(c, co + 5 * Lanes.COUNT);
    zero.add(c3x).intoArray(c, co + 6 * Lanes.COUNT);
    zero.add(c3y).intoArray(c, co + 7 * Lanes.COUNT);
    zero.add(c4x).intoArray(c, co + 8 * Lanes.COUNT);
    zero.add(c4y).intoArray(c, co + 9 * Lanes.COUNT);
    zero.add(c5x).intoArray(c, co + 10 * Lanes.COUNT);
    zero.add(c5y).intoArray(c, co + 11 * Lanes.COUNT);
    zero.add(c6x).intoArray(c, co + 12 * Lanes.COUNT);
    zero.add(c6y).intoArray(c, co + 13 * Lanes.COUNT);
    zero.add(c7x).intoArray(c, co + 14 * Lanes.COUNT);
    zero.add(c7y).intoArray(c, co + 15 * Lanes.COUNT);
  }
}
