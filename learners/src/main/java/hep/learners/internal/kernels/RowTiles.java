package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of {@link Gemm} for an A that lies row by row: tiles of 5, 4 or 1 rows of C
 * by up to four vectors, sums kept in named locals.
 *
 * <p>A is read in place: five rows are as many as there are address registers for, and four vectors
 * beside them make 20 sums, enough to hide the latency of two multipliers and to load little for
 * each. Tiles of 8 rows need A copied to a constant distance and are slower even then. With 16
 * registers (256 bits) two vectors are the most that fit.
 *
 * <p>What is added to the sums, D, may be C itself, a row of zeros or a row of biases (with {@code
 * ldd} = 0); so one form serves for setting, adding and biases. Tiles stand one below the other in
 * A, C and D; B lies row by row, {@code ldb} floats apart. What the compiler must see is written
 * down at {@link Tile8}.
 */
final class RowTiles {
  /** Rows of C in a tile of full height. */
  static final int ROWS = 5;

  /** Vectors side by side in the widest tile. */
  static final int VECTORS = Lanes.COUNT == 8 ? 2 : 4;

  private RowTiles() {}

  /**
   * {@code tiles} tiles of {@code rows} (5, 4 or 1) rows by {@code vectors} vectors: C = D + A B.
   */
  static void multiply(
      int rows,
      int vectors,
      int tiles,
      int depth,
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
    switch (10 * rows + vectors) {
      case 54 -> rows5x4(tiles, depth, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
      case 53 -> rows5x3(tiles, depth, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
      case 52 -> rows5x2(tiles, depth, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
      case 51 -> rows5x1(tiles, depth, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
      case 44 -> rows4x4(tiles, depth, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
      case 43 -> rows4x3(tiles, depth, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
      case 42 -> rows4x2(tiles, depth, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
      case 41 -> rows4x1(tiles, depth, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
      case 14 -> rows1x4(tiles, depth, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
      case 13 -> rows1x3(tiles, depth, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
      case 12 -> rows1x2(tiles, depth, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
      case 11 -> rows1x1(tiles, depth, a, ao, lda, b, bo, ldb, d, od, ldd, c, co, ldc);
      default ->
          throw new IllegalArgumentException(
              "no tile of " + rows + " rows by " + vectors + " vectors");
    }
  }

  /** Tiles of five rows by four vectors. */
  static void rows5x4(
      int tiles,
      int depth,
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
    FloatVector zero = FloatVector.zero(Lanes.F);
    for (int tile = 0; tile < tiles; tile++) {
      FloatVector c0x = zero;
      FloatVector c0y = zero;
      FloatVector c0z = zero;
      FloatVector c0w = zero;
      FloatVector c1x = zero;
      FloatVector c1y = zero;
      FloatVector c1z = zero;
      FloatVector c1w = zero;
      FloatVector c2x = zero;
      FloatVector c2y = zero;
      FloatVector c2z = zero;
      FloatVector c2w = zero;
      FloatVector c3x = zero;
      FloatVector c3y = zero;
      FloatVector c3z = zero;
      FloatVector c3w = zero;
      FloatVector c4x = zero;
      FloatVector c4y = zero;
      FloatVector c4z = zero;
      FloatVector c4w = zero;
      int q = bo;
      int first = ao + tile * 5 * lda;
      int end = first + depth;
      for (int p = first; p < end; p++) {
        FloatVector x = FloatVector.fromArray(Lanes.F, b, q);
        FloatVector y = FloatVector.fromArray(Lanes.F, b, q + Lanes.COUNT);
        FloatVector z = FloatVector.fromArray(Lanes.F, b, q + 2 * Lanes.COUNT);
        FloatVector w = FloatVector.fromArray(Lanes.F, b, q + 3 * Lanes.COUNT);
        FloatVector a0 = FloatVector.broadcast(Lanes.F, a[p]);
        c0x = a0.fma(x, c0x);
        c0y = a0.fma(y, c0y);
        c0z = a0.fma(z, c0z);
        c0w = a0.fma(w, c0w);
        FloatVector a1 = FloatVector.broadcast(Lanes.F, a[p + lda]);
        c1x = a1.fma(x, c1x);
        c1y = a1.fma(y, c1y);
        c1z = a1.fma(z, c1z);
        c1w = a1.fma(w, c1w);
        FloatVector a2 = FloatVector.broadcast(Lanes.F, a[p + 2 * lda]);
        c2x = a2.fma(x, c2x);
        c2y = a2.fma(y, c2y);
        c2z = a2.fma(z, c2z);
        c2w = a2.fma(w, c2w);
        FloatVector a3 = FloatVector.broadcast(Lanes.F, a[p + 3 * lda]);
        c3x = a3.fma(x, c3x);
        c3y = a3.fma(y, c3y);
        c3z = a3.fma(z, c3z);
        c3w = a3.fma(w, c3w);
        FloatVector a4 = FloatVector.broadcast(Lanes.F, a[p + 4 * lda]);
        c4x = a4.fma(x, c4x);
        c4y = a4.fma(y, c4y);
        c4z = a4.fma(z, c4z);
        c4w = a4.fma(w, c4w);
        q += ldb;
      }
      int to = co + tile * 5 * ldc;
      int from = od + tile * 5 * ldd;
      FloatVector.fromArray(Lanes.F, d, from).add(c0x).intoArray(c, to);
      FloatVector.fromArray(Lanes.F, d, from + Lanes.COUNT).add(c0y).intoArray(c, to + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * Lanes.COUNT)
          .add(c0z)
          .intoArray(c, to + 2 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 3 * Lanes.COUNT)
          .add(c0w)
          .intoArray(c, to + 3 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + ldd).add(c1x).intoArray(c, to + ldc);
      FloatVector.fromArray(Lanes.F, d, from + ldd + Lanes.COUNT)
          .add(c1y)
          .intoArray(c, to + ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + ldd + 2 * Lanes.COUNT)
          .add(c1z)
          .intoArray(c, to + ldc + 2 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + ldd + 3 * Lanes.COUNT)
          .add(c1w)
          .intoArray(c, to + ldc + 3 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd).add(c2x).intoArray(c, to + 2 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd + Lanes.COUNT)
          .add(c2y)
          .intoArray(c, to + 2 * ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd + 2 * Lanes.COUNT)
          .add(c2z)
          .intoArray(c, to + 2 * ldc + 2 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd + 3 * Lanes.COUNT)
          .add(c2w)
          .intoArray(c, to + 2 * ldc + 3 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd).add(c3x).intoArray(c, to + 3 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd + Lanes.COUNT)
          .add(c3y)
          .intoArray(c, to + 3 * ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd + 2 * Lanes.COUNT)
          .add(c3z)
          .intoArray(c, to + 3 * ldc + 2 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd + 3 * Lanes.COUNT)
          .add(c3w)
          .intoArray(c, to + 3 * ldc + 3 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 4 * ldd).add(c4x).intoArray(c, to + 4 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 4 * ldd + Lanes.COUNT)
          .add(c4y)
          .intoArray(c, to + 4 * ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 4 * ldd + 2 * Lanes.COUNT)
          .add(c4z)
          .intoArray(c, to + 4 * ldc + 2 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 4 * ldd + 3 * Lanes.COUNT)
          .add(c4w)
          .intoArray(c, to + 4 * ldc + 3 * Lanes.COUNT);
    }
  }

  /** Tiles of five rows by three vectors. */
  static void rows5x3(
      int tiles,
      int depth,
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
    FloatVector zero = FloatVector.zero(Lanes.F);
    for (int tile = 0; tile < tiles; tile++) {
      FloatVector c0x = zero;
      FloatVector c0y = zero;
      FloatVector c0z = zero;
      FloatVector c1x = zero;
      FloatVector c1y = zero;
      FloatVector c1z = zero;
      FloatVector c2x = zero;
      FloatVector c2y = zero;
      FloatVector c2z = zero;
      FloatVector c3x = zero;
      FloatVector c3y = zero;
      FloatVector c3z = zero;
      FloatVector c4x = zero;
      FloatVector c4y = zero;
      FloatVector c4z = zero;
      int q = bo;
      int first = ao + tile * 5 * lda;
      int end = first + depth;
      for (int p = first; p < end; p++) {
        FloatVector x = FloatVector.fromArray(Lanes.F, b, q);
        FloatVector y = FloatVector.fromArray(Lanes.F, b, q + Lanes.COUNT);
        FloatVector z = FloatVector.fromArray(Lanes.F, b, q + 2 * Lanes.COUNT);
        FloatVector a0 = FloatVector.broadcast(Lanes.F, a[p]);
        c0x = a0.fma(x, c0x);
        c0y = a0.fma(y, c0y);
        c0z = a0.fma(z, c0z);
        FloatVector a1 = FloatVector.broadcast(Lanes.F, a[p + lda]);
        c1x = a1.fma(x, c1x);
        c1y = a1.fma(y, c1y);
        c1z = a1.fma(z, c1z);
        FloatVector a2 = FloatVector.broadcast(Lanes.F, a[p + 2 * lda]);
        c2x = a2.fma(x, c2x);
        c2y = a2.fma(y, c2y);
        c2z = a2.fma(z, c2z);
        FloatVector a3 = FloatVector.broadcast(Lanes.F, a[p + 3 * lda]);
        c3x = a3.fma(x, c3x);
        c3y = a3.fma(y, c3y);
        c3z = a3.fma(z, c3z);
        FloatVector a4 = FloatVector.broadcast(Lanes.F, a[p + 4 * lda]);
        c4x = a4.fma(x, c4x);
        c4y = a4.fma(y, c4y);
        c4z = a4.fma(z, c4z);
        q += ldb;
      }
      int to = co + tile * 5 * ldc;
      int from = od + tile * 5 * ldd;
      FloatVector.fromArray(Lanes.F, d, from).add(c0x).intoArray(c, to);
      FloatVector.fromArray(Lanes.F, d, from + Lanes.COUNT).add(c0y).intoArray(c, to + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * Lanes.COUNT)
          .add(c0z)
          .intoArray(c, to + 2 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + ldd).add(c1x).intoArray(c, to + ldc);
      FloatVector.fromArray(Lanes.F, d, from + ldd + Lanes.COUNT)
          .add(c1y)
          .intoArray(c, to + ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + ldd + 2 * Lanes.COUNT)
          .add(c1z)
          .intoArray(c, to + ldc + 2 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd).add(c2x).intoArray(c, to + 2 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd + Lanes.COUNT)
          .add(c2y)
          .intoArray(c, to + 2 * ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd + 2 * Lanes.COUNT)
          .add(c2z)
          .intoArray(c, to + 2 * ldc + 2 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd).add(c3x).intoArray(c, to + 3 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd + Lanes.COUNT)
          .add(c3y)
          .intoArray(c, to + 3 * ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd + 2 * Lanes.COUNT)
          .add(c3z)
          .intoArray(c, to + 3 * ldc + 2 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 4 * ldd).add(c4x).intoArray(c, to + 4 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 4 * ldd + Lanes.COUNT)
          .add(c4y)
          .intoArray(c, to + 4 * ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 4 * ldd + 2 * Lanes.COUNT)
          .add(c4z)
          .intoArray(c, to + 4 * ldc + 2 * Lanes.COUNT);
    }
  }

  /** Tiles of five rows by two vectors. */
  static void rows5x2(
      int tiles,
      int depth,
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
    FloatVector zero = FloatVector.zero(Lanes.F);
    for (int tile = 0; tile < tiles; tile++) {
      FloatVector c0x = zero;
      FloatVector c0y = zero;
      FloatVector c1x = zero;
      FloatVector c1y = zero;
      FloatVector c2x = zero;
      FloatVector c2y = zero;
      FloatVector c3x = zero;
      FloatVector c3y = zero;
      FloatVector c4x = zero;
      FloatVector c4y = zero;
      int q = bo;
      int first = ao + tile * 5 * lda;
      int end = first + depth;
      for (int p = first; p < end; p++) {
        FloatVector x = FloatVector.fromArray(Lanes.F, b, q);
        FloatVector y = FloatVector.fromArray(Lanes.F, b, q + Lanes.COUNT);
        FloatVector a0 = FloatVector.broadcast(Lanes.F, a[p]);
        c0x = a0.fma(x, c0x);
        c0y = a0.fma(y, c0y);
        FloatVector a1 = FloatVector.broadcast(Lanes.F, a[p + lda]);
        c1x = a1.fma(x, c1x);
        c1y = a1.fma(y, c1y);
        FloatVector a2 = FloatVector.broadcast(Lanes.F, a[p + 2 * lda]);
        c2x = a2.fma(x, c2x);
        c2y = a2.fma(y, c2y);
        FloatVector a3 = FloatVector.broadcast(Lanes.F, a[p + 3 * lda]);
        c3x = a3.fma(x, c3x);
        c3y = a3.fma(y, c3y);
        FloatVector a4 = FloatVector.broadcast(Lanes.F, a[p + 4 * lda]);
        c4x = a4.fma(x, c4x);
        c4y = a4.fma(y, c4y);
        q += ldb;
      }
      int to = co + tile * 5 * ldc;
      int from = od + tile * 5 * ldd;
      FloatVector.fromArray(Lanes.F, d, from).add(c0x).intoArray(c, to);
      FloatVector.fromArray(Lanes.F, d, from + Lanes.COUNT).add(c0y).intoArray(c, to + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + ldd).add(c1x).intoArray(c, to + ldc);
      FloatVector.fromArray(Lanes.F, d, from + ldd + Lanes.COUNT)
          .add(c1y)
          .intoArray(c, to + ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd).add(c2x).intoArray(c, to + 2 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd + Lanes.COUNT)
          .add(c2y)
          .intoArray(c, to + 2 * ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd).add(c3x).intoArray(c, to + 3 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd + Lanes.COUNT)
          .add(c3y)
          .intoArray(c, to + 3 * ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 4 * ldd).add(c4x).intoArray(c, to + 4 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 4 * ldd + Lanes.COUNT)
          .add(c4y)
          .intoArray(c, to + 4 * ldc + Lanes.COUNT);
    }
  }

  /** Tiles of five rows by one vector. */
  static void rows5x1(
      int tiles,
      int depth,
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
    FloatVector zero = FloatVector.zero(Lanes.F);
    for (int tile = 0; tile < tiles; tile++) {
      FloatVector c0x = zero;
      FloatVector c1x = zero;
      FloatVector c2x = zero;
      FloatVector c3x = zero;
      FloatVector c4x = zero;
      int q = bo;
      int first = ao + tile * 5 * lda;
      int end = first + depth;
      for (int p = first; p < end; p++) {
        FloatVector x = FloatVector.fromArray(Lanes.F, b, q);
        FloatVector a0 = FloatVector.broadcast(Lanes.F, a[p]);
        c0x = a0.fma(x, c0x);
        FloatVector a1 = FloatVector.broadcast(Lanes.F, a[p + lda]);
        c1x = a1.fma(x, c1x);
        FloatVector a2 = FloatVector.broadcast(Lanes.F, a[p + 2 * lda]);
        c2x = a2.fma(x, c2x);
        FloatVector a3 = FloatVector.broadcast(Lanes.F, a[p + 3 * lda]);
        c3x = a3.fma(x, c3x);
        FloatVector a4 = FloatVector.broadcast(Lanes.F, a[p + 4 * lda]);
        c4x = a4.fma(x, c4x);
        q += ldb;
      }
      int to = co + tile * 5 * ldc;
      int from = od + tile * 5 * ldd;
      FloatVector.fromArray(Lanes.F, d, from).add(c0x).intoArray(c, to);
      FloatVector.fromArray(Lanes.F, d, from + ldd).add(c1x).intoArray(c, to + ldc);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd).add(c2x).intoArray(c, to + 2 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd).add(c3x).intoArray(c, to + 3 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 4 * ldd).add(c4x).intoArray(c, to + 4 * ldc);
    }
  }

  /** Tiles of four rows by four vectors. */
  static void rows4x4(
      int tiles,
      int depth,
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
    FloatVector zero = FloatVector.zero(Lanes.F);
    for (int tile = 0; tile < tiles; tile++) {
      FloatVector c0x = zero;
      FloatVector c0y = zero;
      FloatVector c0z = zero;
      FloatVector c0w = zero;
      FloatVector c1x = zero;
      FloatVector c1y = zero;
      FloatVector c1z = zero;
      FloatVector c1w = zero;
      FloatVector c2x = zero;
      FloatVector c2y = zero;
      FloatVector c2z = zero;
      FloatVector c2w = zero;
      FloatVector c3x = zero;
      FloatVector c3y = zero;
      FloatVector c3z = zero;
      FloatVector c3w = zero;
      int q = bo;
      int first = ao + tile * 4 * lda;
      int end = first + depth;
      for (int p = first; p < end; p++) {
        FloatVector x = FloatVector.fromArray(Lanes.F, b, q);
        FloatVector y = FloatVector.fromArray(Lanes.F, b, q + Lanes.COUNT);
        FloatVector z = FloatVector.fromArray(Lanes.F, b, q + 2 * Lanes.COUNT);
        FloatVector w = FloatVector.fromArray(Lanes.F, b, q + 3 * Lanes.COUNT);
        FloatVector a0 = FloatVector.broadcast(Lanes.F, a[p]);
        c0x = a0.fma(x, c0x);
        c0y = a0.fma(y, c0y);
        c0z = a0.fma(z, c0z);
        c0w = a0.fma(w, c0w);
        FloatVector a1 = FloatVector.broadcast(Lanes.F, a[p + lda]);
        c1x = a1.fma(x, c1x);
        c1y = a1.fma(y, c1y);
        c1z = a1.fma(z, c1z);
        c1w = a1.fma(w, c1w);
        FloatVector a2 = FloatVector.broadcast(Lanes.F, a[p + 2 * lda]);
        c2x = a2.fma(x, c2x);
        c2y = a2.fma(y, c2y);
        c2z = a2.fma(z, c2z);
        c2w = a2.fma(w, c2w);
        FloatVector a3 = FloatVector.broadcast(Lanes.F, a[p + 3 * lda]);
        c3x = a3.fma(x, c3x);
        c3y = a3.fma(y, c3y);
        c3z = a3.fma(z, c3z);
        c3w = a3.fma(w, c3w);
        q += ldb;
      }
      int to = co + tile * 4 * ldc;
      int from = od + tile * 4 * ldd;
      FloatVector.fromArray(Lanes.F, d, from).add(c0x).intoArray(c, to);
      FloatVector.fromArray(Lanes.F, d, from + Lanes.COUNT).add(c0y).intoArray(c, to + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * Lanes.COUNT)
          .add(c0z)
          .intoArray(c, to + 2 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 3 * Lanes.COUNT)
          .add(c0w)
          .intoArray(c, to + 3 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + ldd).add(c1x).intoArray(c, to + ldc);
      FloatVector.fromArray(Lanes.F, d, from + ldd + Lanes.COUNT)
          .add(c1y)
          .intoArray(c, to + ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + ldd + 2 * Lanes.COUNT)
          .add(c1z)
          .intoArray(c, to + ldc + 2 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + ldd + 3 * Lanes.COUNT)
          .add(c1w)
          .intoArray(c, to + ldc + 3 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd).add(c2x).intoArray(c, to + 2 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd + Lanes.COUNT)
          .add(c2y)
          .intoArray(c, to + 2 * ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd + 2 * Lanes.COUNT)
          .add(c2z)
          .intoArray(c, to + 2 * ldc + 2 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd + 3 * Lanes.COUNT)
          .add(c2w)
          .intoArray(c, to + 2 * ldc + 3 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd).add(c3x).intoArray(c, to + 3 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd + Lanes.COUNT)
          .add(c3y)
          .intoArray(c, to + 3 * ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd + 2 * Lanes.COUNT)
          .add(c3z)
          .intoArray(c, to + 3 * ldc + 2 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd + 3 * Lanes.COUNT)
          .add(c3w)
          .intoArray(c, to + 3 * ldc + 3 * Lanes.COUNT);
    }
  }

  /** Tiles of four rows by three vectors. */
  static void rows4x3(
      int tiles,
      int depth,
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
    FloatVector zero = FloatVector.zero(Lanes.F);
    for (int tile = 0; tile < tiles; tile++) {
      FloatVector c0x = zero;
      FloatVector c0y = zero;
      FloatVector c0z = zero;
      FloatVector c1x = zero;
      FloatVector c1y = zero;
      FloatVector c1z = zero;
      FloatVector c2x = zero;
      FloatVector c2y = zero;
      FloatVector c2z = zero;
      FloatVector c3x = zero;
      FloatVector c3y = zero;
      FloatVector c3z = zero;
      int q = bo;
      int first = ao + tile * 4 * lda;
      int end = first + depth;
      for (int p = first; p < end; p++) {
        FloatVector x = FloatVector.fromArray(Lanes.F, b, q);
        FloatVector y = FloatVector.fromArray(Lanes.F, b, q + Lanes.COUNT);
        FloatVector z = FloatVector.fromArray(Lanes.F, b, q + 2 * Lanes.COUNT);
        FloatVector a0 = FloatVector.broadcast(Lanes.F, a[p]);
        c0x = a0.fma(x, c0x);
        c0y = a0.fma(y, c0y);
        c0z = a0.fma(z, c0z);
        FloatVector a1 = FloatVector.broadcast(Lanes.F, a[p + lda]);
        c1x = a1.fma(x, c1x);
        c1y = a1.fma(y, c1y);
        c1z = a1.fma(z, c1z);
        FloatVector a2 = FloatVector.broadcast(Lanes.F, a[p + 2 * lda]);
        c2x = a2.fma(x, c2x);
        c2y = a2.fma(y, c2y);
        c2z = a2.fma(z, c2z);
        FloatVector a3 = FloatVector.broadcast(Lanes.F, a[p + 3 * lda]);
        c3x = a3.fma(x, c3x);
        c3y = a3.fma(y, c3y);
        c3z = a3.fma(z, c3z);
        q += ldb;
      }
      int to = co + tile * 4 * ldc;
      int from = od + tile * 4 * ldd;
      FloatVector.fromArray(Lanes.F, d, from).add(c0x).intoArray(c, to);
      FloatVector.fromArray(Lanes.F, d, from + Lanes.COUNT).add(c0y).intoArray(c, to + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * Lanes.COUNT)
          .add(c0z)
          .intoArray(c, to + 2 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + ldd).add(c1x).intoArray(c, to + ldc);
      FloatVector.fromArray(Lanes.F, d, from + ldd + Lanes.COUNT)
          .add(c1y)
          .intoArray(c, to + ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + ldd + 2 * Lanes.COUNT)
          .add(c1z)
          .intoArray(c, to + ldc + 2 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd).add(c2x).intoArray(c, to + 2 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd + Lanes.COUNT)
          .add(c2y)
          .intoArray(c, to + 2 * ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd + 2 * Lanes.COUNT)
          .add(c2z)
          .intoArray(c, to + 2 * ldc + 2 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd).add(c3x).intoArray(c, to + 3 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd + Lanes.COUNT)
          .add(c3y)
          .intoArray(c, to + 3 * ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd + 2 * Lanes.COUNT)
          .add(c3z)
          .intoArray(c, to + 3 * ldc + 2 * Lanes.COUNT);
    }
  }

  /** Tiles of four rows by two vectors. */
  static void rows4x2(
      int tiles,
      int depth,
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
    FloatVector zero = FloatVector.zero(Lanes.F);
    for (int tile = 0; tile < tiles; tile++) {
      FloatVector c0x = zero;
      FloatVector c0y = zero;
      FloatVector c1x = zero;
      FloatVector c1y = zero;
      FloatVector c2x = zero;
      FloatVector c2y = zero;
      FloatVector c3x = zero;
      FloatVector c3y = zero;
      int q = bo;
      int first = ao + tile * 4 * lda;
      int end = first + depth;
      for (int p = first; p < end; p++) {
        FloatVector x = FloatVector.fromArray(Lanes.F, b, q);
        FloatVector y = FloatVector.fromArray(Lanes.F, b, q + Lanes.COUNT);
        FloatVector a0 = FloatVector.broadcast(Lanes.F, a[p]);
        c0x = a0.fma(x, c0x);
        c0y = a0.fma(y, c0y);
        FloatVector a1 = FloatVector.broadcast(Lanes.F, a[p + lda]);
        c1x = a1.fma(x, c1x);
        c1y = a1.fma(y, c1y);
        FloatVector a2 = FloatVector.broadcast(Lanes.F, a[p + 2 * lda]);
        c2x = a2.fma(x, c2x);
        c2y = a2.fma(y, c2y);
        FloatVector a3 = FloatVector.broadcast(Lanes.F, a[p + 3 * lda]);
        c3x = a3.fma(x, c3x);
        c3y = a3.fma(y, c3y);
        q += ldb;
      }
      int to = co + tile * 4 * ldc;
      int from = od + tile * 4 * ldd;
      FloatVector.fromArray(Lanes.F, d, from).add(c0x).intoArray(c, to);
      FloatVector.fromArray(Lanes.F, d, from + Lanes.COUNT).add(c0y).intoArray(c, to + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + ldd).add(c1x).intoArray(c, to + ldc);
      FloatVector.fromArray(Lanes.F, d, from + ldd + Lanes.COUNT)
          .add(c1y)
          .intoArray(c, to + ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd).add(c2x).intoArray(c, to + 2 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd + Lanes.COUNT)
          .add(c2y)
          .intoArray(c, to + 2 * ldc + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd).add(c3x).intoArray(c, to + 3 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd + Lanes.COUNT)
          .add(c3y)
          .intoArray(c, to + 3 * ldc + Lanes.COUNT);
    }
  }

  /** Tiles of four rows by one vector. */
  static void rows4x1(
      int tiles,
      int depth,
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
    FloatVector zero = FloatVector.zero(Lanes.F);
    for (int tile = 0; tile < tiles; tile++) {
      FloatVector c0x = zero;
      FloatVector c1x = zero;
      FloatVector c2x = zero;
      FloatVector c3x = zero;
      int q = bo;
      int first = ao + tile * 4 * lda;
      int end = first + depth;
      for (int p = first; p < end; p++) {
        FloatVector x = FloatVector.fromArray(Lanes.F, b, q);
        FloatVector a0 = FloatVector.broadcast(Lanes.F, a[p]);
        c0x = a0.fma(x, c0x);
        FloatVector a1 = FloatVector.broadcast(Lanes.F, a[p + lda]);
        c1x = a1.fma(x, c1x);
        FloatVector a2 = FloatVector.broadcast(Lanes.F, a[p + 2 * lda]);
        c2x = a2.fma(x, c2x);
        FloatVector a3 = FloatVector.broadcast(Lanes.F, a[p + 3 * lda]);
        c3x = a3.fma(x, c3x);
        q += ldb;
      }
      int to = co + tile * 4 * ldc;
      int from = od + tile * 4 * ldd;
      FloatVector.fromArray(Lanes.F, d, from).add(c0x).intoArray(c, to);
      FloatVector.fromArray(Lanes.F, d, from + ldd).add(c1x).intoArray(c, to + ldc);
      FloatVector.fromArray(Lanes.F, d, from + 2 * ldd).add(c2x).intoArray(c, to + 2 * ldc);
      FloatVector.fromArray(Lanes.F, d, from + 3 * ldd).add(c3x).intoArray(c, to + 3 * ldc);
    }
  }

  /** Tiles of one row by four vectors. */
  static void rows1x4(
      int tiles,
      int depth,
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
    FloatVector zero = FloatVector.zero(Lanes.F);
    for (int tile = 0; tile < tiles; tile++) {
      FloatVector c0x = zero;
      FloatVector c0y = zero;
      FloatVector c0z = zero;
      FloatVector c0w = zero;
      int q = bo;
      int first = ao + tile * lda;
      int end = first + depth;
      for (int p = first; p < end; p++) {
        FloatVector x = FloatVector.fromArray(Lanes.F, b, q);
        FloatVector y = FloatVector.fromArray(Lanes.F, b, q + Lanes.COUNT);
        FloatVector z = FloatVector.fromArray(Lanes.F, b, q + 2 * Lanes.COUNT);
        FloatVector w = FloatVector.fromArray(Lanes.F, b, q + 3 * Lanes.COUNT);
        FloatVector a0 = FloatVector.broadcast(Lanes.F, a[p]);
        c0x = a0.fma(x, c0x);
        c0y = a0.fma(y, c0y);
        c0z = a0.fma(z, c0z);
        c0w = a0.fma(w, c0w);
        q += ldb;
      }
      int to = co + tile * ldc;
      int from = od + tile * ldd;
      FloatVector.fromArray(Lanes.F, d, from).add(c0x).intoArray(c, to);
      FloatVector.fromArray(Lanes.F, d, from + Lanes.COUNT).add(c0y).intoArray(c, to + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * Lanes.COUNT)
          .add(c0z)
          .intoArray(c, to + 2 * Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 3 * Lanes.COUNT)
          .add(c0w)
          .intoArray(c, to + 3 * Lanes.COUNT);
    }
  }

  /** Tiles of one row by three vectors. */
  static void rows1x3(
      int tiles,
      int depth,
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
    FloatVector zero = FloatVector.zero(Lanes.F);
    for (int tile = 0; tile < tiles; tile++) {
      FloatVector c0x = zero;
      FloatVector c0y = zero;
      FloatVector c0z = zero;
      int q = bo;
      int first = ao + tile * lda;
      int end = first + depth;
      for (int p = first; p < end; p++) {
        FloatVector x = FloatVector.fromArray(Lanes.F, b, q);
        FloatVector y = FloatVector.fromArray(Lanes.F, b, q + Lanes.COUNT);
        FloatVector z = FloatVector.fromArray(Lanes.F, b, q + 2 * Lanes.COUNT);
        FloatVector a0 = FloatVector.broadcast(Lanes.F, a[p]);
        c0x = a0.fma(x, c0x);
        c0y = a0.fma(y, c0y);
        c0z = a0.fma(z, c0z);
        q += ldb;
      }
      int to = co + tile * ldc;
      int from = od + tile * ldd;
      FloatVector.fromArray(Lanes.F, d, from).add(c0x).intoArray(c, to);
      FloatVector.fromArray(Lanes.F, d, from + Lanes.COUNT).add(c0y).intoArray(c, to + Lanes.COUNT);
      FloatVector.fromArray(Lanes.F, d, from + 2 * Lanes.COUNT)
          .add(c0z)
          .intoArray(c, to + 2 * Lanes.COUNT);
    }
  }

  /** Tiles of one row by two vectors. */
  static void rows1x2(
      int tiles,
      int depth,
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
    FloatVector zero = FloatVector.zero(Lanes.F);
    for (int tile = 0; tile < tiles; tile++) {
      FloatVector c0x = zero;
      FloatVector c0y = zero;
      int q = bo;
      int first = ao + tile * lda;
      int end = first + depth;
      for (int p = first; p < end; p++) {
        FloatVector x = FloatVector.fromArray(Lanes.F, b, q);
        FloatVector y = FloatVector.fromArray(Lanes.F, b, q + Lanes.COUNT);
        FloatVector a0 = FloatVector.broadcast(Lanes.F, a[p]);
        c0x = a0.fma(x, c0x);
        c0y = a0.fma(y, c0y);
        q += ldb;
      }
      int to = co + tile * ldc;
      int from = od + tile * ldd;
      FloatVector.fromArray(Lanes.F, d, from).add(c0x).intoArray(c, to);
      FloatVector.fromArray(Lanes.F, d, from + Lanes.COUNT).add(c0y).intoArray(c, to + Lanes.COUNT);
    }
  }

  /** Tiles of one row by one vector. */
  static void rows1x1(
      int tiles,
      int depth,
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
    FloatVector zero = FloatVector.zero(Lanes.F);
    for (int tile = 0; tile < tiles; tile++) {
      FloatVector c0x = zero;
      int q = bo;
      int first = ao + tile * lda;
      int end = first + depth;
      for (int p = first; p < end; p++) {
        FloatVector x = FloatVector.fromArray(Lanes.F, b, q);
        FloatVector a0 = FloatVector.broadcast(Lanes.F, a[p]);
        c0x = a0.fma(x, c0x);
        q += ldb;
      }
      int to = co + tile * ldc;
      int from = od + tile * ldd;
      FloatVector.fromArray(Lanes.F, d, from).add(c0x).intoArray(c, to);
    }
  }
}
