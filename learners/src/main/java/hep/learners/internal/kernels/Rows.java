package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Sums, products and moves along the rows of row-major matrices without gaps.
 *
 * <p>A sum <em>over rows</em> adds the rows in ascending order. A sum <em>within a row</em> uses 16
 * logical lanes: lane l adds the elements l, l + 16, l + 32, … in ascending order from zero, then
 * lanes 8 apart are added, then 4, 2 and 1 apart. Both orders are the same for every hardware
 * width.
 */
public final class Rows {
  static final int LANES = 16;

  private Rows() {}

  /** Sum of {@code n} elements in the order of the 16 logical lanes. */
  public static float sum(float[] x, int xo, int n) {
    return sum(x, xo, n, Workspace.ofThread().lanes);
  }

  /** y[r] = sum of row r of x, which is rows x cols. */
  public static void rowSums(float[] x, int xo, int rows, int cols, float[] y, int yo) {
    float[] lanes = Workspace.ofThread().lanes;
    for (int r = 0; r < rows; r++) {
      y[yo + r] = sum(x, xo + r * cols, cols, lanes);
    }
  }

  /** y[r] = Σ_j x1[r, j] x2[r, j]. */
  public static void rowDots(
      float[] x1, int x1o, float[] x2, int x2o, int rows, int cols, float[] y, int yo) {
    float[] lanes = Workspace.ofThread().lanes;
    for (int r = 0; r < rows; r++) {
      y[yo + r] = dot(x1, x1o + r * cols, x2, x2o + r * cols, cols, lanes);
    }
  }

  /** y[j] += Σ_r x[r, j]: the gradient of a bias. */
  public static void addColumnSums(float[] x, int xo, int rows, int cols, float[] y, int yo) {
    int j = 0;
    for (; j <= cols - Lanes.COUNT; j += Lanes.COUNT) {
      FloatVector sum = FloatVector.fromArray(Lanes.F, y, yo + j);
      for (int r = 0; r < rows; r++) {
        sum = FloatVector.fromArray(Lanes.F, x, xo + r * cols + j).add(sum);
      }
      Lanes.zero().add(sum).intoArray(y, yo + j);
    }
    if (j < cols) {
      VectorMask<Float> rest = Lanes.F.indexInRange(j, cols);
      FloatVector sum = FloatVector.fromArray(Lanes.F, y, yo + j, rest);
      for (int r = 0; r < rows; r++) {
        sum = FloatVector.fromArray(Lanes.F, x, xo + r * cols + j, rest).add(sum);
      }
      Lanes.zero().add(sum).intoArray(y, yo + j, rest);
    }
  }

  /** y[r, j] = x[r, j] + row[j]. */
  public static void addRow(
      float[] x, int xo, float[] row, int ro, int rows, int cols, float[] y, int yo) {
    for (int r = 0; r < rows; r++) {
      Lanewise.add(x, xo + r * cols, row, ro, y, yo + r * cols, cols);
    }
  }

  /** y[r, j] = x[r, j] row[j]. */
  public static void multiplyRow(
      float[] x, int xo, float[] row, int ro, int rows, int cols, float[] y, int yo) {
    for (int r = 0; r < rows; r++) {
      Lanewise.multiply(x, xo + r * cols, row, ro, y, yo + r * cols, cols);
    }
  }

  /** y[r, j] = x[r, j] + column[r]. */
  public static void addColumn(
      float[] x, int xo, float[] column, int co, int rows, int cols, float[] y, int yo) {
    for (int r = 0; r < rows; r++) {
      Lanewise.shift(column[co + r], x, xo + r * cols, y, yo + r * cols, cols);
    }
  }

  /** y[r, j] = x[r, j] column[r]. */
  public static void multiplyColumn(
      float[] x, int xo, float[] column, int co, int rows, int cols, float[] y, int yo) {
    for (int r = 0; r < rows; r++) {
      Lanewise.scale(column[co + r], x, xo + r * cols, y, yo + r * cols, cols);
    }
  }

  /** y[r, j] = e^{x[r, j]} / Σ_l e^{x[r, l]}, with the row's maximum taken off first. */
  public static void softmax(float[] x, int xo, int rows, int cols, float[] y, int yo) {
    for (int r = 0; r < rows; r++) {
      int at = r * cols;
      Lanewise.shift(-max(x, xo + at, cols), x, xo + at, y, yo + at, cols);
    }
    VectorMath.exp(y, yo, y, yo, rows * cols);
    float[] lanes = Workspace.ofThread().lanes;
    for (int r = 0; r < rows; r++) {
      int at = yo + r * cols;
      Lanewise.scale(1 / sum(y, at, cols, lanes), y, at, y, at, cols);
    }
  }

  /**
   * dx[r, j] += y[r, j] (dy[r, j] − Σ_l dy[r, l] y[r, l]), with y the softmax of x; a y below
   * {@link Tiny#ERROR} adds nothing.
   */
  public static void softmaxBackward(
      float[] y, int yo, float[] dy, int dyo, int rows, int cols, float[] dx, int dxo) {
    float[] lanes = Workspace.ofThread().lanes;
    for (int r = 0; r < rows; r++) {
      int at = r * cols;
      float mean = dot(y, yo + at, dy, dyo + at, cols, lanes);
      int j = 0;
      for (; j <= cols - Lanes.COUNT; j += Lanes.COUNT) {
        FloatVector g = FloatVector.fromArray(Lanes.F, dy, dyo + at + j).sub(mean);
        FloatVector share = Tiny.drop(FloatVector.fromArray(Lanes.F, y, yo + at + j), Tiny.ERROR);
        g.fma(share, FloatVector.fromArray(Lanes.F, dx, dxo + at + j)).intoArray(dx, dxo + at + j);
      }
      for (; j < cols; j++) {
        float share = Tiny.drop(y[yo + at + j], Tiny.ERROR);
        dx[dxo + at + j] = Math.fma(dy[dyo + at + j] - mean, share, dx[dxo + at + j]);
      }
    }
  }

  /** Largest of {@code n} ≥ 1 elements; NaN if one of them is. */
  public static float max(float[] x, int xo, int n) {
    float best = x[xo];
    int i = 0;
    if (n >= Lanes.COUNT) {
      FloatVector high = FloatVector.fromArray(Lanes.F, x, xo);
      for (i = Lanes.COUNT; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
        high = FloatVector.fromArray(Lanes.F, x, xo + i).max(high);
      }
      best = Lanes.all(Float.NEGATIVE_INFINITY).max(high).reduceLanes(VectorOperators.MAX);
    }
    for (; i < n; i++) {
      best = Math.max(best, x[xo + i]);
    }
    return best;
  }

  /**
   * y[s, :] += Σ of the rows offsets[s] ≤ r &lt; offsets[s + 1] of x: sums over the sets of a
   * jagged column.
   *
   * @param offsets ascending row numbers, one more than there are segments
   */
  public static void addSegmentSums(
      float[] x, int xo, int cols, int[] offsets, int segments, float[] y, int yo) {
    for (int s = 0; s < segments; s++) {
      int first = offsets[s];
      addColumnSums(x, xo + first * cols, offsets[s + 1] - first, cols, y, yo + s * cols);
    }
  }

  /** y[r, :] += x[s, :] for each row r of segment s: the adjoint of {@link #addSegmentSums}. */
  public static void addSpread(
      float[] x, int xo, int cols, int[] offsets, int segments, float[] y, int yo) {
    for (int s = 0; s < segments; s++) {
      for (int r = offsets[s]; r < offsets[s + 1]; r++) {
        int at = yo + r * cols;
        Lanewise.add(y, at, x, xo + s * cols, y, at, cols);
      }
    }
  }

  /** y[i, :] = x[index[i], :] for i below {@code count}. */
  public static void gather(
      float[] x, int xo, int cols, int[] index, int io, int count, float[] y, int yo) {
    for (int i = 0; i < count; i++) {
      System.arraycopy(x, xo + index[io + i] * cols, y, yo + i * cols, cols);
    }
  }

  private static float sum(float[] x, int xo, int n, float[] lanes) {
    int whole = n & -LANES;
    for (int l = 0; l < LANES; l += Lanes.COUNT) {
      FloatVector sum = Lanes.zero();
      for (int i = l; i < whole; i += LANES) {
        sum = FloatVector.fromArray(Lanes.F, x, xo + i).add(sum);
      }
      Lanes.zero().add(sum).intoArray(lanes, l);
    }
    for (int i = whole; i < n; i++) {
      lanes[i - whole] += x[xo + i];
    }
    return total(lanes);
  }

  private static float dot(float[] x1, int x1o, float[] x2, int x2o, int n, float[] lanes) {
    int whole = n & -LANES;
    for (int l = 0; l < LANES; l += Lanes.COUNT) {
      FloatVector sum = Lanes.zero();
      for (int i = l; i < whole; i += LANES) {
        FloatVector left = FloatVector.fromArray(Lanes.F, x1, x1o + i);
        sum = left.fma(FloatVector.fromArray(Lanes.F, x2, x2o + i), sum);
      }
      Lanes.zero().add(sum).intoArray(lanes, l);
    }
    for (int i = whole; i < n; i++) {
      lanes[i - whole] = Math.fma(x1[x1o + i], x2[x2o + i], lanes[i - whole]);
    }
    return total(lanes);
  }

  private static float total(float[] lanes) {
    for (int apart = LANES / 2; apart > 0; apart /= 2) {
      for (int l = 0; l < apart; l++) {
        lanes[l] += lanes[l + apart];
      }
    }
    return lanes[0];
  }
}
