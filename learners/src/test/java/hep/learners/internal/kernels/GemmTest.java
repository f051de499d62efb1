package hep.learners.internal.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The matrix product against a triple loop in double precision. */
final class GemmTest {
  private static final int[] LENGTHS = {1, 2, 3, 5, 8, 15, 16, 17, 31, 33, 48, 67};

  @Test
  void agreesWithATripleLoopAtAwkwardSizes() {
    Random random = new Random(1);
    for (int m : LENGTHS) {
      for (int n : LENGTHS) {
        for (int k : new int[] {0, 1, 2, 7, 16, 33}) {
          for (int mode = 0; mode < 8; mode++) {
            check(random, (mode & 1) != 0, (mode & 2) != 0, m, n, k, (mode & 4) != 0);
          }
        }
      }
    }
  }

  @Test
  void agreesWithATripleLoopOverSeveralBlocks() {
    Random random = new Random(2);
    for (int mode = 0; mode < 8; mode++) {
      check(random, (mode & 1) != 0, (mode & 2) != 0, 37, 70, 1100, (mode & 4) != 0);
      check(random, (mode & 1) != 0, (mode & 2) != 0, 301, 130, 40, (mode & 4) != 0);
      check(random, (mode & 1) != 0, (mode & 2) != 0, 650, 40, 600, (mode & 4) != 0);
      check(random, (mode & 1) != 0, (mode & 2) != 0, 650, 3, 300, (mode & 4) != 0);
      check(random, (mode & 1) != 0, (mode & 2) != 0, 1, 279, 40, (mode & 4) != 0);
    }
  }

  @Test
  void agreesWithATripleLoopForFewColumns() {
    Random random = new Random(3);
    for (int mode = 0; mode < 8; mode++) {
      for (int n = 1; n <= 13; n++) {
        check(random, (mode & 1) != 0, (mode & 2) != 0, 37, n, 100, (mode & 4) != 0);
        check(random, (mode & 1) != 0, (mode & 2) != 0, 1, n, 64, (mode & 4) != 0);
      }
      check(random, (mode & 1) != 0, (mode & 2) != 0, 19, 3, 9000, (mode & 4) != 0);
    }
  }

  @Test
  void addsSixteenPartialSumsForFewColumns() {
    int k = 83;
    Random random = new Random(4);
    float[] a = fill(random, 5 * k);
    float[] b = fill(random, 3 * k);
    float[] c = new float[15];
    Gemm.multiply(false, false, 5, 3, k, a, 0, k, b, 0, 3, c, 0, 3, false);
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 3; j++) {
        float[] parts = new float[16];
        for (int p = 0; p < k; p++) {
          parts[p % 16] = Math.fma(a[i * k + p], b[p * 3 + j], parts[p % 16]);
        }
        for (int apart = 8; apart > 0; apart /= 2) {
          for (int part = 0; part < apart; part++) {
            parts[part] += parts[part + apart];
          }
        }
        assertEquals(parts[0], c[3 * i + j], "element " + i + ", " + j);
      }
    }
  }

  @Test
  void addsTheSumsOfBlocksForATransposedAWithFewColumns() {
    int m = 83;
    int k = 2 * Gemm.COLUMN_DEPTH + 9;
    Random random = new Random(5);
    float[] a = fill(random, k * m);
    for (int n = 1; n <= NarrowColumns.MOST + 1; n++) {
      float[] b = fill(random, k * n);
      float[] c = fill(random, m * n);
      float[] before = c.clone();
      Gemm.multiply(true, false, m, n, k, a, 0, m, b, 0, n, c, 0, n, true);
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          float sum = before[i * n + j];
          for (int k0 = 0; k0 < k; k0 += Gemm.COLUMN_DEPTH) {
            float part = 0;
            for (int p = k0; p < Math.min(k, k0 + Gemm.COLUMN_DEPTH); p++) {
              part = Math.fma(a[p * m + i], b[p * n + j], part);
            }
            sum += part;
          }
          assertEquals(sum, c[i * n + j], "element " + i + ", " + j + " of " + n + " columns");
        }
      }
    }
  }

  private static void check(
      Random random,
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      boolean accumulate) {
    int lda = (transposeA ? m : k) + random.nextInt(3);
    int ldb = (transposeB ? k : n) + random.nextInt(3);
    int ldc = n + random.nextInt(3);
    float[] a = fill(random, 3 + (transposeA ? k : m) * lda);
    float[] b = fill(random, 5 + (transposeB ? n : k) * ldb);
    float[] c = fill(random, 7 + m * ldc);
    float[] before = c.clone();
    Gemm.multiply(transposeA, transposeB, m, n, k, a, 3, lda, b, 5, ldb, c, 7, ldc, accumulate);
    for (int i = 0; i < c.length; i++) {
      int row = (i - 7) / ldc;
      int column = (i - 7) % ldc;
      double expected = before[i];
      if (i >= 7 && column < n) {
        double size = accumulate ? Math.abs(before[i]) : 0;
        expected = accumulate ? before[i] : 0;
        for (int p = 0; p < k; p++) {
          double term =
              (double) a[3 + (transposeA ? p * lda + row : row * lda + p)]
                  * b[5 + (transposeB ? column * ldb + p : p * ldb + column)];
          expected += term;
          size += Math.abs(term);
        }
        assertEquals(expected, c[i], 1e-6 * size, "element " + row + ", " + column);
      } else {
        assertEquals(before[i], c[i], "outside the matrix at " + i);
      }
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
