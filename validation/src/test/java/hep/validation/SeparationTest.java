package hep.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.validation.internal.Inputs;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SeparationTest {

  @Test
  void isZeroForEqualAndOneForDisjointShapes() {
    double[] edges = {0, 1, 2};
    Histogram left = Histogram.of(new double[] {0.5, 0.5}, edges);
    Histogram right = Histogram.of(new double[] {1.5}, edges);
    assertEquals(0, Separation.of(left, left).value());
    assertEquals(1, Separation.of(left, right).value(), 1e-15);
  }

  @Test
  void agreesWithAHandComputedCase() {
    double[] edges = {0, 1, 2};
    Histogram s = Histogram.of(new double[] {0.5, 0.5, 0.5, 1.5}, edges);
    Histogram b = Histogram.of(new double[] {0.5, 1.5}, edges);
    // ½[(¾ − ½)²/(5/4) + (¼ − ½)²/(3/4)] = ½[1/20 + 1/12].
    assertEquals(0.5 * (1 / 20.0 + 1 / 12.0), Separation.of(s, b).value(), 1e-15);
  }

  @Test
  void givesErrorsThatMatchTheSpreadOfToys() {
    Random random = new Random(12);
    double[] edges = Histogram.uniform(6, -3, 4);
    double[] separations = new double[600];
    double[] significances = new double[600];
    double[] errors = new double[2];
    for (int toy = 0; toy < 600; toy++) {
      double[] s = random.doubles(2000).map(u -> random.nextGaussian() + 1).toArray();
      double[] b = random.doubles(1500).map(u -> 1.5 * random.nextGaussian()).toArray();
      Measured separation = Separation.of(Histogram.of(s, edges), Histogram.of(b, edges));
      Measured significance = Separation.significance(s, Inputs.ones(2000), b, Inputs.ones(1500));
      separations[toy] = separation.value();
      significances[toy] = significance.value();
      errors[0] += separation.error() / 600;
      errors[1] += significance.error() / 600;
    }
    double[] ones = Inputs.ones(600);
    assertEquals(1, errors[0] / Moments.of(separations, ones).rms(), 0.1);
    assertEquals(1, errors[1] / Moments.of(significances, ones).rms(), 0.1);
    assertEquals(1 / Math.hypot(1, 1.5), Moments.of(significances, ones).mean(), 0.005);
  }

  @Test
  void tendsToSOverRootBForAsimov() {
    assertEquals(1, Asimov.significance(1, 1e6) / (1 / 1e3), 1e-3);
    assertEquals(Asimov.significance(10, 100), Asimov.significance(10, 100, 1e-5), 1e-6);
    // Large background error: tends to s/√(b + σ²).
    assertEquals(1, Asimov.significance(1, 1e6, 1e4) / (1 / Math.hypot(1e3, 1e4)), 1e-2);
  }
}
