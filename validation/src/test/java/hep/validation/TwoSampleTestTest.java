package hep.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class TwoSampleTestTest {

  @Test
  void findsTheAreaAndTheDivergenceOfTwoNormals() {
    Random random = new Random(11);
    double[] real = random.doubles(20_000).map(u -> random.nextGaussian() + 1).toArray();
    double[] made = random.doubles(20_000).map(u -> random.nextGaussian()).toArray();
    TwoSampleTest test = TwoSampleTest.of(real, made);
    assertEquals(0.7602, test.auc().value(), 4 * test.auc().error()); // Φ(1/√2)
    // by quadrature of both densities
    assertEquals(divergence(1), test.divergence().value(), 4 * test.divergence().error() + 0.002);
    assertTrue(test.calibration().expectedError().value() < 0.02);
  }

  @Test
  void findsNothingBetweenTwoSamplesOfOneDistribution() {
    Random random = new Random(12);
    double[] real = random.doubles(5_000).toArray();
    double[] made = random.doubles(3_000).toArray();
    TwoSampleTest test = TwoSampleTest.of(real, made);
    assertEquals(0.5, test.auc().value(), 4 * test.auc().error());
    assertTrue(test.divergence().value() < 0.005, test.divergence().toString());
  }

  @Test
  void hasAnErrorWhereTheSamplesDoNotOverlap() {
    TwoSampleTest test =
        TwoSampleTest.of(new double[] {5, 6, 7, 8}, new double[] {1, 2, 3, 4, 0.5, 0.6});
    assertEquals(1, test.auc().value());
    assertEquals(0.25, test.auc().error());
    assertThrows(
        IllegalArgumentException.class,
        () -> TwoSampleTest.of(new double[] {5, 6, 7}, new double[] {1, 2, 3, 4}));
  }

  @Test
  void poolsViolatorsOfTheOrder() {
    Isotonic map =
        Isotonic.of(new double[] {4, 1, 2, 3, 3}, new boolean[] {true, false, true, false, false});
    // 1 → 0; 2, 3, 3 → 1/3; 4 → 1
    assertArrayEquals(new double[] {1, 2, 4}, map.scores());
    assertArrayEquals(new double[] {0, 1 / 3.0, 1}, map.probabilities(), 1e-15);
    assertEquals(0, map.at(-5));
    assertEquals(1 / 3.0, map.at(3.9));
    assertEquals(1, map.at(9));
  }

  private static double divergence(double shift) {
    double sum = 0;
    double step = 0.001;
    for (double x = -8; x < 9; x += step) {
      double p = Math.exp(-(x - shift) * (x - shift) / 2) / Math.sqrt(2 * Math.PI);
      double q = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
      sum += step / 2 * (p * Math.log(2 * p / (p + q)) + q * Math.log(2 * q / (p + q)));
    }
    return sum;
  }
}
