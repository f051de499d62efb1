package hep.learners;

import hep.learners.internal.kernels.CacheLines;
import hep.learners.internal.kernels.SharedGemm;
import hep.learners.internal.kernels.Workers;

/**
 * The product C = op(A) op(B) of one shape, again and again, as training steps form it: without a
 * tape, and without room being made for each.
 *
 * <p>The three matrices stand in one array, row by row, each from a cache line on, as values stand
 * on a tape. Not for several threads to call at once.
 */
public final class MatrixProduct implements AutoCloseable {
  private final Workers workers;
  private final boolean transposeA;
  private final boolean transposeB;
  private final int m;
  private final int n;
  private final int k;
  private final float[] values;
  private final int a;
  private final int b;
  private final int c;

  /**
   * Room for the matrices, all zero.
   *
   * @param threads how many work on one product, from 1 on
   * @param transposeA whether A stands as k x m in place of m x k
   * @param transposeB whether B stands as n x k in place of k x n
   * @throws IllegalArgumentException where a size is below 1 or the matrices have more than 2³¹
   *     elements together
   */
  public MatrixProduct(int threads, boolean transposeA, boolean transposeB, int m, int n, int k) {
    long size = (long) m * k + (long) k * n + (long) m * n;
    if (threads < 1 || m < 1 || n < 1 || k < 1 || size > Integer.MAX_VALUE - 1024) {
      throw new IllegalArgumentException(
          "a product of %d x %d x %d on %d threads cannot be formed".formatted(m, n, k, threads));
    }
    this.transposeA = transposeA;
    this.transposeB = transposeB;
    this.m = m;
    this.n = n;
    this.k = k;
    this.a = CacheLines.FIRST;
    this.b = a + CacheLines.roundUp(m * k);
    this.c = b + CacheLines.roundUp(k * n);
    this.values = CacheLines.array(c + m * n);
    this.workers = new Workers(threads);
  }

  /** Returns the array of the three matrices; what is written there is multiplied. */
  public float[] values() {
    return values;
  }

  /** Returns where A begins, with m k elements. */
  public int a() {
    return a;
  }

  /** Returns where B begins, with k n elements. */
  public int b() {
    return b;
  }

  /** Returns where C begins, with m n elements. */
  public int c() {
    return c;
  }

  /** Returns how many threads work on a product. */
  public int threads() {
    return workers.threads();
  }

  /** Writes C. The same bits for any number of threads. */
  public void multiply() {
    SharedGemm.multiply(
        workers,
        transposeA,
        transposeB,
        m,
        n,
        k,
        values,
        a,
        transposeA ? m : k,
        values,
        b,
        transposeB ? k : n,
        values,
        c,
        n,
        false);
  }

  /** Ends the threads. */
  @Override
  public void close() {
    workers.close();
  }
}
