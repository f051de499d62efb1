package hep.learners.internal.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Products shared among threads against the same products on one. */
final class SharedGemmTest {
  private static final int[][] SHAPES = {
    {1, 3000, 400}, {257, 65, 130}, {1100, 130, 300}, {5000, 3, 70}, {40, 2100, 77}, {72, 64, 2500}
  };

  @Test
  void givesTheBitsOfOneThreadAtAnyNumberOfThreads() {
    Random random = new Random(3);
    for (int[] shape : SHAPES) {
      for (int mode = 0; mode < 8; mode++) {
        boolean transposeA = (mode & 1) != 0;
        boolean transposeB = (mode & 2) != 0;
        boolean accumulate = (mode & 4) != 0;
        int m = shape[0];
        int n = shape[1];
        int k = shape[2];
        int lda = (transposeA ? m : k) + 1;
        int ldb = (transposeB ? k : n) + 2;
        int ldc = n + 3;
        float[] a = fill(random, (transposeA ? k : m) * lda);
        float[] b = fill(random, (transposeB ? n : k) * ldb);
        float[] before = fill(random, m * ldc);
        float[] expected = before.clone();
        Gemm.multiply(
            transposeA, transposeB, m, n, k, a, 0, lda, b, 0, ldb, expected, 0, ldc, accumulate);
        for (int threads : new int[] {1, 2, 3, 4, 8}) {
          float[] c = before.clone();
          try (Workers workers = new Workers(threads)) {
            SharedGemm.multiply(
                workers,
                transposeA,
                transposeB,
                m,
                n,
                k,
                a,
                0,
                lda,
                b,
                0,
                ldb,
                c,
                0,
                ldc,
                accumulate);
          }
          assertArrayEquals(expected, c, m + "x" + n + "x" + k + " on " + threads + " threads");
        }
      }
    }
  }

  @Test
  void usesTheThreadsOfAPoolOnlyInsideItsOnlyTask() {
    try (Workers workers = new Workers(3)) {
      assertNull(Workers.lent());
      workers.run(1, task -> assertEquals(workers, Workers.lent()));
      assertNull(Workers.lent());
      workers.run(2, task -> assertNull(Workers.lent()));
    }
  }

  private static float[] fill(Random random, int length) {
    float[] x = new float[length];
    for (int i = 0; i < length; i++) {
      x[i] = random.nextFloat() - 0.5f;
    }
    return x;
  }
}
