package hep.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hep.validation.internal.Inputs;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ResponseTest {

  @Test
  void findsMeanAndWidthOfAGaussian() {
    Random random = new Random(1);
    double[] truth = random.doubles(20_000, 10, 100).toArray();
    double[] predicted =
        java.util.Arrays.stream(truth).map(t -> t * (1.02 + 0.1 * random.nextGaussian())).toArray();
    Response r = Response.ofRatio(predicted, truth);
    assertEquals(1.02, r.mean().value(), 4 * r.mean().error());
    assertEquals(1.02, r.median().value(), 4 * r.median().error());
    assertEquals(0.1, r.sigma68().value(), 4 * r.sigma68().error());
    assertEquals(0.1, r.rms(), 0.003);
  }

  @Test
  void givesErrorsThatMatchTheSpreadOfToys() {
    Random random = new Random(3);
    double[] widths = new double[800];
    double[] medians = new double[800];
    double widthError = 0;
    double medianError = 0;
    for (int toy = 0; toy < 800; toy++) {
      Response r =
          Response.of(
              random.doubles(500).map(u -> random.nextGaussian()).toArray(), Inputs.ones(500));
      widths[toy] = r.sigma68().value();
      medians[toy] = r.median().value();
      widthError += r.sigma68().error() / 800;
      medianError += r.median().error() / 800;
    }
    assertEquals(1, widthError / Moments.of(widths, Inputs.ones(800)).rms(), 0.1);
    assertEquals(1, medianError / Moments.of(medians, Inputs.ones(800)).rms(), 0.1);
  }

  @Test
  void countsAWeightOfTwoAsTwoEntries() {
    Response twice = Response.of(new double[] {1, 2, 2, 3}, Inputs.ones(4));
    Response weighted = Response.of(new double[] {1, 2, 3}, new double[] {1, 2, 1});
    assertEquals(twice.median().value(), weighted.median().value(), 1e-12);
    assertEquals(twice.mean().value(), weighted.mean().value(), 1e-12);
  }

  @Test
  void refusesDivisionByAZeroTruth() {
    assertThrows(
        IllegalArgumentException.class, () -> Response.ofRatio(new double[] {1}, new double[] {0}));
  }
}
