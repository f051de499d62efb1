package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of a convolution: six rows by one or two vectors of sums in registers, few
 * enough for processors with 16 vector registers.
 *
 * <p>Every sum runs from zero in ascending order with fused multiply-adds, and is then added to
 * what stands at its place.
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
    FloatVector c00 = Lanes.zero();
    FloatVector c01 = Lanes.zero();
    FloatVector c10 = Lanes.zero();
    FloatVector c11 = Lanes.zero();
    FloatVector c20 = Lanes.zero();
    FloatVector c21 = Lanes.zero();
    FloatVector c30 = Lanes.zero();
    FloatVector c31 = Lanes.zero();
    FloatVector c40 = Lanes.zero();
    FloatVector c41 = Lanes.zero();
    FloatVector c50 = Lanes.zero();
    FloatVector c51 = Lanes.zero();
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
        FloatVector v = Lanes.all(x[p0 + i]);
        c00 = v.fma(b0, c00);
        c01 = v.fma(b1, c01);
        v = Lanes.all(x[p1 + i]);
        c10 = v.fma(b0, c10);
        c11 = v.fma(b1, c11);
        v = Lanes.all(x[p2 + i]);
        c20 = v.fma(b0, c20);
        c21 = v.fma(b1, c21);
        v = Lanes.all(x[p3 + i]);
        c30 = v.fma(b0, c30);
        c31 = v.fma(b1, c31);
        v = Lanes.all(x[p4 + i]);
        c40 = v.fma(b0, c40);
        c41 = v.fma(b1, c41);
        v = Lanes.all(x[p5 + i]);
        c50 = v.fma(b0, c50);
        c51 = v.fma(b1, c51);
      }
      at += span * 2 * lanes;
    }
    addTo(y, yo, c00);
    addTo(y, yo + lanes, c01);
    addTo(y, yo + ldy, c10);
    addTo(y, yo + ldy + lanes, c11);
    addTo(y, yo + 2 * ldy, c20);
    addTo(y, yo + 2 * ldy + lanes, c21);
    addTo(y, yo + 3 * ldy, c30);
    addTo(y, yo + 3 * ldy + lanes, c31);
    addTo(y, yo + 4 * ldy, c40);
    addTo(y, yo + 4 * ldy + lanes, c41);
    addTo(y, yo + 5 * ldy, c50);
    addTo(y, yo + 5 * ldy + lanes, c51);
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
    FloatVector c0 = Lanes.zero();
    FloatVector c1 = Lanes.zero();
    FloatVector c2 = Lanes.zero();
    FloatVector c3 = Lanes.zero();
    FloatVector c4 = Lanes.zero();
    FloatVector c5 = Lanes.zero();
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
        c0 = Lanes.all(x[p0 + i]).fma(b, c0);
        c1 = Lanes.all(x[p1 + i]).fma(b, c1);
        c2 = Lanes.all(x[p2 + i]).fma(b, c2);
        c3 = Lanes.all(x[p3 + i]).fma(b, c3);
        c4 = Lanes.all(x[p4 + i]).fma(b, c4);
        c5 = Lanes.all(x[p5 + i]).fma(b, c5);
      }
      at += span * Lanes.COUNT;
    }
    addTo(y, yo, c0);
    addTo(y, yo + ldy, c1);
    addTo(y, yo + 2 * ldy, c2);
    addTo(y, yo + 3 * ldy, c3);
    addTo(y, yo + 4 * ldy, c4);
    addTo(y, yo + 5 * ldy, c5);
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
    FloatVector c00 = Lanes.zero();
    FloatVector c01 = Lanes.zero();
    FloatVector c10 = Lanes.zero();
    FloatVector c11 = Lanes.zero();
    FloatVector c20 = Lanes.zero();
    FloatVector c21 = Lanes.zero();
    FloatVector c30 = Lanes.zero();
    FloatVector c31 = Lanes.zero();
    FloatVector c40 = Lanes.zero();
    FloatVector c41 = Lanes.zero();
    FloatVector c50 = Lanes.zero();
    FloatVector c51 = Lanes.zero();
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
        FloatVector v = Lanes.all(x[p0 + i]);
        c00 = v.fma(b0, c00);
        c01 = v.fma(b1, c01);
        v = Lanes.all(x[p1 + i]);
        c10 = v.fma(b0, c10);
        c11 = v.fma(b1, c11);
        v = Lanes.all(x[p2 + i]);
        c20 = v.fma(b0, c20);
        c21 = v.fma(b1, c21);
        v = Lanes.all(x[p3 + i]);
        c30 = v.fma(b0, c30);
        c31 = v.fma(b1, c31);
        v = Lanes.all(x[p4 + i]);
        c40 = v.fma(b0, c40);
        c41 = v.fma(b1, c41);
        v = Lanes.all(x[p5 + i]);
        c50 = v.fma(b0, c50);
        c51 = v.fma(b1, c51);
      }
    }
    addTo(dw, dwo, c00);
    addTo(dw, dwo + lanes, c01);
    addTo(dw, dwo + lddw, c10);
    addTo(dw, dwo + lddw + lanes, c11);
    addTo(dw, dwo + 2 * lddw, c20);
    addTo(dw, dwo + 2 * lddw + lanes, c21);
    addTo(dw, dwo + 3 * lddw, c30);
    addTo(dw, dwo + 3 * lddw + lanes, c31);
    addTo(dw, dwo + 4 * lddw, c40);
    addTo(dw, dwo + 4 * lddw + lanes, c41);
    addTo(dw, dwo + 5 * lddw, c50);
    addTo(dw, dwo + 5 * lddw + lanes, c51);
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
    FloatVector c0 = Lanes.zero();
    FloatVector c1 = Lanes.zero();
    FloatVector c2 = Lanes.zero();
    FloatVector c3 = Lanes.zero();
    FloatVector c4 = Lanes.zero();
    FloatVector c5 = Lanes.zero();
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
        c0 = Lanes.all(x[p0 + i]).fma(b, c0);
        c1 = Lanes.all(x[p1 + i]).fma(b, c1);
        c2 = Lanes.all(x[p2 + i]).fma(b, c2);
        c3 = Lanes.all(x[p3 + i]).fma(b, c3);
        c4 = Lanes.all(x[p4 + i]).fma(b, c4);
        c5 = Lanes.all(x[p5 + i]).fma(b, c5);
      }
    }
    addTo(dw, dwo, c0);
    addTo(dw, dwo + lddw, c1);
    addTo(dw, dwo + 2 * lddw, c2);
    addTo(dw, dwo + 3 * lddw, c3);
    addTo(dw, dwo + 4 * lddw, c4);
    addTo(dw, dwo + 5 * lddw, c5);
  }

  private static void addTo(float[] y, int at, FloatVector sum) {
    FloatVector.fromArray(Lanes.F, y, at).add(sum).intoArray(y, at);
  }
}
