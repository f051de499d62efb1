package hep.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ConfusionMatrixTest {
  private static final List<String> FLAVOURS = List.of("b", "c", "light");
  private static final int[] TRUTH = {0, 0, 0, 1, 1, 2, 2, 2, 2};
  private static final int[] GIVEN = {0, 0, 1, 1, 2, 2, 2, 2, 0};

  @Test
  void countsNineJetsByHand() {
    ConfusionMatrix matrix = ConfusionMatrix.of(TRUTH, GIVEN, FLAVOURS);
    assertEquals(6 / 9.0, matrix.accuracy().value(), 1e-15);
    assertEquals(Math.sqrt(6 / 9.0 * 3 / 9.0 / 9), matrix.accuracy().error(), 1e-15);
    assertEquals(2 / 3.0, matrix.efficiency(0).value(), 1e-15);
    assertEquals(0.25, matrix.efficiency(2, 0).value(), 1e-15);
    assertEquals(3 / 4.0, matrix.purity(2).value(), 1e-15);
  }

  @Test
  void weighsEntries() {
    double[] weights = {2, 1, 1, 1, 1, 1, 1, 1, 1};
    ConfusionMatrix matrix = ConfusionMatrix.of(TRUTH, GIVEN, weights, FLAVOURS);
    assertEquals(3 / 4.0, matrix.efficiency(0).value(), 1e-15);
    assertEquals(7 / 10.0, matrix.accuracy().value(), 1e-15);
    // Σw² of the right b jets is 5, of the wrong one 1: √(5 · (1/4)² + 1 · (3/4)²)/4.
    assertEquals(Math.sqrt(5 / 16.0 + 9 / 16.0) / 4, matrix.efficiency(0).error(), 1e-15);
  }

  @Test
  void namesTheEntryWhoseLabelIsOutsideTheClasses() {
    var thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> ConfusionMatrix.of(new int[] {0, 5}, new int[] {0, 0}, FLAVOURS));
    assertTrue(
        String.valueOf(thrown.getMessage()).contains("true class is 5 at entry 1"),
        thrown.getMessage());
  }
}
