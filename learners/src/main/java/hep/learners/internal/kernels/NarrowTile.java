package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of {@link Narrow}: one to four columns of B, of which four vectors or one
 * stay in registers while row after row of A passes by. What the compiler must see is written down
 * at {@link Tile8}.
 */
final class NarrowTile {
  /** Columns in a tile of full width. */
  static final int COLUMNS = 4;

  /** Vectors along k in a long tile. */
  static final int LONG = 4;

  /** Partial sums of an element. */
  static final int PARTS = 16;

  private NarrowTile() {}

  /**
   * Goes on with partial sums: c = d + a b for one vector of parts of every element, along {@link
   * #LONG} times {@link #PARTS} or one time {@link #PARTS} values of k.
   *
   * @param columns 1 to 4
   * @param b the columns, {@code ldb} floats from one to the next
   * @param c the parts of an element side by side, {@link #PARTS} floats from one column to the
   *     next, {@code ldc} from one row to the next; d likewise
   */
  static void add(
      int columns,
      boolean isLong,
      int rows,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      float[] d,
      int od,
      int ldd,
      float[] c,
      int co,
      int ldc) {
    switch (isLong ? columns + COLUMNS : columns) {
      case 1 -> add1Short(rows, a, ao, lda, b, bo, d, od, ldd, c, co, ldc);
      case 2 -> add2Short(rows, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
      case 3 -> add3Short(rows, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
      case 4 -> add4Short(rows, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
      case 5 -> add1Long(rows, a, ao, lda, b, bo, d, od, ldd, c, co, ldc);
      case 6 -> add2Long(rows, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
      case 7 -> add3Long(rows, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
      default -> add4Long(rows, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
    }
  }

  private static void add1Short(
      int rows,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      float[] d,
      int od,
      int ldd,
      float[] c,
      int co,
      int ldc) {
    FloatVector b0x = FloatVector.fromArray(Lanes.F, b, bo);
    int p = ao;
    int from = od;
    int to = co;
    for (int row = 0; row < rows; row++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, a, p);
      x.fma(b0x, FloatVector.fromArray(Lanes.F, d, from)).intoArray(c, to);
      p += lda;
      from += ldd;
      to += ldc;
    }
  }

  private static void add2Short(
      int rows,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      float[] d,
      int od,
      int ldd,
      float[] c,
      int co,
      int ldc) {
    FloatVector b0x = FloatVector.fromArray(Lanes.F, b, bo);
    FloatVector b1x = FloatVector.fromArray(Lanes.F, b, bo + ldb);
    int p = ao;
    int from = od;
    int to = co;
    for (int row = 0; row < rows; row++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, a, p);
      x.fma(b0x, FloatVector.fromArray(Lanes.F, d, from)).intoArray(c, to);
      x.fma(b1x, FloatVector.fromArray(Lanes.F, d, from + PARTS)).intoArray(c, to + PARTS);
      p += lda;
      from += ldd;
      to += ldc;
    }
  }

  private static void add3Short(
      int rows,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      float[] d,
      int od,
      int ldd,
      float[] c,
      int co,
      int ldc) {
    FloatVector b0x = FloatVector.fromArray(Lanes.F, b, bo);
    FloatVector b1x = FloatVector.fromArray(Lanes.F, b, bo + ldb);
    FloatVector b2x = FloatVector.fromArray(Lanes.F, b, bo + 2 * ldb);
    int p = ao;
    int from = od;
    int to = co;
    for (int row = 0; row < rows; row++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, a, p);
      x.fma(b0x, FloatVector.fromArray(Lanes.F, d, from)).intoArray(c, to);
      x.fma(b1x, FloatVector.fromArray(Lanes.F, d, from + PARTS)).intoArray(c, to + PARTS);
      x.fma(b2x, FloatVector.fromArray(Lanes.F, d, from + 2 * PARTS)).intoArray(c, to + 2 * PARTS);
      p += lda;
      from += ldd;
      to += ldc;
    }
  }

  private static void add4Short(
      int rows,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      float[] d,
      int od,
      int ldd,
      float[] c,
      int co,
      int ldc) {
    FloatVector b0x = FloatVector.fromArray(Lanes.F, b, bo);
    FloatVector b1x = FloatVector.fromArray(Lanes.F, b, bo + ldb);
    FloatVector b2x = FloatVector.fromArray(Lanes.F, b, bo + 2 * ldb);
    FloatVector b3x = FloatVector.fromArray(Lanes.F, b, bo + 3 * ldb);
    int p = ao;
    int from = od;
    int to = co;
    for (int row = 0; row < rows; row++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, a, p);
      x.fma(b0x, FloatVector.fromArray(Lanes.F, d, from)).intoArray(c, to);
      x.fma(b1x, FloatVector.fromArray(Lanes.F, d, from + PARTS)).intoArray(c, to + PARTS);
      x.fma(b2x, FloatVector.fromArray(Lanes.F, d, from + 2 * PARTS)).intoArray(c, to + 2 * PARTS);
      x.fma(b3x, FloatVector.fromArray(Lanes.F, d, from + 3 * PARTS)).intoArray(c, to + 3 * PARTS);
      p += lda;
      from += ldd;
      to += ldc;
    }
  }

  private static void add1Long(
      int rows,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      float[] d,
      int od,
      int ldd,
      float[] c,
      int co,
      int ldc) {
    FloatVector b0x = FloatVector.fromArray(Lanes.F, b, bo);
    FloatVector b0y = FloatVector.fromArray(Lanes.F, b, bo + PARTS);
    FloatVector b0z = FloatVector.fromArray(Lanes.F, b, bo + 2 * PARTS);
    FloatVector b0w = FloatVector.fromArray(Lanes.F, b, bo + 3 * PARTS);
    int p = ao;
    int from = od;
    int to = co;
    for (int row = 0; row < rows; row++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, a, p);
      FloatVector y = FloatVector.fromArray(Lanes.F, a, p + PARTS);
      FloatVector z = FloatVector.fromArray(Lanes.F, a, p + 2 * PARTS);
      FloatVector w = FloatVector.fromArray(Lanes.F, a, p + 3 * PARTS);
      w.fma(b0w, z.fma(b0z, y.fma(b0y, x.fma(b0x, FloatVector.fromArray(Lanes.F, d, from)))))
          .intoArray(c, to);
      p += lda;
      from += ldd;
      to += ldc;
    }
  }

  private static void add2Long(
      int rows,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      float[] d,
      int od,
      int ldd,
      float[] c,
      int co,
      int ldc) {
    FloatVector b0x = FloatVector.fromArray(Lanes.F, b, bo);
    FloatVector b0y = FloatVector.fromArray(Lanes.F, b, bo + PARTS);
    FloatVector b0z = FloatVector.fromArray(Lanes.F, b, bo + 2 * PARTS);
    FloatVector b0w = FloatVector.fromArray(Lanes.F, b, bo + 3 * PARTS);
    FloatVector b1x = FloatVector.fromArray(Lanes.F, b, bo + ldb);
    FloatVector b1y = FloatVector.fromArray(Lanes.F, b, bo + ldb + PARTS);
    FloatVector b1z = FloatVector.fromArray(Lanes.F, b, bo + ldb + 2 * PARTS);
    FloatVector b1w = FloatVector.fromArray(Lanes.F, b, bo + ldb + 3 * PARTS);
    int p = ao;
    int from = od;
    int to = co;
    for (int row = 0; row < rows; row++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, a, p);
      FloatVector y = FloatVector.fromArray(Lanes.F, a, p + PARTS);
      FloatVector z = FloatVector.fromArray(Lanes.F, a, p + 2 * PARTS);
      FloatVector w = FloatVector.fromArray(Lanes.F, a, p + 3 * PARTS);
      w.fma(b0w, z.fma(b0z, y.fma(b0y, x.fma(b0x, FloatVector.fromArray(Lanes.F, d, from)))))
          .intoArray(c, to);
      w.fma(
              b1w,
              z.fma(b1z, y.fma(b1y, x.fma(b1x, FloatVector.fromArray(Lanes.F, d, from + PARTS)))))
          .intoArray(c, to + PARTS);
      p += lda;
      from += ldd;
      to += ldc;
    }
  }

  private static void add3Long(
      int rows,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      float[] d,
      int od,
      int ldd,
      float[] c,
      int co,
      int ldc) {
    FloatVector b0x = FloatVector.fromArray(Lanes.F, b, bo);
    FloatVector b0y = FloatVector.fromArray(Lanes.F, b, bo + PARTS);
    FloatVector b0z = FloatVector.fromArray(Lanes.F, b, bo + 2 * PARTS);
    FloatVector b0w = FloatVector.fromArray(Lanes.F, b, bo + 3 * PARTS);
    FloatVector b1x = FloatVector.fromArray(Lanes.F, b, bo + ldb);
    FloatVector b1y = FloatVector.fromArray(Lanes.F, b, bo + ldb + PARTS);
    FloatVector b1z = FloatVector.fromArray(Lanes.F, b, bo + ldb + 2 * PARTS);
    FloatVector b1w = FloatVector.fromArray(Lanes.F, b, bo + ldb + 3 * PARTS);
    FloatVector b2x = FloatVector.fromArray(Lanes.F, b, bo + 2 * ldb);
    FloatVector b2y = FloatVector.fromArray(Lanes.F, b, bo + 2 * ldb + PARTS);
    FloatVector b2z = FloatVector.fromArray(Lanes.F, b, bo + 2 * ldb + 2 * PARTS);
    FloatVector b2w = FloatVector.fromArray(Lanes.F, b, bo + 2 * ldb + 3 * PARTS);
    int p = ao;
    int from = od;
    int to = co;
    for (int row = 0; row < rows; row++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, a, p);
      FloatVector y = FloatVector.fromArray(Lanes.F, a, p + PARTS);
      FloatVector z = FloatVector.fromArray(Lanes.F, a, p + 2 * PARTS);
      FloatVector w = FloatVector.fromArray(Lanes.F, a, p + 3 * PARTS);
      w.fma(b0w, z.fma(b0z, y.fma(b0y, x.fma(b0x, FloatVector.fromArray(Lanes.F, d, from)))))
          .intoArray(c, to);
      w.fma(
              b1w,
              z.fma(b1z, y.fma(b1y, x.fma(b1x, FloatVector.fromArray(Lanes.F, d, from + PARTS)))))
          .intoArray(c, to + PARTS);
      w.fma(
              b2w,
              z.fma(
                  b2z, y.fma(b2y, x.fma(b2x, FloatVector.fromArray(Lanes.F, d, from + 2 * PARTS)))))
          .intoArray(c, to + 2 * PARTS);
      p += lda;
      from += ldd;
      to += ldc;
    }
  }

  private static void add4Long(
      int rows,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      float[] d,
      int od,
      int ldd,
      float[] c,
      int co,
      int ldc) {
    FloatVector b0x = FloatVector.fromArray(Lanes.F, b, bo);
    FloatVector b0y = FloatVector.fromArray(Lanes.F, b, bo + PARTS);
    FloatVector b0z = FloatVector.fromArray(Lanes.F, b, bo + 2 * PARTS);
    FloatVector b0w = FloatVector.fromArray(Lanes.F, b, bo + 3 * PARTS);
    FloatVector b1x = FloatVector.fromArray(Lanes.F, b, bo + ldb);
    FloatVector b1y = FloatVector.fromArray(Lanes.F, b, bo + ldb + PARTS);
    FloatVector b1z = FloatVector.fromArray(Lanes.F, b, bo + ldb + 2 * PARTS);
    FloatVector b1w = FloatVector.fromArray(Lanes.F, b, bo + ldb + 3 * PARTS);
    FloatVector b2x = FloatVector.fromArray(Lanes.F, b, bo + 2 * ldb);
    FloatVector b2y = FloatVector.fromArray(Lanes.F, b, bo + 2 * ldb + PARTS);
    FloatVector b2z = FloatVector.fromArray(Lanes.F, b, bo + 2 * ldb + 2 * PARTS);
    FloatVector b2w = FloatVector.fromArray(Lanes.F, b, bo + 2 * ldb + 3 * PARTS);
    FloatVector b3x = FloatVector.fromArray(Lanes.F, b, bo + 3 * ldb);
    FloatVector b3y = FloatVector.fromArray(Lanes.F, b, bo + 3 * ldb + PARTS);
    FloatVector b3z = FloatVector.fromArray(Lanes.F, b, bo + 3 * ldb + 2 * PARTS);
    FloatVector b3w = FloatVector.fromArray(Lanes.F, b, bo + 3 * ldb + 3 * PARTS);
    int p = ao;
    int from = od;
    int to = co;
    for (int row = 0; row < rows; row++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, a, p);
      FloatVector y = FloatVector.fromArray(Lanes.F, a, p + PARTS);
      FloatVector z = FloatVector.fromArray(Lanes.F, a, p + 2 * PARTS);
      FloatVector w = FloatVector.fromArray(Lanes.F, a, p + 3 * PARTS);
      w.fma(b0w, z.fma(b0z, y.fma(b0y, x.fma(b0x, FloatVector.fromArray(Lanes.F, d, from)))))
          .intoArray(c, to);
      w.fma(
              b1w,
              z.fma(b1z, y.fma(b1y, x.fma(b1x, FloatVector.fromArray(Lanes.F, d, from + PARTS)))))
          .intoArray(c, to + PARTS);
      w.fma(
              b2w,
              z.fma(
                  b2z, y.fma(b2y, x.fma(b2x, FloatVector.fromArray(Lanes.F, d, from + 2 * PARTS)))))
          .intoArray(c, to + 2 * PARTS);
      w.fma(
              b3w,
              z.fma(
                  b3z, y.fma(b3y, x.fma(b3x, FloatVector.fromArray(Lanes.F, d, from + 3 * PARTS)))))
          .intoArray(c, to + 3 * PARTS);
      p += lda;
      from += ldd;
      to += ldc;
    }
  }
}
