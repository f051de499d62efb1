package hep.learners.internal.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/** Softmax between groups of columns beside each other in a row, and the gates of memories. */
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

  /**
   * A long short-term memory: the gates i, f, g, o become σ(i), σ(f), tanh(g), σ(o) in place; cell
   * = σ(f) before + σ(i) tanh(g), squashed = tanh(cell), y = σ(o) squashed.
   *
   * @param gates {@code n} each, {@code apart} floats from one to the next
   */
  public static void lstm(
      float[] gates,
      int go,
      int apart,
      float[] before,
      int bo,
      float[] cell,
      int co,
      float[] squashed,
      int so,
      float[] y,
      int yo,
      int n) {
    // One function a loop: more constants than registers make a loop several times slower.
    int i = go;
    int f = go + apart;
    int g = f + apart;
    int o = g + apart;
    VectorMath.sigmoid(gates, i, gates, i, n);
    VectorMath.sigmoid(gates, f, gates, f, n);
    VectorMath.tanh(gates, g, gates, g, n);
    VectorMath.sigmoid(gates, o, gates, o, n);
    Lanewise.multiply(gates, i, gates, g, cell, co, n);
    Lanewise.multiplyAdd(gates, f, before, bo, cell, co, n);
    VectorMath.tanh(cell, co, squashed, so, n);
    Lanewise.multiply(gates, o, squashed, so, y, yo, n);
  }

  /**
   * The derivative of a long short-term memory: dz for the four gates and dc for the cell before,
   * given those of the new hidden state and the new cell.
   *
   * @param gates σ(i), σ(f), tanh(g), σ(o), {@code n} each, {@code apart} floats from one to the
   *     next
   * @param squashed tanh of the new cell
   * @param cell the cell before
   * @param dz is overwritten, {@code dzApart} floats from gate to gate
   * @param dc is overwritten; it may be dcNew
   */
  public static void lstmBackward(
      float[] gates,
      int go,
      int apart,
      float[] squashed,
      int so,
      float[] cell,
      int co,
      float[] dh,
      int dho,
      float[] dcNew,
      int dno,
      float[] dz,
      int dzo,
      int dzApart,
      float[] dc,
      int dco,
      int n) {
    int j = 0;
    for (; j <= n - Lanes.COUNT; j += Lanes.COUNT) {
      FloatVector i = FloatVector.fromArray(Lanes.F, gates, go + j);
      FloatVector f = FloatVector.fromArray(Lanes.F, gates, go + apart + j);
      FloatVector g = FloatVector.fromArray(Lanes.F, gates, go + 2 * apart + j);
      FloatVector o = FloatVector.fromArray(Lanes.F, gates, go + 3 * apart + j);
      FloatVector t = FloatVector.fromArray(Lanes.F, squashed, so + j);
      FloatVector slope = FloatVector.fromArray(Lanes.F, dh, dho + j);
      FloatVector before = FloatVector.fromArray(Lanes.F, cell, co + j);
      FloatVector one = Lanes.all(1);
      FloatVector all =
          slope.mul(o).fma(one.sub(t.mul(t)), FloatVector.fromArray(Lanes.F, dcNew, dno + j));
      all.mul(g).mul(i).mul(one.sub(i)).intoArray(dz, dzo + j);
      all.mul(before).mul(f).mul(one.sub(f)).intoArray(dz, dzo + dzApart + j);
      all.mul(i).mul(one.sub(g.mul(g))).intoArray(dz, dzo + 2 * dzApart + j);
      slope.mul(t).mul(o).mul(one.sub(o)).intoArray(dz, dzo + 3 * dzApart + j);
      all.mul(f).intoArray(dc, dco + j);
    }
    for (; j < n; j++) {
      float i = gates[go + j];
      float f = gates[go + apart + j];
      float g = gates[go + 2 * apart + j];
      float o = gates[go + 3 * apart + j];
      float t = squashed[so + j];
      float slope = dh[dho + j];
      float all = Math.fma(slope * o, 1 - t * t, dcNew[dno + j]);
      dz[dzo + j] = all * g * i * (1 - i);
      dz[dzo + dzApart + j] = all * cell[co + j] * f * (1 - f);
      dz[dzo + 2 * dzApart + j] = all * i * (1 - g * g);
      dz[dzo + 3 * dzApart + j] = slope * t * o * (1 - o);
      dc[dco + j] = all * f;
    }
  }
}
