package hep.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hep.validation.internal.Inputs;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class WassersteinTest {

  @Test
  void agreesWithAHandComputedCase() {
    // 0 and 1 against 0, 3: half of the entries moves by 2.
    assertEquals(1, Wasserstein.of(new double[] {0, 1}, new double[] {3, 0}).value(), 1e-15);
    assertEquals(
        1,
        Wasserstein.of(
                new double[] {1, 0}, new double[] {2, 2}, new double[] {0, 3}, new double[] {1, 1})
            .value(),
        1e-15);
  }

  @Test
  void isTheShiftOfAShiftedSampleWithTheErrorOfTheMeans() {
    Random random = new Random(3);
    double[] distances = new double[300];
    double error = 0;
    for (int toy = 0; toy < distances.length; toy++) {
      double[] first = random.doubles(400).map(u -> random.nextGaussian()).toArray();
      double[] second = random.doubles(300).map(u -> 2 + random.nextGaussian()).toArray();
      Measured distance = Wasserstein.of(first, second);
      distances[toy] = distance.value();
      error += distance.error() / distances.length;
    }
    Moments moments = Moments.of(distances, Inputs.ones(distances.length));
    assertEquals(2, moments.mean(), 0.02);
    assertEquals(1, error / moments.rms(), 0.12);
  }

  @Test
  void refusesWhatIsNoDistribution() {
    double[] one = {1};
    assertThrows(
        IllegalArgumentException.class, () -> Wasserstein.of(one, new double[] {Double.NaN}));
    assertThrows(IllegalArgumentException.class, () -> Wasserstein.of(one, new double[0]));
  }
}
