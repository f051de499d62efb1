package hep.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class LinearityTest {
  private static final double[] TRUTH = {10, 10, 10, 20, 20, 30};

  /** Ratios 0.9, 1.0, 1.1 below 20, and 1.1, 1.2, 1.5 from there on. */
  @Test
  void agreesWithSixEntriesByHand() {
    double[] predicted = {9, 10, 11, 22, 24, 45};
    Linearity linearity = Linearity.of(predicted, TRUTH, 10, 20, 30);
    assertEquals(1, linearity.responses().getFirst().median().value(), 1e-12);
    assertEquals(1.2, linearity.responses().getLast().median().value(), 1e-12);
    assertEquals(0.2, linearity.largest().value(), 1e-12);
    assertEquals(
        linearity.responses().getLast().median().error(), linearity.largest().error(), 1e-12);
  }

  @Test
  void refusesEmptyBinsAndEdgesThatFall() {
    refuses("0 entries from 0.0 to 5.0 are too few", 0, 5, 40);
    refuses("edges of bins must rise, found 5.0 after 40.0", 40, 5);
  }

  private static void refuses(String told, double... edges) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Linearity.of(TRUTH, TRUTH, edges));
    assertTrue(Objects.requireNonNull(refused.getMessage()).contains(told), refused.toString());
  }
}
