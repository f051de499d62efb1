package hep.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.validation.internal.Inputs;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class JensenShannonTest {

  @Test
  void isZeroForEqualAndLn2ForDisjointShapes() {
    double[] edges = {0, 1, 2};
    Histogram left = Histogram.of(new double[] {0.5, 0.5}, edges);
    Histogram right = Histogram.of(new double[] {1.5}, edges);
    assertEquals(0, JensenShannon.of(left, left).value());
    assertEquals(Math.log(2), JensenShannon.of(left, right).value(), 1e-15);
  }

  @Test
  void agreesWithAHandComputedCase() {
    double[] edges = {0, 1, 2};
    Histogram first = Histogram.of(new double[] {0.5, 0.5, 0.5, 1.5}, edges);
    Histogram second = Histogram.of(new double[] {0.5, 1.5}, edges);
    // p = (3/4, 1/4), q = (1/2, 1/2), m = (5/8, 3/8)
    double expected =
        0.5 * (0.75 * Math.log(1.2) + 0.25 * Math.log(2 / 3.0))
            + 0.5 * (0.5 * Math.log(0.8) + 0.5 * Math.log(4 / 3.0));
    assertEquals(expected, JensenShannon.of(first, second).value(), 1e-15);
  }

  @Test
  void givesErrorsThatMatchTheSpreadOfToys() {
    Random random = new Random(8);
    double[] edges = Histogram.uniform(6, -3, 4);
    double[] values = new double[500];
    double error = 0;
    for (int toy = 0; toy < values.length; toy++) {
      double[] p = random.doubles(2000).map(u -> random.nextGaussian() + 1).toArray();
      double[] q = random.doubles(1500).map(u -> 1.5 * random.nextGaussian()).toArray();
      Measured found = JensenShannon.of(Histogram.of(p, edges), Histogram.of(q, edges));
      values[toy] = found.value();
      error += found.error() / values.length;
    }
    assertEquals(1, error / Moments.of(values, Inputs.ones(values.length)).rms(), 0.1);
  }
}
