package hep.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class HistogramTest {
  private static final double[] EDGES = {0, 1, 3};

  @Test
  void countsEdgesIntoTheUpperBinAndOutsidersAtTheEnds() {
    Histogram h =
        Histogram.of(new double[] {-1, 0, 0.5, 1, 2.9, 3, Double.POSITIVE_INFINITY, -0.0}, EDGES);
    assertArrayEquals(new double[] {1, 3, 2, 2}, h.sumW());
    assertEquals(8, h.entries());
  }

  @Test
  void keepsSquaredWeightsAndRootsStatistics() {
    Histogram h = Histogram.of(new double[] {0.5, 2, 2, 9}, new double[] {2, 3, -1, 5}, EDGES);
    assertEquals(new Measured(2, Math.sqrt(10)), h.content(1));
    assertArrayEquals(new double[] {4, 14, 5, 8.5}, h.moments());
  }

  @Test
  void normalisesWithUnderAndOverflow() {
    Histogram h = Histogram.of(new double[] {-1, 0.5, 0.6, 9}, EDGES).normalised();
    assertEquals(1, h.total(), 1e-15);
    assertEquals(new Measured(0.5, Math.sqrt(2) / 4), h.content(0));
  }

  @Test
  void refusesNanAndEdgesThatDoNotIncrease() {
    assertThrows(
        IllegalArgumentException.class, () -> Histogram.of(new double[] {Double.NaN}, EDGES));
    assertThrows(
        IllegalArgumentException.class,
        () -> Histogram.of(new double[] {1}, new double[] {0, 0, 1}));
  }

  @Test
  void countsTwoDimensionsWithXFastest() {
    Grid grid =
        Grid.of(
            new double[] {0.5, 2, 2, 7},
            new double[] {5, 5, 15, 5},
            new double[] {1, 2, 4, 8},
            EDGES,
            new double[] {0, 10, 20});
    assertArrayEquals(new double[] {1, 2, 0, 4}, grid.sumW());
    assertEquals(new Measured(4, 4), grid.content(1, 1));
  }
}
