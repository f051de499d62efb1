package hep.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class FrechetDistanceTest {

  @Test
  void agreesWithTheClosedFormForNormalSamples() {
    // the reference has spreads 1 and 3; shifted by one spread in the first variable and twice as
    // wide in the second, in units of the reference: 1² + (2 − 1)²
    double[][] reference = normal(new Random(1), 20_000, 0, 1, 3);
    double[][] sample = normal(new Random(2), 20_000, 1, 1, 6);
    Measured distance = FrechetDistance.of(reference, sample);
    assertEquals(2, distance.value(), 5 * distance.error());
    assertTrue(distance.error() > 0.005 && distance.error() < 0.05, distance.toString());
  }

  @Test
  void seesCorrelations() {
    Random random = new Random(4);
    double[][] reference = normal(random, 20_000, 0, 1, 1);
    double[][] sample = normal(random, 20_000, 0, 1, 1);
    double rho = 0.8;
    for (double[] row : sample) {
      row[1] = rho * row[0] + Math.sqrt(1 - rho * rho) * row[1];
    }
    // both have trace 2; the root of the product has eigenvalues √(1 ± ρ)
    double expected = 4 - 2 * (Math.sqrt(1 + rho) + Math.sqrt(1 - rho));
    Measured distance = FrechetDistance.of(reference, sample);
    assertEquals(expected, distance.value(), 5 * distance.error());
  }

  @Test
  void isSmallForOneDistributionAndTakesConstantVariables() {
    double[][] reference = normal(new Random(6), 5_000, 0, 1, 0);
    double[][] sample = normal(new Random(7), 5_000, 0, 1, 0);
    assertTrue(FrechetDistance.of(reference, sample).value() < 0.01);
  }

  /** As a broken generator makes them: sums of each other, many constant, some a million wide. */
  @Test
  void takesVariablesOfVeryDifferentSizesThatFollowFromEachOther() {
    double[][] reference = wide(new Random(8), 1);
    double[][] sample = wide(new Random(9), 1e6);
    // variables of spread 1 and 1e6 that all follow from one: with spreads a and b the distance of
    // one direction is (b − a)², here 20 times in units of the reference
    double distance = FrechetDistance.of(reference, sample).value();
    assertEquals(20 * 999_999.0 * 999_999.0, distance, 0.1 * distance);
  }

  private static double[][] wide(Random random, double spread) {
    double[][] rows = new double[400][65];
    for (double[] row : rows) {
      double one = random.nextGaussian();
      for (int i = 0; i < 20; i++) {
        row[i] = spread * (i + 1) * one;
      }
    }
    return rows;
  }

  @Test
  void refusesTooFewEntries() {
    double[][] few = normal(new Random(1), 39, 0, 1, 1);
    assertThrows(IllegalArgumentException.class, () -> FrechetDistance.of(few, few));
  }

  private static double[][] normal(
      Random random, int entries, double mean, double first, double second) {
    double[][] rows = new double[entries][];
    for (int i = 0; i < entries; i++) {
      rows[i] = new double[] {mean + first * random.nextGaussian(), second * random.nextGaussian()};
    }
    return rows;
  }
}
