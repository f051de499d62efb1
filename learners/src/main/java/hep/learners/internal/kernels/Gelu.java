package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * GELU in its tanh form, x/2 (1 + tanh u) with u = √(2/π) (x + 0.044715 x³) (Hendrycks and Gimpel,
 * arXiv 1606.08415), computed as x s with s = 1 / (1 + e^{−2u}).
 */
public final class Gelu {
  private static final float TWICE = (float) (2 * Math.sqrt(2 / Math.PI));
  private static final float CUBE = TWICE * 0.044715f;
  private static final float SLOPE = 3 * CUBE;

  private Gelu() {}

  /** y = x s, and s kept for {@link #backward}. */
  public static void forward(float[] x, int xo, float[] s, int so, float[] y, int yo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector v = FloatVector.fromArray(Lanes.F, x, xo + i);
      FloatVector inner = v.mul(v).fma(Lanes.all(CUBE), Lanes.all(TWICE));
      FloatVector gate = VectorMath.sigmoid(v.mul(inner));
      Lanes.zero().add(gate).intoArray(s, so + i);
      v.mul(gate).intoArray(y, yo + i);
    }
    for (; i < n; i++) {
      float v = x[xo + i];
      float gate = VectorMath.sigmoid(v * Math.fma(v * v, CUBE, TWICE));
      s[so + i] = 0 + gate;
      y[yo + i] = v * gate;
    }
  }

  /** dx += dy (s + x s (1 − s) du/dx · 2). */
  public static void backward(
      float[] x, int xo, float[] s, int so, float[] dy, int dyo, float[] dx, int dxo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector v = FloatVector.fromArray(Lanes.F, x, xo + i);
      FloatVector gate = FloatVector.fromArray(Lanes.F, s, so + i);
      FloatVector inner = v.mul(v).fma(Lanes.all(SLOPE), Lanes.all(TWICE)).mul(v);
      FloatVector slope = gate.neg().fma(gate, gate).fma(inner, gate);
      FloatVector g = FloatVector.fromArray(Lanes.F, dy, dyo + i);
      g.fma(slope, FloatVector.fromArray(Lanes.F, dx, dxo + i)).intoArray(dx, dxo + i);
    }
    for (; i < n; i++) {
      float v = x[xo + i];
      float gate = s[so + i];
      float inner = Math.fma(v * v, SLOPE, TWICE) * v;
      float slope = Math.fma(Math.fma(-gate, gate, gate), inner, gate);
      dx[dxo + i] = Math.fma(dy[dyo + i], slope, dx[dxo + i]);
    }
  }
}
