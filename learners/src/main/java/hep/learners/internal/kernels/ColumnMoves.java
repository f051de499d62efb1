package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Moves of some columns of row-major matrices, also where they are fewer than a vector holds. */
public final class ColumnMoves {
  private ColumnMoves() {}

  /** y[r, j] = x[r, j] for {@code n} columns, rows {@code ldx} and {@code ldy} floats apart. */
  public static void copy(float[] x, int xo, int ldx, float[] y, int yo, int ldy, int rows, int n) {
    int whole = n / Lanes.COUNT * Lanes.COUNT;
    VectorMask<Float> rest = Lanes.F.indexInRange(whole, n);
    int from = xo;
    int to = yo;
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < whole; j += Lanes.COUNT) {
        FloatVector.fromArray(Lanes.F, x, from + j).intoArray(y, to + j);
      }
      if (whole < n) {
        FloatVector.fromArray(Lanes.F, x, from + whole, rest).intoArray(y, to + whole, rest);
      }
      from += ldx;
      to += ldy;
    }
  }

  /** y[r, j] += x[r, j] for {@code n} columns, rows {@code ldx} and {@code ldy} floats apart. */
  public static void add(float[] x, int xo, int ldx, float[] y, int yo, int ldy, int rows, int n) {
    int whole = n / Lanes.COUNT * Lanes.COUNT;
    VectorMask<Float> rest = Lanes.F.indexInRange(whole, n);
    int from = xo;
    int to = yo;
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < whole; j += Lanes.COUNT) {
        FloatVector.fromArray(Lanes.F, y, to + j)
            .add(FloatVector.fromArray(Lanes.F, x, from + j))
            .intoArray(y, to + j);
      }
      if (whole < n) {
        FloatVector.fromArray(Lanes.F, y, to + whole, rest)
            .add(FloatVector.fromArray(Lanes.F, x, from + whole, rest))
            .intoArray(y, to + whole, rest);
      }
      from += ldx;
      to += ldy;
    }
  }
}
