package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of a convolution: six rows by one or two vectors of sums in registers, few
 * enough for processors with 16 vector registers.
 *
 * <p>Every sum runs from zero in ascending order with fused multiply-adds, and is then added to
 * what stands at its place. Nothing is called but methods of vectors, which the compiler always
 * inlines: a sum that is handed to a method of our own would be boxed at times.
 */
final class ConvolutionTile {
  /** Rows of a tile. */
  static final int ROWS = 6;

  private ConvolutionTile() {}

  /**
   * Six output pixels by two vectors of filters: y[r, :] += Σ_t Σ_i x[a_r + rows[t] + i] w[t · span
   * + i, :].
   */
  static void pixels2(
      int[] rows,
      int span,
      float[] x,
      int a0,
      int a1,
      int a2,
      int a3,
      int a4,
      int a5,
      float[] w,
      int wo,
      float[] y,
      int yo,
      int ldy) {
    final int lanes = Lanes.COUNT;
    FloatVector c00 = FloatVector.zero(Lanes.F);
    FloatVector c01 = FloatVector.zero(Lanes.F);
    FloatVector c10 = FloatVector.zero(Lanes.F);
    FloatVector c11 = FloatVector.zero(Lanes.F);
    FloatVector c20 = FloatVector.zero(Lanes.F);
    FloatVector c21 = FloatVector.zero(Lanes.F);
    FloatVector c30 = FloatVector.zero(Lanes.F);
    FloatVector c31 = FloatVector.zero(Lanes.F);
    FloatVector c40 = FloatVector.zero(Lanes.F);
    FloatVector c41 = FloatVector.zero(Lanes.F);
    FloatVector c50 = FloatVector.zero(Lanes.F);
    FloatVector c51 = FloatVector.zero(Lanes.F);
    int at = wo;
    for (int shift : rows) {
      int p0 = a0 + shift;
      int p1 = a1 + shift;
      int p2 = a2 + shift;
      int p3 = a3 + shift;
      int p4 = a4 + shift;
      int p5 = a5 + shift;
      for (int i = 0; i < span; i++) {
        FloatVector b0 = FloatVector.fromArray(Lanes.F, w, at + i * 2 * lanes);
        FloatVector b1 = FloatVector.fromArray(Lanes.F, w, at + i * 2 * lanes + lanes);
        FloatVector v = FloatVector.broadcast(Lanes.F, x[p0 + i]);
        c00 = v.fma(b0, c00);
        c01 = v.fma(b1, c01);
        v = FloatVector.broadcast(Lanes.F, x[p1 + i]);
        c10 = v.fma(b0, c10);
        c11 = v.fma(b1, c11);
        v = FloatVector.broadcast(Lanes.F, x[p2 + i]);
        c20 = v.fma(b0, c20);
        c21 = v.fma(b1, c21);
        v = FloatVector.broadcast(Lanes.F, x[p3 + i]);
        c30 = v.fma(b0, c30);
        c31 = v.fma(b1, c31);
        v = FloatVector.broadcast(Lanes.F, x[p4 + i]);
        c40 = v.fma(b0, c40);
        c41 = v.fma(b1, c41);
        v = FloatVector.broadcast(Lanes.F, x[p5 + i]);
        c50 = v.fma(b0, c50);
        c51 = v.fma(b1, c51);
      }
      at += span * 2 * lanes;
    }
    FloatVector.fromArray(Lanes.F, y, yo).add(c00).intoArray(y, yo);
    FloatVector.fromArray(Lanes.F, y, yo + lanes).add(c01).intoArray(y, yo + lanes);
    FloatVector.fromArray(Lanes.F, y, yo + ldy).add(c10).intoArray(y, yo + ldy);
    FloatVector.fromArray(Lanes.F, y, yo + ldy + lanes).add(c11).intoArray(y, yo + ldy + lanes);
    FloatVector.fromArray(Lanes.F, y, yo + 2 * ldy).add(c20).intoArray(y, yo + 2 * ldy);
    FloatVector.fromArray(Lanes.F, y, yo + 2 * ldy + lanes)
        .add(c21)
        .intoArray(y, yo + 2 * ldy + lanes);
    FloatVector.fromArray(Lanes.F, y, yo + 3 * ldy).add(c30).intoArray(y, yo + 3 * ldy);
    FloatVector.fromArray(Lanes.F, y, yo + 3 * ldy + lanes)
        .add(c31)
        .intoArray(y, yo + 3 * ldy + lanes);
    FloatVector.fromArray(Lanes.F, y, yo + 4 * ldy).add(c40).intoArray(y, yo + 4 * ldy);
    FloatVector.fromArray(Lanes.F, y, yo + 4 * ldy + lanes)
        .add(c41)
        .intoArray(y, yo + 4 * ldy + lanes);
    FloatVector.fromArray(Lanes.F, y, yo + 5 * ldy).add(c50).intoArray(y, yo + 5 * ldy);
    FloatVector.fromArray(Lanes.F, y, yo + 5 * ldy + lanes)
        .add(c51)
        .intoArray(y, yo + 5 * ldy + lanes);
  }

  /** As {@link #pixels2} with one vector of filters. */
  static void pixels1(
      int[] rows,
      int span,
      float[] x,
      int a0,
      int a1,
      int a2,
      int a3,
      int a4,
      int a5,
      float[] w,
      int wo,
      float[] y,
      int yo,
      int ldy) {
    FloatVector c0 = FloatVector.zero(Lanes.F);
    FloatVector c1 = FloatVector.zero(Lanes.F);
    FloatVector c2 = FloatVector.zero(Lanes.F);
    FloatVector c3 = FloatVector.zero(Lanes.F);
    FloatVector c4 = FloatVector.zero(Lanes.F);
    FloatVector c5 = FloatVector.zero(Lanes.F);
    int at = wo;
    for (int shift : rows) {
      int p0 = a0 + shift;
      int p1 = a1 + shift;
      int p2 = a2 + shift;
      int p3 = a3 + shift;
      int p4 = a4 + shift;
      int p5 = a5 + shift;
      for (int i = 0; i < span; i++) {
        FloatVector b = FloatVector.fromArray(Lanes.F, w, at + i * Lanes.COUNT);
        c0 = FloatVector.broadcast(Lanes.F, x[p0 + i]).fma(b, c0);
        c1 = FloatVector.broadcast(Lanes.F, x[p1 + i]).fma(b, c1);
        c2 = FloatVector.broadcast(Lanes.F, x[p2 + i]).fma(b, c2);
        c3 = FloatVector.broadcast(Lanes.F, x[p3 + i]).fma(b, c3);
        c4 = FloatVector.broadcast(Lanes.F, x[p4 + i]).fma(b, c4);
        c5 = FloatVector.broadcast(Lanes.F, x[p5 + i]).fma(b, c5);
      }
      at += span * Lanes.COUNT;
    }
    FloatVector.fromArray(Lanes.F, y, yo).add(c0).intoArray(y, yo);
    FloatVector.fromArray(Lanes.F, y, yo + ldy).add(c1).intoArray(y, yo + ldy);
    FloatVector.fromArray(Lanes.F, y, yo + 2 * ldy).add(c2).intoArray(y, yo + 2 * ldy);
    FloatVector.fromArray(Lanes.F, y, yo + 3 * ldy).add(c3).intoArray(y, yo + 3 * ldy);
    FloatVector.fromArray(Lanes.F, y, yo + 4 * ldy).add(c4).intoArray(y, yo + 4 * ldy);
    FloatVector.fromArray(Lanes.F, y, yo + 5 * ldy).add(c5).intoArray(y, yo + 5 * ldy);
  }

  /**
   * Six taps by two vectors of filters, over a rectangle of output pixels: dw[r, :] += Σ_l Σ_c x[xo
   * + l · lineStep + c · step + t_r] dy[dyo + l · dyLineStep + c · lddy, :].
   */
  static void taps2(
      int lines,
      int columns,
      float[] x,
      int xo,
      int lineStep,
      int step,
      int t0,
      int t1,
      int t2,
      int t3,
      int t4,
      int t5,
      float[] dy,
      int dyo,
      int dyLineStep,
      int lddy,
      float[] dw,
      int dwo,
      int lddw) {
    final int lanes = Lanes.COUNT;
    FloatVector c00 = FloatVector.zero(Lanes.F);
    FloatVector c01 = FloatVector.zero(Lanes.F);
    FloatVector c10 = FloatVector.zero(Lanes.F);
    FloatVector c11 = FloatVector.zero(Lanes.F);
    FloatVector c20 = FloatVector.zero(Lanes.F);
    FloatVector c21 = FloatVector.zero(Lanes.F);
    FloatVector c30 = FloatVector.zero(Lanes.F);
    FloatVector c31 = FloatVector.zero(Lanes.F);
    FloatVector c40 = FloatVector.zero(Lanes.F);
    FloatVector c41 = FloatVector.zero(Lanes.F);
    FloatVector c50 = FloatVector.zero(Lanes.F);
    FloatVector c51 = FloatVector.zero(Lanes.F);
    for (int line = 0; line < lines; line++) {
      int from = xo + line * lineStep;
      int p0 = from + t0;
      int p1 = from + t1;
      int p2 = from + t2;
      int p3 = from + t3;
      int p4 = from + t4;
      int p5 = from + t5;
      int q = dyo + line * dyLineStep;
      for (int c = 0; c < columns; c++) {
        int i = c * step;
        FloatVector b0 = FloatVector.fromArray(Lanes.F, dy, q + c * lddy);
        FloatVector b1 = FloatVector.fromArray(Lanes.F, dy, q + c * lddy + lanes);
        FloatVector v = FloatVector.broadcast(Lanes.F, x[p0 + i]);
        c00 = v.fma(b0, c00);
        c01 = v.fma(b1, c01);
        v = FloatVector.broadcast(Lanes.F, x[p1 + i]);
        c10 = v.fma(b0, c10);
        c11 = v.fma(b1, c11);
        v = FloatVector.broadcast(Lanes.F, x[p2 + i]);
        c20 = v.fma(b0, c20);
        c21 = v.fma(b1, c21);
        v = FloatVector.broadcast(Lanes.F, x[p3 + i]);
        c30 = v.fma(b0, c30);
        c31 = v.fma(b1, c31);
        v = FloatVector.broadcast(Lanes.F, x[p4 + i]);
        c40 = v.fma(b0, c40);
        c41 = v.fma(b1, c41);
        v = FloatVector.broadcast(Lanes.F, x[p5 + i]);
        c50 = v.fma(b0, c50);
        c51 = v.fma(b1, c51);
      }
    }
    FloatVector.fromArray(Lanes.F, dw, dwo).add(c00).intoArray(dw, dwo);
    FloatVector.fromArray(Lanes.F, dw, dwo + lanes).add(c01).intoArray(dw, dwo + lanes);
    FloatVector.fromArray(Lanes.F, dw, dwo + lddw).add(c10).intoArray(dw, dwo + lddw);
    FloatVector.fromArray(Lanes.F, dw, dwo + lddw + lanes)
        .add(c11)
        .intoArray(dw, dwo + lddw + lanes);
    FloatVector.fromArray(Lanes.F, dw, dwo + 2 * lddw).add(c20).intoArray(dw, dwo + 2 * lddw);
    FloatVector.fromArray(Lanes.F, dw, dwo + 2 * lddw + lanes)
        .add(c21)
        .intoArray(dw, dwo + 2 * lddw + lanes);
    FloatVector.fromArray(Lanes.F, dw, dwo + 3 * lddw).add(c30).intoArray(dw, dwo + 3 * lddw);
    FloatVector.fromArray(Lanes.F, dw, dwo + 3 * lddw + lanes)
        .add(c31)
        .intoArray(dw, dwo + 3 * lddw + lanes);
    FloatVector.fromArray(Lanes.F, dw, dwo + 4 * lddw).add(c40).intoArray(dw, dwo + 4 * lddw);
    FloatVector.fromArray(Lanes.F, dw, dwo + 4 * lddw + lanes)
        .add(c41)
        .intoArray(dw, dwo + 4 * lddw + lanes);
    FloatVector.fromArray(Lanes.F, dw, dwo + 5 * lddw).add(c50).intoArray(dw, dwo + 5 * lddw);
    FloatVector.fromArray(Lanes.F, dw, dwo + 5 * lddw + lanes)
        .add(c51)
        .intoArray(dw, dwo + 5 * lddw + lanes);
  }

  /** As {@link #taps2} with one vector of filters. */
  static void taps1(
      int lines,
      int columns,
      float[] x,
      int xo,
      int lineStep,
      int step,
      int t0,
      int t1,
      int t2,
      int t3,
      int t4,
      int t5,
      float[] dy,
      int dyo,
      int dyLineStep,
      int lddy,
      float[] dw,
      int dwo,
      int lddw) {
    FloatVector c0 = FloatVector.zero(Lanes.F);
    FloatVector c1 = FloatVector.zero(Lanes.F);
    FloatVector c2 = FloatVector.zero(Lanes.F);
    FloatVector c3 = FloatVector.zero(Lanes.F);
    FloatVector c4 = FloatVector.zero(Lanes.F);
    FloatVector c5 = FloatVector.zero(Lanes.F);
    for (int line = 0; line < lines; line++) {
      int from = xo + line * lineStep;
      int p0 = from + t0;
      int p1 = from + t1;
      int p2 = from + t2;
      int p3 = from + t3;
      int p4 = from + t4;
      int p5 = from + t5;
      int q = dyo + line * dyLineStep;
      for (int c = 0; c < columns; c++) {
        int i = c * step;
        FloatVector b = FloatVector.fromArray(Lanes.F, dy, q + c * lddy);
        c0 = FloatVector.broadcast(Lanes.F, x[p0 + i]).fma(b, c0);
        c1 = FloatVector.broadcast(Lanes.F, x[p1 + i]).fma(b, c1);
        c2 = FloatVector.broadcast(Lanes.F, x[p2 + i]).fma(b, c2);
        c3 = FloatVector.broadcast(Lanes.F, x[p3 + i]).fma(b, c3);
        c4 = FloatVector.broadcast(Lanes.F, x[p4 + i]).fma(b, c4);
        c5 = FloatVector.broadcast(Lanes.F, x[p5 + i]).fma(b, c5);
      }
    }
    FloatVector.fromArray(Lanes.F, dw, dwo).add(c0).intoArray(dw, dwo);
    FloatVector.fromArray(Lanes.F, dw, dwo + lddw).add(c1).intoArray(dw, dwo + lddw);
    FloatVector.fromArray(Lanes.F, dw, dwo + 2 * lddw).add(c2).intoArray(dw, dwo + 2 * lddw);
    FloatVector.fromArray(Lanes.F, dw, dwo + 3 * lddw).add(c3).intoArray(dw, dwo + 3 * lddw);
    FloatVector.fromArray(Lanes.F, dw, dwo + 4 * lddw).add(c4).intoArray(dw, dwo + 4 * lddw);
    FloatVector.fromArray(Lanes.F, dw, dwo + 5 * lddw).add(c5).intoArray(dw, dwo + 5 * lddw);
  }
}
