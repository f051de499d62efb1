package hep.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AsimovTest {
  @Test
  void tendsToSignalOverRootOfBackground() {
    assertEquals(10 / Math.sqrt(1e6), Asimov.significance(10, 1e6), 1e-6);
    assertEquals(10 / Math.sqrt(1e6), Asimov.constrained(10, 1e6, 0), 1e-6);
    // both errors in squares, where the signal is small
    assertEquals(10 / Math.sqrt(1e6 + 500 * 500), Asimov.constrained(10, 1e6, 500), 1e-6);
    assertEquals(10 / Math.sqrt(1e6 + 500 * 500), Asimov.significance(10, 1e6, 500), 1e-6);
  }

  /** b0 = (1000 - 2500 + sqrt(1500^2 + 4 * 1100 * 2500)) / 2, put into the formula by hand. */
  @Test
  void constrainsTheBackgroundAsInThePaper() {
    double b0 = (-1500 + Math.sqrt(2_250_000 + 11_000_000)) / 2;
    double counts = 2 * (1100 * Math.log(1100 / b0) - 1100 + b0);
    double expected = Math.sqrt(counts + (1000 - b0) * (1000 - b0) / 2500);
    assertEquals(expected, Asimov.constrained(100, 1000, 50), 1e-12);
    assertEquals(1.67, expected, 0.02);
  }

  @Test
  void refusesCountsBelowZero() {
    assertThrows(IllegalArgumentException.class, () -> Asimov.constrained(-1, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> Asimov.constrained(1, 0, 1));
  }
}
