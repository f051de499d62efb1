package hep.learners.internal.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Softmax between groups of columns that lie beside each other in a row. */
public final class Gates {
  private Gates() {}

  /** y_rgc = e^x_rgc / Σ_h e^x_rhc, for rows of groups x columns. */
  public static void softmax(
      float[] x, int xo, int rows, int groups, int columns, float[] y, int yo) {
    int width = groups * columns;
    float[] column = new float[columns];
    for (int row = 0; row < rows; row++) {
      int from = xo + row * width;
      System.arraycopy(x, from, column, 0, columns);
      for (int g = 1; g < groups; g++) {
        keepLarger(x, from + g * columns, column, columns);
      }
      for (int g = 0; g < groups; g++) {
        Lanewise.subtract(
            x, from + g * columns, column, 0, y, yo + row * width + g * columns, columns);
      }
    }
    VectorMath.exp(y, yo, y, yo, rows * width);
    for (int row = 0; row < rows; row++) {
      int at = yo + row * width;
      Arrays.fill(column, 0);
      for (int g = 0; g < groups; g++) {
        Lanewise.add(column, 0, y, at + g * columns, column, 0, columns);
      }
      for (int g = 0; g < groups; g++) {
        Lanewise.divide(y, at + g * columns, column, 0, y, at + g * columns, columns);
      }
    }
  }

  private static void keepLarger(float[] x, int xo, float[] best, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.F, x, xo + i)
          .max(FloatVector.fromArray(Lanes.F, best, i))
          .intoArray(best, i);
    }
    for (; i < n; i++) {
      best[i] = Math.max(best[i], x[xo + i]);
    }
  }

  /** dx += p dy (v − y): the derivative of Σ p v by one group's logits. */
  public static void addSoftmaxSlope(
      float[] p,
      int po,
      float[] v,
      int vo,
      float[] y,
      int yo,
      float[] dy,
      int dyo,
      float[] dx,
      int dxo,
      int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector share =
          FloatVector.fromArray(Lanes.F, p, po + i)
              .mul(FloatVector.fromArray(Lanes.F, dy, dyo + i));
      FloatVector.fromArray(Lanes.F, v, vo + i)
          .sub(FloatVector.fromArray(Lanes.F, y, yo + i))
          .fma(share, FloatVector.fromArray(Lanes.F, dx, dxo + i))
          .intoArray(dx, dxo + i);
    }
    for (; i < n; i++) {
      dx[dxo + i] = Math.fma(v[vo + i] - y[yo + i], p[po + i] * dy[dyo + i], dx[dxo + i]);
    }
  }
}
