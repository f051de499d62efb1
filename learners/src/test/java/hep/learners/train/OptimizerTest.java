package hep.learners.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Optimisers and schedules against their equations in double. */
class OptimizerTest {
  private static final double[] GRADIENTS = {0.5, -0.25, 1.5, 0.125, -2, 0.75};

  private interface Rule {
    double next(double weight, double gradient, int step);
  }

  private static void check(Optimizer optimizer, double rate, Rule rule) {
    // 19 equal weights: the vector loop and its rest must agree.
    float[] weights = new float[19];
    java.util.Arrays.fill(weights, 0.75f);
    double expected = 0.75;
    optimizer.begin(weights.length);
    for (int step = 1; step <= GRADIENTS.length; step++) {
      float[] gradients = new float[weights.length];
      java.util.Arrays.fill(gradients, (float) GRADIENTS[step - 1]);
      optimizer.update(weights, gradients, 0, 7, rate, step);
      optimizer.update(weights, gradients, 7, 19, rate, step);
      expected = rule.next(expected, GRADIENTS[step - 1], step);
      for (float weight : weights) {
        assertEquals(expected, weight, 1e-6, optimizer + ", step " + step);
      }
    }
  }

  @Test
  void descendsAlongTheGradient() {
    check(new Sgd(), 0.1, (w, g, step) -> w - 0.1 * g);
  }

  @Test
  void carriesMomentum() {
    double[] v = {0};
    check(
        new Sgd(0.9, false),
        0.1,
        (w, g, step) -> {
          v[0] = 0.9 * v[0] + g;
          return w - 0.1 * v[0];
        });
  }

  @Test
  void looksAheadAsNesterov() {
    double[] v = {0};
    check(
        new Sgd(0.9, true),
        0.1,
        (w, g, step) -> {
          v[0] = 0.9 * v[0] + g;
          return w - 0.1 * (g + 0.9 * v[0]);
        });
  }

  private static double adam(double[] state, double g, int step) {
    state[0] = 0.9 * state[0] + 0.1 * g;
    state[1] = 0.999 * state[1] + 0.001 * g * g;
    double first = state[0] / (1 - Math.pow(0.9, (double) step));
    double second = state[1] / (1 - Math.pow(0.999, (double) step));
    return first / (Math.sqrt(second) + 1e-8);
  }

  @Test
  void followsAdam() {
    double[] state = new double[2];
    check(new Adam(), 0.05, (w, g, step) -> w - 0.05 * adam(state, g, step));
  }

  @Test
  void decaysWeightsApartFromTheGradient() {
    double[] state = new double[2];
    check(Adam.withDecay(0.1), 0.05, (w, g, step) -> w - 0.05 * (adam(state, g, step) + 0.1 * w));
  }

  @Test
  void schedulesPassThroughTheirCorners() {
    assertEquals(0.1, Schedule.constant(0.1).rate(7, 10));
    assertEquals(0.1 * 0.25, Schedule.step(0.1, 0.5, 3).rate(6.9, 10), 1e-12);
    assertEquals(0.1 * 0.81, Schedule.exponential(0.1, 0.9).rate(2, 10), 1e-12);
    assertEquals(0.1, Schedule.cosine(0.1).rate(0, 10), 1e-12);
    assertEquals(0.05, Schedule.cosine(0.1).rate(5, 10), 1e-12);
    assertEquals(0, Schedule.cosine(0.1).rate(10, 10), 1e-12);
    Schedule cycle = Schedule.oneCycle(0.1, 0.3);
    assertEquals(0.004, cycle.rate(0, 10), 1e-12);
    assertEquals(0.1, cycle.rate(3, 10), 1e-12);
    assertEquals(0.1 / 25_000, cycle.rate(10, 10), 1e-12);
  }

  @Test
  void refusesConstantsOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> new Sgd(1, false));
    assertThrows(IllegalArgumentException.class, () -> new Adam(0.9, 1, 1e-8, 0));
    assertThrows(IllegalArgumentException.class, () -> TrainingSettings.defaults().withShards(0));
    assertThrows(
        IllegalArgumentException.class, () -> TrainingSettings.defaults().withClipNorm(Double.NaN));
  }
}
