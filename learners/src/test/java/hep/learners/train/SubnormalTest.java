package hep.learners.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.layers.Dense;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a network knows by heart leaves no numbers behind that are slow to compute with. */
class SubnormalTest {
  /** Slopes of the logits of one example that is labelled 0. */
  private static float[] slopes(float... logits) {
    Parameters parameters = Parameters.seeded(1);
    Dense layer = Dense.of(parameters, 1, logits.length);
    Arrays.fill(parameters.values(), 0);
    Tape tape = Tape.training(parameters);
    Var one = tape.constant(new Tensor(new float[] {1}, 1, 1));
    System.arraycopy(
        logits, 0, parameters.values(), parameters.named("bias").offset(), logits.length);
    Var label = tape.constant(new Tensor(new float[] {0}, 1, 1));
    tape.backward(Losses.crossEntropy(layer.apply(one), label));
    return tape.gradient(parameters.named("bias")).data();
  }

  @Test
  void classesThatAreRuledOutHaveNoSlope() {
    float[] slopes = slopes(60, -26, 20, 58);
    assertEquals(0, slopes[1], "e^−86 is below 2^−80");
    assertEquals(Math.exp(-40) / (1 + Math.exp(-2)), slopes[2], 1e-23, "e^−40 is above");
    assertEquals(1 / (1 + Math.exp(2)), slopes[3], 1e-6);
  }

  @Test
  void averagesOfSlopesThatHaveEndedReachZero() {
    for (Optimizer optimizer : List.of(new Adam(), new Sgd(0.9, true), new RmsProp())) {
      float[] weights = new float[21];
      float[] slopes = new float[21];
      optimizer.begin(weights.length);
      for (int step = 1; step < 3000; step++) {
        // 1e-21 has a square that is subnormal; so has its average later on.
        Arrays.fill(slopes, step == 1 ? 1e-3f : step < 10 ? 1e-21f : 0);
        optimizer.update(weights, slopes, 0, weights.length, 1e-3, step);
      }
      for (float[] state : optimizer.state()) {
        for (float each : state) {
          assertTrue(each == 0 || Math.abs(each) > Float.MIN_NORMAL, optimizer + " keeps " + each);
        }
      }
    }
  }
}
