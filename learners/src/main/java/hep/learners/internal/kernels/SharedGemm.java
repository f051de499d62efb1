package hep.learners.internal.kernels;

/**
 * Matrix products cut into pieces of C that several threads compute.
 *
 * <p>Each element of C is summed as {@link Gemm} defines, whatever piece it lies in, so the bits
 * depend neither on the number of threads nor on the cut.
 */
public final class SharedGemm {
  /** Floating-point operations below which a product is not worth a second thread. */
  private static final double LEAST = 2e6;

  /** Operations of a piece at least. */
  private static final double PIECE = 5e5;

  /** Pieces a thread, so that one that is held back delays a fraction. */
  private static final int SHARES = 4;

  /** Pieces begin at multiples of these rows and columns of C, so that few tiles hang over. */
  private static final int ROWS = 40;

  private static final int COLUMNS = 64;

  private SharedGemm() {}

  /**
   * C = op(A) op(B), or C += op(A) op(B), as {@link Gemm#multiply}, with the threads of the pool
   * whose only task the calling thread runs ({@link Workers#lent}), where there is one.
   *
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
    Workers workers = 2.0 * m * n * k < LEAST ? null : Workers.lent();
    if (workers == null) {
      Gemm.multiply(
          transposeA, transposeB, m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc, accumulate);
    } else {
      multiply(
          workers, transposeA, transposeB, m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc, accumulate);
    }
  }

  /**
   * C = op(A) op(B), or C += op(A) op(B), as {@link Gemm#multiply}, with the threads of a pool.
   *
   * @param workers who shares the work; inside one of their tasks, the calling thread alone
   * @throws IndexOutOfBoundsException if a matrix reaches beyond its array
   */
  public static void multiply(
      Workers workers,
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
    double operations = 2.0 * m * n * k;
    if (workers.threads() == 1 || operations < LEAST) {
      Gemm.multiply(
          transposeA, transposeB, m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc, accumulate);
      return;
    }
    int wanted = (int) Math.min((double) SHARES * workers.threads(), operations / PIECE);
    int down = 1;
    int across = 1;
    while (down * across < wanted) {
      // A piece packs its columns of B once: it should be at least as high as wide.
      if (n / across >= 2 * COLUMNS && n / across >= m / down) {
        across *= 2;
      } else if (m / down >= 2 * ROWS) {
        down *= 2;
      } else if (n / across >= 2 * COLUMNS) {
        across *= 2;
      } else {
        break;
      }
    }
    int height = roundUp(m, down, ROWS);
    int width = roundUp(n, across, COLUMNS);
    int rows = (m + height - 1) / height;
    // No piece may be so narrow that its sums have another order: the last one takes such a rest.
    int columns = Math.max(1, (n - Narrow.MOST + width - 1) / width);
    workers.run(
        rows * columns,
        piece -> {
          int i = piece % rows * height;
          int j = piece / rows * width;
          Gemm.multiply(
              transposeA,
              transposeB,
              Math.min(height, m - i),
              j + width + Narrow.MOST < n ? width : n - j,
              k,
              a,
              transposeA ? ao + i : ao + i * lda,
              lda,
              b,
              transposeB ? bo + j * ldb : bo + j,
              ldb,
              c,
              co + i * ldc + j,
              ldc,
              accumulate);
        });
  }

  private static int roundUp(int length, int pieces, int unit) {
    int each = (length + pieces - 1) / pieces;
    return (each + unit - 1) / unit * unit;
  }
}
