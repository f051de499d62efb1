package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Rectifiers, and the derivatives of all activation functions.
 *
 * <p>The backward forms add to {@code dx}. Those of tanh, sigmoid and relu take the <em>output</em>
 * y of the forward form, the others its input x.
 */
public final class Activations {
  private Activations() {}

  /** y = max(x, 0); NaN stays NaN. */
  public static void relu(float[] x, int xo, float[] y, int yo, int n) {
    leakyRelu(0, x, xo, y, yo, n);
  }

  /** dx += dy where y &gt; 0. */
  public static void reluBackward(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int n) {
    leakyReluBackward(0, y, yo, dy, dyo, dx, dxo, n);
  }

  /** dy = what {@link #reluBackward} makes of it and zeros: 0 where y is not positive. */
  public static void keepSlopes(float[] y, int yo, float[] dy, int dyo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector g = FloatVector.fromArray(Lanes.F, dy, dyo + i);
      VectorMask<Float> above =
          FloatVector.fromArray(Lanes.F, y, yo + i).compare(VectorOperators.GT, Lanes.zero());
      Lanes.zero().add(g.mul(0).blend(g, above)).intoArray(dy, dyo + i);
    }
    for (; i < n; i++) {
      float g = dy[dyo + i];
      dy[dyo + i] = 0 + (y[yo + i] > 0 ? g : g * 0);
    }
  }

  /** y = x above zero, {@code slope} x below. */
  public static void leakyRelu(float slope, float[] x, int xo, float[] y, int yo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector v = FloatVector.fromArray(Lanes.F, x, xo + i);
      VectorMask<Float> below = v.compare(VectorOperators.LT, Lanes.zero());
      v.blend(v.mul(slope), below).intoArray(y, yo + i);
    }
    for (; i < n; i++) {
      float v = x[xo + i];
      y[yo + i] = v < 0 ? v * slope : v;
    }
  }

  /**
   * dx += dy where x &gt; 0, {@code slope} dy elsewhere; for slope ≥ 0 the output may stand for x.
   */
  public static void leakyReluBackward(
      float slope, float[] x, int xo, float[] dy, int dyo, float[] dx, int dxo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector g = FloatVector.fromArray(Lanes.F, dy, dyo + i);
      VectorMask<Float> above =
          FloatVector.fromArray(Lanes.F, x, xo + i).compare(VectorOperators.GT, Lanes.zero());
      FloatVector.fromArray(Lanes.F, dx, dxo + i)
          .add(g.mul(slope).blend(g, above))
          .intoArray(dx, dxo + i);
    }
    for (; i < n; i++) {
      float g = dy[dyo + i];
      dx[dxo + i] += x[xo + i] > 0 ? g : g * slope;
    }
  }

  /** dx += dy (1 − y²), with y = tanh x. */
  public static void tanhBackward(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector v = FloatVector.fromArray(Lanes.F, y, yo + i);
      FloatVector g = FloatVector.fromArray(Lanes.F, dy, dyo + i);
      FloatVector slope = v.neg().fma(v, Lanes.all(1));
      g.fma(slope, FloatVector.fromArray(Lanes.F, dx, dxo + i)).intoArray(dx, dxo + i);
    }
    for (; i < n; i++) {
      float v = y[yo + i];
      dx[dxo + i] = Math.fma(dy[dyo + i], Math.fma(-v, v, 1), dx[dxo + i]);
    }
  }

  /** dx += dy y (1 − y), with y the logistic function of x. */
  public static void sigmoidBackward(
      float[] y, int yo, float[] dy, int dyo, float[] dx, int dxo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector v = FloatVector.fromArray(Lanes.F, y, yo + i);
      FloatVector g = FloatVector.fromArray(Lanes.F, dy, dyo + i);
      FloatVector slope = v.neg().fma(v, v);
      g.fma(slope, FloatVector.fromArray(Lanes.F, dx, dxo + i)).intoArray(dx, dxo + i);
    }
    for (; i < n; i++) {
      float v = y[yo + i];
      dx[dxo + i] = Math.fma(dy[dyo + i], Math.fma(-v, v, v), dx[dxo + i]);
    }
  }

  /** dx += dy / (1 + e^{−x}), the derivative of softplus. */
  public static void softplusBackward(
      float[] x, int xo, float[] dy, int dyo, float[] dx, int dxo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector g = FloatVector.fromArray(Lanes.F, dy, dyo + i);
      FloatVector slope = VectorMath.sigmoid(FloatVector.fromArray(Lanes.F, x, xo + i));
      g.fma(slope, FloatVector.fromArray(Lanes.F, dx, dxo + i)).intoArray(dx, dxo + i);
    }
    for (; i < n; i++) {
      dx[dxo + i] = Math.fma(dy[dyo + i], VectorMath.sigmoid(x[xo + i]), dx[dxo + i]);
    }
  }
}
