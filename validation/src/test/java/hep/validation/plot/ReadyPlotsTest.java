package hep.validation.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.validation.Graph;
import hep.validation.Grid;
import hep.validation.Histogram;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReadyPlotsTest {

  @Test
  void drawsTheRatioOfTheFirstCurveAsOne() {
    List<Named> data = Gallery.roc().data();
    Graph ratio =
        (Graph)
            data.stream()
                .filter(n -> n.name().startsWith("lower_track_network"))
                .findFirst()
                .orElseThrow()
                .data();
    assertTrue(ratio.points() > 100);
    assertTrue(Arrays.stream(ratio.y()).allMatch(y -> y == 1));
  }

  @Test
  void dividesTheOtherCurvesByTheFirst() {
    List<Named> data = Gallery.roc().data();
    Graph first = (Graph) data.get(0).data();
    Graph second = (Graph) data.get(1).data();
    Graph ratio = (Graph) data.get(4).data();
    int at = first.points() / 2;
    assertEquals(first.x()[at], second.x()[at]);
    assertEquals(second.y()[at] / first.y()[at], ratio.y()[at], 1e-12);
  }

  @Test
  void normalisesEveryClassOfADiscriminantPlot() {
    for (Named named : Gallery.discriminant().data()) {
      if (named.data() instanceof Histogram histogram) {
        assertEquals(1, histogram.total(), 1e-12);
      }
    }
  }

  @Test
  void showsRowsOfTheConfusionMatrixThatAddUpToOne() {
    Grid grid = (Grid) Gallery.confusion().data().getFirst().data();
    for (int row = 0; row < 3; row++) {
      assertEquals(
          1, grid.sumW()[3 * row] + grid.sumW()[3 * row + 1] + grid.sumW()[3 * row + 2], 1e-12);
    }
  }

  @Test
  void refusesABestEpochThatWasNotTrained() {
    assertThrows(
        IllegalArgumentException.class, () -> LossPlot.of(new double[] {1, 2}, new double[0], 3));
  }
}
