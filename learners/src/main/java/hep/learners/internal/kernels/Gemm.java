package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * Single-precision matrix products of row-major matrices.
 *
 * <p>Each element is c = Σ_blocks (Σ_{k in block} a_ik b_kj): blocks of {@link #DEPTH} along k in
 * ascending order; inside a block fused multiply-adds from zero in ascending k; a block's sum is
 * added to what stands in c. This order is part of the definition, so the bits do not depend on
 * vector width, tile sizes or threads.
 */
public final class Gemm {
  /** Length of the blocks along k. Part of the definition of the result. */
  public static final int DEPTH = 512;

  private Gemm() {}

  /**
   * C = op(A) op(B), or C += op(A) op(B), where op(A) is m x k, op(B) is k x n and C is m x n.
   *
   * @param transposeA whether A is stored as k x m
   * @param transposeB whether B is stored as n x k
   * @param m rows of C
   * @param n columns of C
   * @param k length of the sums; with 0 the product is zero
   * @param a the matrix A, starting at {@code ao}, {@code lda} floats from one stored row to the
   *     next
   * @param b the matrix B, likewise
   * @param c the matrix C, likewise; must not overlap A or B
   * @param accumulate whether to add to C in place of overwriting it
   * @throws IndexOutOfBoundsException if a matrix reaches beyond its array
   */
  public static void multiply(
      boolean transposeA,
      boolean transposeB,
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
      boolean accumulate) {
    if (!accumulate) {
      for (int i = 0; i < m; i++) {
        java.util.Arrays.fill(c, co + i * ldc, co + i * ldc + n, 0f);
      }
    }
    float[] rows = new float[Math.min(k, DEPTH) * n];
    for (int start = 0; start < k; start += DEPTH) {
      int depth = Math.min(DEPTH, k - start);
      for (int p = 0; p < depth; p++) {
        for (int j = 0; j < n; j++) {
          rows[p * n + j] =
              transposeB ? b[bo + j * ldb + start + p] : b[bo + (start + p) * ldb + j];
        }
      }
      for (int i = 0; i < m; i++) {
        int row = transposeA ? ao + i + start * lda : ao + i * lda + start;
        int step = transposeA ? lda : 1;
        block(depth, n, a, row, step, rows, c, co + i * ldc);
      }
    }
  }

  private static void block(
      int depth, int n, float[] a, int row, int step, float[] rows, float[] c, int co) {
    int j = 0;
    for (; j <= n - Lanes.COUNT; j += Lanes.COUNT) {
      FloatVector sum = Lanes.zero();
      for (int p = 0; p < depth; p++) {
        sum =
            Lanes.all(a[row + p * step]).fma(FloatVector.fromArray(Lanes.F, rows, p * n + j), sum);
      }
      FloatVector.fromArray(Lanes.F, c, co + j).add(sum).intoArray(c, co + j);
    }
    for (; j < n; j++) {
      float sum = 0;
      for (int p = 0; p < depth; p++) {
        sum = Math.fma(a[row + p * step], rows[p * n + j], sum);
      }
      c[co + j] += sum;
    }
  }
}
