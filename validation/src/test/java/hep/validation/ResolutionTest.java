package hep.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ResolutionTest {
  private static final double[] ENERGIES = {1, 2, 5, 10, 20, 50, 100};

  private static Measured[] widths(double a, double b, double c, double relativeError, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Measured[] widths = new Measured[ENERGIES.length];
    for (int i = 0; i < widths.length; i++) {
      double e = ENERGIES[i];
      double width = Math.sqrt(a * a / e + b * b / (e * e) + c * c);
      double shifted = width * (1 + relativeError * random.nextGaussian());
      widths[i] = new Measured(shifted, Math.max(1e-4, relativeError) * width);
    }
    return widths;
  }

  @Test
  void findsTheTermsThatMadeExactWidths() {
    Resolution fit = Resolution.fit(ENERGIES, widths(0.11, 0.2, 0.008, 0, 1));
    assertEquals(0.11, fit.stochastic().value(), 1e-9);
    assertEquals(0.2, fit.noise().value(), 1e-9);
    assertEquals(0.008, fit.constant().value(), 1e-9);
    assertEquals(0, fit.chiSquare(), 1e-9);
    assertEquals(Math.sqrt(0.0121 / 4 + 0.04 / 16 + 6.4e-5), fit.at(4), 1e-9);
  }

  @Test
  void itsErrorsAreTheSpreadOfRepeatedFits() {
    double sum = 0;
    double squares = 0;
    int repeats = 400;
    for (int i = 0; i < repeats; i++) {
      double a = Resolution.fit(ENERGIES, widths(0.11, 0.1, 0.02, 0.01, i)).stochastic().value();
      sum += a;
      squares += a * a;
    }
    double mean = sum / repeats;
    double spread = Math.sqrt(squares / repeats - mean * mean);
    double error = Resolution.fit(ENERGIES, widths(0.11, 0.1, 0.02, 0.01, 7)).stochastic().error();
    assertEquals(0.11, mean, 4 * spread / Math.sqrt(repeats) + 2e-4);
    assertEquals(spread, error, 0.2 * spread);
  }

  @Test
  void aTermThatIsNotThereIsZeroWithAnError() {
    Resolution fit = Resolution.fit(ENERGIES, widths(0.5, 0, 0.03, 0.003, 5));
    assertEquals(0.5, fit.stochastic().value(), 0.01);
    assertEquals(0, fit.noise().value(), 3 * fit.noise().error() + 0.1);
  }

  @Test
  void refusesTooFewPoints() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Resolution.fit(
                new double[] {1, 2}, new Measured[] {new Measured(1, 0.1), new Measured(1, 0.1)}));
  }
}
