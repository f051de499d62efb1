package hep.learners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixProductTest {
  @ParameterizedTest
  @CsvSource({"1, false, false", "1, true, false", "3, false, true", "2, true, true"})
  void equalsThePlainLoop(int threads, boolean transposeA, boolean transposeB) {
    int m = 37;
    int n = 21;
    int k = 53;
    try (MatrixProduct product = new MatrixProduct(threads, transposeA, transposeB, m, n, k)) {
      RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
      float[] x = product.values();
      for (int i = 0; i < m * k; i++) {
        x[product.a() + i] = random.nextFloat() - 0.5f;
      }
      for (int i = 0; i < k * n; i++) {
        x[product.b() + i] = random.nextFloat() - 0.5f;
      }
      product.multiply();
      for (int row = 0; row < m; row++) {
        for (int column = 0; column < n; column++) {
          double sum = 0;
          for (int i = 0; i < k; i++) {
            int left = transposeA ? i * m + row : row * k + i;
            int right = transposeB ? column * k + i : i * n + column;
            sum += (double) x[product.a() + left] * x[product.b() + right];
          }
          assertEquals(sum, x[product.c() + row * n + column], 1e-5);
        }
      }
    }
  }

  @Test
  void refusesMatricesThatNoArrayHolds() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new MatrixProduct(1, false, false, 50_000, 50_000, 50_000));
  }
}
