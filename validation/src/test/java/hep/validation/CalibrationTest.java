package hep.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.validation.internal.Inputs;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CalibrationTest {

  @Test
  void agreesWithFourEntriesByHand() {
    double[] p = {0.2, 0.4, 0.8, 1.0};
    boolean[] signal = {false, true, true, true};
    Calibration c = Calibration.of(p, signal, Inputs.ones(4), 2);
    assertArrayEquals(new double[] {0.3, 0.9}, c.curve().x(), 1e-15);
    assertArrayEquals(new double[] {0.5, 1.0}, c.curve().y(), 1e-15);
    assertEquals(0.5 * 0.2 + 0.5 * 0.1, c.expectedError().value(), 1e-15);
    assertEquals((0.04 + 0.36 + 0.04 + 0) / 4, c.brier().value(), 1e-15);
  }

  @Test
  void findsATrueProbabilityCalibratedAndItsSquareNot() {
    Random random = new Random(10);
    double[] p = random.doubles(50_000).toArray();
    boolean[] signal = new boolean[p.length];
    for (int i = 0; i < p.length; i++) {
      signal[i] = random.nextDouble() < p[i];
    }
    double[] squared = java.util.Arrays.stream(p).map(x -> x * x).toArray();
    double[] ones = Inputs.ones(p.length);
    assertTrue(Calibration.of(p, signal, ones, 10).expectedError().value() < 0.01);
    // ∫ |u − u²| du = 1/6; the Brier score of a true uniform probability is ∫ u(1 − u) du = 1/6
    // too.
    assertEquals(1 / 6.0, Calibration.of(squared, signal, ones, 10).expectedError().value(), 0.01);
    Measured brier = Calibration.of(p, signal, ones, 10).brier();
    assertEquals(1 / 6.0, brier.value(), 4 * brier.error());
  }

  @Test
  void refusesScoresThatAreNoProbabilities() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Calibration.of(new double[] {1.1}, new boolean[] {true}, new double[] {1}, 5));
  }
}
