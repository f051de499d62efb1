package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * Products of a transposed A with few columns, as in the gradient of the weights of a network's
 * last layer: vectors lie along the rows of C, which are side by side in A, since along the columns
 * most lanes would be empty.
 *
 * <p>The sums are those of {@link Gemm}. C stands transposed in the room for A until the last block
 * along k is done.
 */
final class NarrowColumns {
  /** Most columns. */
  static final int MOST = 8;

  /** Columns of a tile: with 16 registers two, so that sums, A and B fit. */
  private static final int COLUMNS = Lanes.COUNT == 8 ? 2 : 4;

  /** Rows of a whole tile. */
  private static final int ROWS = 4 * Lanes.COUNT;

  private static final int HEIGHT = Gemm.HEIGHT / ROWS * ROWS;

  private NarrowColumns() {}

  /** C = Aᵀ B, or C += Aᵀ B, as {@link Gemm#multiply}. */
  static void multiply(
      int m,
      int n,
      int k,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      float[] c,
      int co,
      int ldc,
      boolean accumulate,
      Workspace space) {
    for (int i0 = 0; i0 < m; i0 += HEIGHT) {
      int height = Math.min(HEIGHT, m - i0);
      int to = co + i0 * ldc;
      start(height, n, c, to, ldc, accumulate, space.left);
      for (int k0 = 0; k0 < k; k0 += Gemm.COLUMN_DEPTH) {
        int depth = Math.min(Gemm.COLUMN_DEPTH, k - k0);
        block(height, n, depth, a, ao + k0 * lda + i0, lda, b, bo + k0 * ldb, ldb, space);
      }
      for (int j = 0; j < n; j++) {
        int from = Workspace.FIRST + j * HEIGHT;
        for (int i = 0; i < height; i++) {
          c[to + i * ldc + j] = space.left[from + i];
        }
      }
    }
  }

  /** Lays C, or zeros, down transposed. */
  private static void start(
      int height, int n, float[] c, int co, int ldc, boolean accumulate, float[] sums) {
    for (int j = 0; j < n; j++) {
      int to = Workspace.FIRST + j * HEIGHT;
      if (!accumulate) {
        Lanewise.fill(0, sums, to, height);
        continue;
      }
      for (int i = 0; i < height; i++) {
        sums[to + i] = c[co + i * ldc + j];
      }
    }
  }

  private static void block(
      int height,
      int n,
      int depth,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      Workspace space) {
    int tiles = (n + COLUMNS - 1) / COLUMNS;
    for (int i = 0; i < height; i += ROWS) {
      boolean wide = height - i > Lanes.COUNT;
      int rows = wide ? ROWS : Lanes.COUNT;
      float[] left = a;
      int from = ao + i;
      int pitch = lda;
      if (from + (depth - 1) * lda + rows > a.length) { // what hangs over may not end the array
        left = space.right;
        from = Workspace.FIRST;
        pitch = ROWS;
        for (int p = 0; p < depth; p++) {
          System.arraycopy(a, ao + p * lda + i, left, from + p * ROWS, Math.min(rows, height - i));
        }
      }
      int j = 0;
      for (int tile = 0; tile < tiles; tile++) {
        int columns = (n - j) / (tiles - tile);
        int at = Workspace.FIRST + j * HEIGHT + i;
        add(columns, wide, depth, left, from, pitch, b, bo + j, ldb, space.left, at);
        j += columns;
      }
    }
  }

  private static void add(
      int columns,
      boolean wide,
      int depth,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      float[] c,
      int co) {
    switch (wide ? columns + 4 : columns) {
      case 1 -> oneBy1(depth, a, ao, lda, b, bo, ldb, c, co);
      case 2 -> oneBy2(depth, a, ao, lda, b, bo, ldb, c, co);
      case 3 -> oneBy3(depth, a, ao, lda, b, bo, ldb, c, co);
      case 4 -> oneBy4(depth, a, ao, lda, b, bo, ldb, c, co);
      case 5 -> fourBy1(depth, a, ao, lda, b, bo, ldb, c, co);
      case 6 -> fourBy2(depth, a, ao, lda, b, bo, ldb, c, co);
      case 7 -> fourBy3(depth, a, ao, lda, b, bo, ldb, c, co);
      default -> fourBy4(depth, a, ao, lda, b, bo, ldb, c, co);
    }
  }

  /** One vector of rows by 1 column. */
  private static void oneBy1(
      int depth, float[] a, int ao, int lda, float[] b, int bo, int ldb, float[] c, int co) {
    FloatVector zero = FloatVector.zero(Lanes.F);
    FloatVector c0x = zero;
    int q = bo;
    int p = ao;
    for (int k = 0; k < depth; k++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, a, p);
      FloatVector b0 = FloatVector.broadcast(Lanes.F, b[q]);
      c0x = b0.fma(x, c0x);
      q += ldb;
      p += lda;
    }
    int to = co;
    FloatVector.fromArray(Lanes.F, c, to).add(c0x).intoArray(c, to);
  }

  /** One vector of rows by 2 columns. */
  private static void oneBy2(
      int depth, float[] a, int ao, int lda, float[] b, int bo, int ldb, float[] c, int co) {
    FloatVector zero = FloatVector.zero(Lanes.F);
    FloatVector c0x = zero;
    FloatVector c1x = zero;
    int q = bo;
    int p = ao;
    for (int k = 0; k < depth; k++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, a, p);
      FloatVector b0 = FloatVector.broadcast(Lanes.F, b[q]);
      c0x = b0.fma(x, c0x);
      FloatVector b1 = FloatVector.broadcast(Lanes.F, b[q + 1]);
      c1x = b1.fma(x, c1x);
      q += ldb;
      p += lda;
    }
    int to = co;
    FloatVector.fromArray(Lanes.F, c, to).add(c0x).intoArray(c, to);
    to += HEIGHT;
    FloatVector.fromArray(Lanes.F, c, to).add(c1x).intoArray(c, to);
  }

  /** One vector of rows by 3 columns. */
  private static void oneBy3(
      int depth, float[] a, int ao, int lda, float[] b, int bo, int ldb, float[] c, int co) {
    FloatVector zero = FloatVector.zero(Lanes.F);
    FloatVector c0x = zero;
    FloatVector c1x = zero;
    FloatVector c2x = zero;
    int q = bo;
    int p = ao;
    for (int k = 0; k < depth; k++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, a, p);
      FloatVector b0 = FloatVector.broadcast(Lanes.F, b[q]);
      c0x = b0.fma(x, c0x);
      FloatVector b1 = FloatVector.broadcast(Lanes.F, b[q + 1]);
      c1x = b1.fma(x, c1x);
      FloatVector b2 = FloatVector.broadcast(Lanes.F, b[q + 2]);
      c2x = b2.fma(x, c2x);
      q += ldb;
      p += lda;
    }
    int to = co;
    FloatVector.fromArray(Lanes.F, c, to).add(c0x).intoArray(c, to);
    to += HEIGHT;
    FloatVector.fromArray(Lanes.F, c, to).add(c1x).intoArray(c, to);
    to += HEIGHT;
    FloatVector.fromArray(Lanes.F, c, to).add(c2x).intoArray(c, to);
  }

  /** One vector of rows by 4 columns. */
  private static void oneBy4(
      int depth, float[] a, int ao, int lda, float[] b, int bo, int ldb, float[] c, int co) {
    FloatVector zero = FloatVector.zero(Lanes.F);
    FloatVector c0x = zero;
    FloatVector c1x = zero;
    FloatVector c2x = zero;
    FloatVector c3x = zero;
    int q = bo;
    int p = ao;
    for (int k = 0; k < depth; k++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, a, p);
      FloatVector b0 = FloatVector.broadcast(Lanes.F, b[q]);
      c0x = b0.fma(x, c0x);
      FloatVector b1 = FloatVector.broadcast(Lanes.F, b[q + 1]);
      c1x = b1.fma(x, c1x);
      FloatVector b2 = FloatVector.broadcast(Lanes.F, b[q + 2]);
      c2x = b2.fma(x, c2x);
      FloatVector b3 = FloatVector.broadcast(Lanes.F, b[q + 3]);
      c3x = b3.fma(x, c3x);
      q += ldb;
      p += lda;
    }
    int to = co;
    FloatVector.fromArray(Lanes.F, c, to).add(c0x).intoArray(c, to);
    to += HEIGHT;
    FloatVector.fromArray(Lanes.F, c, to).add(c1x).intoArray(c, to);
    to += HEIGHT;
    FloatVector.fromArray(Lanes.F, c, to).add(c2x).intoArray(c, to);
    to += HEIGHT;
    FloatVector.fromArray(Lanes.F, c, to).add(c3x).intoArray(c, to);
  }

  /** Four vectors of rows by 1 column. */
  private static void fourBy1(
      int depth, float[] a, int ao, int lda, float[] b, int bo, int ldb, float[] c, int co) {
    FloatVector zero = FloatVector.zero(Lanes.F);
    FloatVector c0x = zero;
    FloatVector c0y = zero;
    FloatVector c0z = zero;
    FloatVector c0w = zero;
    int q = bo;
    int p = ao;
    for (int k = 0; k < depth; k++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, a, p);
      FloatVector y = FloatVector.fromArray(Lanes.F, a, p + Lanes.COUNT);
      FloatVector z = FloatVector.fromArray(Lanes.F, a, p + 2 * Lanes.COUNT);
      FloatVector w = FloatVector.fromArray(Lanes.F, a, p + 3 * Lanes.COUNT);
      FloatVector b0 = FloatVector.broadcast(Lanes.F, b[q]);
      c0x = b0.fma(x, c0x);
      c0y = b0.fma(y, c0y);
      c0z = b0.fma(z, c0z);
      c0w = b0.fma(w, c0w);
      q += ldb;
      p += lda;
    }
    int to = co;
    FloatVector.fromArray(Lanes.F, c, to).add(c0x).intoArray(c, to);
    FloatVector.fromArray(Lanes.F, c, to + Lanes.COUNT).add(c0y).intoArray(c, to + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 2 * Lanes.COUNT)
        .add(c0z)
        .intoArray(c, to + 2 * Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 3 * Lanes.COUNT)
        .add(c0w)
        .intoArray(c, to + 3 * Lanes.COUNT);
  }

  /** Four vectors of rows by 2 columns. */
  private static void fourBy2(
      int depth, float[] a, int ao, int lda, float[] b, int bo, int ldb, float[] c, int co) {
    FloatVector zero = FloatVector.zero(Lanes.F);
    FloatVector c0x = zero;
    FloatVector c0y = zero;
    FloatVector c0z = zero;
    FloatVector c0w = zero;
    FloatVector c1x = zero;
    FloatVector c1y = zero;
    FloatVector c1z = zero;
    FloatVector c1w = zero;
    int q = bo;
    int p = ao;
    for (int k = 0; k < depth; k++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, a, p);
      FloatVector y = FloatVector.fromArray(Lanes.F, a, p + Lanes.COUNT);
      FloatVector z = FloatVector.fromArray(Lanes.F, a, p + 2 * Lanes.COUNT);
      FloatVector w = FloatVector.fromArray(Lanes.F, a, p + 3 * Lanes.COUNT);
      FloatVector b0 = FloatVector.broadcast(Lanes.F, b[q]);
      c0x = b0.fma(x, c0x);
      c0y = b0.fma(y, c0y);
      c0z = b0.fma(z, c0z);
      c0w = b0.fma(w, c0w);
      FloatVector b1 = FloatVector.broadcast(Lanes.F, b[q + 1]);
      c1x = b1.fma(x, c1x);
      c1y = b1.fma(y, c1y);
      c1z = b1.fma(z, c1z);
      c1w = b1.fma(w, c1w);
      q += ldb;
      p += lda;
    }
    int to = co;
    FloatVector.fromArray(Lanes.F, c, to).add(c0x).intoArray(c, to);
    FloatVector.fromArray(Lanes.F, c, to + Lanes.COUNT).add(c0y).intoArray(c, to + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 2 * Lanes.COUNT)
        .add(c0z)
        .intoArray(c, to + 2 * Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 3 * Lanes.COUNT)
        .add(c0w)
        .intoArray(c, to + 3 * Lanes.COUNT);
    to += HEIGHT;
    FloatVector.fromArray(Lanes.F, c, to).add(c1x).intoArray(c, to);
    FloatVector.fromArray(Lanes.F, c, to + Lanes.COUNT).add(c1y).intoArray(c, to + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 2 * Lanes.COUNT)
        .add(c1z)
        .intoArray(c, to + 2 * Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 3 * Lanes.COUNT)
        .add(c1w)
        .intoArray(c, to + 3 * Lanes.COUNT);
  }

  /** Four vectors of rows by 3 columns. */
  private static void fourBy3(
      int depth, float[] a, int ao, int lda, float[] b, int bo, int ldb, float[] c, int co) {
    FloatVector zero = FloatVector.zero(Lanes.F);
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
    int q = bo;
    int p = ao;
    for (int k = 0; k < depth; k++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, a, p);
      FloatVector y = FloatVector.fromArray(Lanes.F, a, p + Lanes.COUNT);
      FloatVector z = FloatVector.fromArray(Lanes.F, a, p + 2 * Lanes.COUNT);
      FloatVector w = FloatVector.fromArray(Lanes.F, a, p + 3 * Lanes.COUNT);
      FloatVector b0 = FloatVector.broadcast(Lanes.F, b[q]);
      c0x = b0.fma(x, c0x);
      c0y = b0.fma(y, c0y);
      c0z = b0.fma(z, c0z);
      c0w = b0.fma(w, c0w);
      FloatVector b1 = FloatVector.broadcast(Lanes.F, b[q + 1]);
      c1x = b1.fma(x, c1x);
      c1y = b1.fma(y, c1y);
      c1z = b1.fma(z, c1z);
      c1w = b1.fma(w, c1w);
      FloatVector b2 = FloatVector.broadcast(Lanes.F, b[q + 2]);
      c2x = b2.fma(x, c2x);
      c2y = b2.fma(y, c2y);
      c2z = b2.fma(z, c2z);
      c2w = b2.fma(w, c2w);
      q += ldb;
      p += lda;
    }
    int to = co;
    FloatVector.fromArray(Lanes.F, c, to).add(c0x).intoArray(c, to);
    FloatVector.fromArray(Lanes.F, c, to + Lanes.COUNT).add(c0y).intoArray(c, to + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 2 * Lanes.COUNT)
        .add(c0z)
        .intoArray(c, to + 2 * Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 3 * Lanes.COUNT)
        .add(c0w)
        .intoArray(c, to + 3 * Lanes.COUNT);
    to += HEIGHT;
    FloatVector.fromArray(Lanes.F, c, to).add(c1x).intoArray(c, to);
    FloatVector.fromArray(Lanes.F, c, to + Lanes.COUNT).add(c1y).intoArray(c, to + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 2 * Lanes.COUNT)
        .add(c1z)
        .intoArray(c, to + 2 * Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 3 * Lanes.COUNT)
        .add(c1w)
        .intoArray(c, to + 3 * Lanes.COUNT);
    to += HEIGHT;
    FloatVector.fromArray(Lanes.F, c, to).add(c2x).intoArray(c, to);
    FloatVector.fromArray(Lanes.F, c, to + Lanes.COUNT).add(c2y).intoArray(c, to + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 2 * Lanes.COUNT)
        .add(c2z)
        .intoArray(c, to + 2 * Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 3 * Lanes.COUNT)
        .add(c2w)
        .intoArray(c, to + 3 * Lanes.COUNT);
  }

  /** Four vectors of rows by 4 columns. */
  private static void fourBy4(
      int depth, float[] a, int ao, int lda, float[] b, int bo, int ldb, float[] c, int co) {
    FloatVector zero = FloatVector.zero(Lanes.F);
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
    int p = ao;
    for (int k = 0; k < depth; k++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, a, p);
      FloatVector y = FloatVector.fromArray(Lanes.F, a, p + Lanes.COUNT);
      FloatVector z = FloatVector.fromArray(Lanes.F, a, p + 2 * Lanes.COUNT);
      FloatVector w = FloatVector.fromArray(Lanes.F, a, p + 3 * Lanes.COUNT);
      FloatVector b0 = FloatVector.broadcast(Lanes.F, b[q]);
      c0x = b0.fma(x, c0x);
      c0y = b0.fma(y, c0y);
      c0z = b0.fma(z, c0z);
      c0w = b0.fma(w, c0w);
      FloatVector b1 = FloatVector.broadcast(Lanes.F, b[q + 1]);
      c1x = b1.fma(x, c1x);
      c1y = b1.fma(y, c1y);
      c1z = b1.fma(z, c1z);
      c1w = b1.fma(w, c1w);
      FloatVector b2 = FloatVector.broadcast(Lanes.F, b[q + 2]);
      c2x = b2.fma(x, c2x);
      c2y = b2.fma(y, c2y);
      c2z = b2.fma(z, c2z);
      c2w = b2.fma(w, c2w);
      FloatVector b3 = FloatVector.broadcast(Lanes.F, b[q + 3]);
      c3x = b3.fma(x, c3x);
      c3y = b3.fma(y, c3y);
      c3z = b3.fma(z, c3z);
      c3w = b3.fma(w, c3w);
      q += ldb;
      p += lda;
    }
    int to = co;
    FloatVector.fromArray(Lanes.F, c, to).add(c0x).intoArray(c, to);
    FloatVector.fromArray(Lanes.F, c, to + Lanes.COUNT).add(c0y).intoArray(c, to + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 2 * Lanes.COUNT)
        .add(c0z)
        .intoArray(c, to + 2 * Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 3 * Lanes.COUNT)
        .add(c0w)
        .intoArray(c, to + 3 * Lanes.COUNT);
    to += HEIGHT;
    FloatVector.fromArray(Lanes.F, c, to).add(c1x).intoArray(c, to);
    FloatVector.fromArray(Lanes.F, c, to + Lanes.COUNT).add(c1y).intoArray(c, to + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 2 * Lanes.COUNT)
        .add(c1z)
        .intoArray(c, to + 2 * Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 3 * Lanes.COUNT)
        .add(c1w)
        .intoArray(c, to + 3 * Lanes.COUNT);
    to += HEIGHT;
    FloatVector.fromArray(Lanes.F, c, to).add(c2x).intoArray(c, to);
    FloatVector.fromArray(Lanes.F, c, to + Lanes.COUNT).add(c2y).intoArray(c, to + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 2 * Lanes.COUNT)
        .add(c2z)
        .intoArray(c, to + 2 * Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 3 * Lanes.COUNT)
        .add(c2w)
        .intoArray(c, to + 3 * Lanes.COUNT);
    to += HEIGHT;
    FloatVector.fromArray(Lanes.F, c, to).add(c3x).intoArray(c, to);
    FloatVector.fromArray(Lanes.F, c, to + Lanes.COUNT).add(c3y).intoArray(c, to + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 2 * Lanes.COUNT)
        .add(c3z)
        .intoArray(c, to + 2 * Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 3 * Lanes.COUNT)
        .add(c3w)
        .intoArray(c, to + 3 * Lanes.COUNT);
  }
}
