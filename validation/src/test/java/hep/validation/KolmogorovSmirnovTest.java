package hep.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.validation.internal.Distributions;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KolmogorovSmirnovTest {

  @ParameterizedTest
  @CsvSource({"1.0727, 0.20", "1.2238, 0.10", "1.3581, 0.05", "1.4802, 0.025", "1.6276, 0.01"})
  void reproducesThePublishedCriticalValues(double z, double probability) {
    double n = 5e5;
    // The published z has four decimals; the slope of the distribution turns half of the last into
    // a tolerance.
    double tolerance = 5.1e-5 * 8 * z * Math.exp(-2 * z * z);
    assertEquals(probability, Distributions.kolmogorov(z / Math.sqrt(n / 2), n, n), tolerance);
  }

  @ParameterizedTest
  @CsvSource({"10, 7", "10, 3", "8, 5", "5, 5", "90, 14"})
  void countsEveryOrderOfSmallSamples(int size, int steps) {
    // The first values belong to the first sample, then the second takes turns with it: the
    // distance is steps/size.
    double[] first = new double[size];
    double[] second = new double[size];
    for (int i = 0; i < size; i++) {
      first[i] = i < steps ? i : 1000 + 2 * i;
      second[i] = i < size - steps ? 999 + 2 * (i + steps) : 5000 + i;
    }
    KolmogorovSmirnov test = KolmogorovSmirnov.of(first, second);
    assertEquals((double) steps / size, test.distance(), 1e-12);
    // Gnedenko and Korolyuk: P(D >= k/n) = 2 Σ (−1)^(j−1) C(2n, n − jk)/C(2n, n).
    double expected = 0;
    double ratio = 1;
    for (int j = 1; j <= size; j++) {
      ratio *= (size - j + 1.0) / (size + j);
      if (j % steps == 0) {
        expected += (j / steps % 2 == 1 ? 2 : -2) * ratio;
      }
    }
    assertEquals(expected, test.pValue(), 1e-9);
  }

  @Test
  void agreesWithTheDistanceFoundByBruteForce() {
    Random random = new Random(4);
    for (int trial = 0; trial < 50; trial++) {
      double[] a = random.doubles(40).map(x -> Math.rint(20 * x)).toArray();
      double[] b = random.doubles(30).map(x -> Math.rint(20 * x * x)).toArray();
      double[] wa = random.doubles(40, -0.2, 1).toArray();
      double[] wb = random.doubles(30, -0.2, 1).toArray();
      double expected = 0;
      for (int cut = -1; cut <= 21; cut++) {
        expected = Math.max(expected, Math.abs(below(a, wa, cut) - below(b, wb, cut)));
      }
      assertEquals(expected, KolmogorovSmirnov.of(a, wa, b, wb).distance(), 1e-12);
    }
  }

  @Test
  void givesUniformProbabilitiesForEqualDistributions() {
    Random random = new Random(6);
    int below = 0;
    for (int toy = 0; toy < 2000; toy++) {
      double[] a = random.doubles(300).toArray();
      double[] b = random.doubles(200).toArray();
      below += KolmogorovSmirnov.of(a, b).pValue() < 0.1 ? 1 : 0;
    }
    assertEquals(0.1, below / 2000.0, 3.3 * Math.sqrt(0.09 / 2000));
  }

  @Test
  void countsEffectiveEntriesOfWeightedSamples() {
    double[] weights = new double[500];
    Arrays.setAll(weights, i -> i % 2 == 0 ? 1 : 3);
    double[] values = new Random(2).doubles(500).toArray();
    assertEquals(
        400, KolmogorovSmirnov.of(values, weights, values, weights).effectiveFirst(), 1e-9);
  }

  @Test
  void findsShiftedSamplesDifferent() {
    Random random = new Random(1);
    double[] a = random.doubles(1000).toArray();
    double[] b = random.doubles(1000).map(x -> x + 0.2).toArray();
    assertTrue(KolmogorovSmirnov.of(a, b).pValue() < 1e-10);
    assertEquals(1, KolmogorovSmirnov.of(a, a).pValue(), 1e-12);
  }

  private static double below(double[] values, double[] weights, double cut) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] <= cut ? weights[i] : 0;
    }
    return sum / Arrays.stream(weights).sum();
  }
}
