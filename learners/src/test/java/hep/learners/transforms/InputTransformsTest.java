package hep.learners.transforms;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hep.learners.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputTransformsTest {
  private static final int ROWS = 20_000;
  private static final int[] ALL = IntStream.range(0, ROWS).toArray();
  private static final double[] ONES = new double[ROWS];

  static {
    Arrays.fill(ONES, 1);
  }

  /** Columns 2 + 3 a and 5 a - 4 b + 1 of normal a and b, and an exponential one. */
  private static Tensor features() {
    Random random = new Random(1);
    float[] values = new float[3 * ROWS];
    for (int row = 0; row < ROWS; row++) {
      double a = random.nextGaussian();
      values[3 * row] = (float) (2 + 3 * a);
      values[3 * row + 1] = (float) (1 + 5 * a - 4 * random.nextGaussian());
      values[3 * row + 2] = (float) -Math.log(1 - random.nextDouble());
    }
    return new Tensor(values, ROWS, 3);
  }

  private static double mean(Tensor rows, int i, int j) {
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      sum += rows.at(row, i) * (j < 0 ? 1 : rows.at(row, j));
    }
    return sum / ROWS;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "normalise",
        "decorrelate",
        "pca",
        "uniform",
        "gaussianise",
        "gaussianise,decorrelate"
      })
  void turnsBackAndAnswersAlikeAfterStoring(String names) {
    Tensor features = features();
    InputTransforms transforms =
        InputTransforms.fit(List.of(names.split(",")), features, ONES, ALL);
    Tensor there = transforms.apply(features);
    Tensor back = transforms.invert(there);
    // outside the middle of the range quantiles are cut at half of the last step
    int[] inner = ALL;
    if (names.startsWith("gauss")) {
      inner =
          Arrays.stream(ALL)
              .filter(row ->
                  Math.abs(features.at(row, 0) - 2) < 6 && Math.abs(features.at(row, 1)) < 10)
              .filter(row -> features.at(row, 2) > 0.01 && features.at(row, 2) < 4)
              .toArray();
    }
    for (int row : inner) {
      for (int j = 0; j < 3; j++) {
        assertEquals(features.at(row, j), back.at(row, j), 2e-4);
      }
    }
    InputTransforms again = InputTransforms.of(transforms.names(), transforms.tensors());
    assertArrayEquals(there.data(), again.apply(features).data());
  }

  @Test
  void normaliseReachesFromMinusOneToOne() {
    Tensor rows = InputTransform.fit("normalise", features(), ONES, ALL).apply(features());
    for (int column = 0; column < 3; column++) {
      int j = column;
      double[] values = IntStream.range(0, ROWS).mapToDouble(row -> rows.at(row, j)).toArray();
      assertEquals(-1, Arrays.stream(values).min().orElse(0), 1e-5);
      assertEquals(1, Arrays.stream(values).max().orElse(0), 1e-5);
    }
  }

  @Test
  void decorrelatedColumnsHaveTheUnitMatrix() {
    Tensor rows = InputTransform.fit("decorrelate", features(), ONES, ALL).apply(features());
    for (int i = 0; i < 3; i++) {
      assertEquals(0, mean(rows, i, -1), 1e-4);
      for (int j = 0; j < 3; j++) {
        assertEquals(i == j ? 1 : 0, mean(rows, i, j), 1e-3);
      }
    }
  }

  @Test
  void principalComponentsHaveTheEigenvaluesAsVariances() {
    Tensor rows = InputTransform.fit("pca", features(), ONES, ALL).apply(features());
    // covariance (9, 15; 15, 41): eigenvalues 25 +- sqrt(256 + 225)
    assertEquals(25 + Math.sqrt(481), mean(rows, 0, 0), 1);
    assertEquals(25 - Math.sqrt(481), mean(rows, 1, 1), 0.15);
    assertEquals(0, mean(rows, 0, 1), 2e-3);
    assertEquals(0, mean(rows, 1, 2), 2e-3);
  }

  @Test
  void uniformAndGaussMomentsAreThoseOfTheirDistributions() {
    Tensor uniform = InputTransform.fit("uniform", features(), ONES, ALL).apply(features());
    Tensor gauss = InputTransform.fit("gaussianise", features(), ONES, ALL).apply(features());
    for (int j = 0; j < 3; j++) {
      assertEquals(0.5, mean(uniform, j, -1), 2e-3);
      assertEquals(1 / 3.0, mean(uniform, j, j), 2e-3);
      assertEquals(0, mean(gauss, j, -1), 5e-3);
      assertEquals(1, mean(gauss, j, j), 0.02);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "-6, 9.865876450376981e-10",
    "-1.959963984540054, 0.025",
    "0, 0.5",
    "1, 0.8413447460685429",
    "5.5, 0.9999999810104375"
  })
  void theNormalDistributionIsTheOneOfTheTables(double x, double share) {
    assertEquals(share, Normal.share(x), 1e-13);
    assertEquals(x, Normal.deviate(share), 1e-6);
  }

  @Test
  void aValueThatManyRowsHaveStandsInTheMiddleOfTheirShares() {
    float[] values = new float[1000];
    Arrays.fill(values, 500, 1000, 1);
    Tensor features = new Tensor(values, 1000, 1);
    double[] ones = new double[1000];
    Arrays.fill(ones, 1);
    Tensor rows =
        InputTransform.fit("uniform", features, ones, IntStream.range(0, 1000).toArray())
            .apply(features);
    assertEquals(0.25, rows.data()[0], 2e-3);
    assertEquals(0.75, rows.data()[999], 2e-3);
  }

  @Test
  void refusesUnknownNamesAndBrokenTensors() {
    assertThrows(
        IllegalArgumentException.class,
        () -> InputTransforms.fit(List.of("whiten"), features(), ONES, ALL));
    assertThrows(
        IllegalArgumentException.class, () -> InputTransforms.of(List.of("pca"), Map.of()));
    Tensor falling = Tensor.zeros(1, Quantiles.POINTS);
    falling.data()[3] = 1;
    assertThrows(
        IllegalArgumentException.class,
        () -> InputTransforms.of(List.of("uniform"), Map.of("0/quantiles", falling)));
  }
}
