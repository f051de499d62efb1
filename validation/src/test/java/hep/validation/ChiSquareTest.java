package hep.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ChiSquareTest {

  @Test
  void agreesWithAHandComputedCase() {
    double[] edges = {0, 1, 2};
    Histogram first = Histogram.of(new double[] {0.5, 0.5, 0.5, 1.5}, edges);
    Histogram second = Histogram.of(new double[] {0.5, 1.5}, edges);
    // (2·3 − 4·1)²/(4·3 + 16·1) + (2·1 − 4·1)²/(4·1 + 16·1)
    ChiSquare test = ChiSquare.of(first, second);
    assertEquals(4 / 28.0 + 4 / 20.0, test.value(), 1e-15);
    assertEquals(1, test.degrees());
    // for one degree of freedom: erfc(√(χ²/2)), here from a table of the normal distribution
    assertEquals(0.5582, test.pValue(), 2e-4);
  }

  @Test
  void hasFlatProbabilitiesForOneShapeAndSmallOnesForTwo() {
    Random random = new Random(5);
    double[] edges = Histogram.uniform(10, 0, 1);
    double mean = 0;
    for (int toy = 0; toy < 400; toy++) {
      Histogram first = Histogram.of(random.doubles(1000).toArray(), edges);
      Histogram second = Histogram.of(random.doubles(500).toArray(), edges);
      mean += ChiSquare.of(first, second).pValue() / 400;
    }
    assertEquals(0.5, mean, 4 * Math.sqrt(1 / 12.0 / 400));
    Histogram flat = Histogram.of(random.doubles(1000).toArray(), edges);
    Histogram rising = Histogram.of(random.doubles(1000).map(Math::sqrt).toArray(), edges);
    assertEquals(0, ChiSquare.of(flat, rising).pValue(), 1e-10);
  }

  @Test
  void refusesOtherEdgesAndEmptyHistograms() {
    Histogram some = Histogram.of(new double[] {0.5}, new double[] {0, 1});
    Histogram empty = Histogram.of(new double[0], new double[] {0, 1});
    Histogram other = Histogram.of(new double[] {0.5}, new double[] {0, 2});
    assertThrows(IllegalArgumentException.class, () -> ChiSquare.of(some, empty));
    assertThrows(IllegalArgumentException.class, () -> ChiSquare.of(some, other));
  }
}
