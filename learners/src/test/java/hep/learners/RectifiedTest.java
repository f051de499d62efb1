package hep.learners;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import hep.learners.layers.Activation;
import hep.learners.layers.Convolution;
import hep.learners.layers.Dense;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RectifiedTest {
  @Test
  void hasTheBitsOfADenseLayerAndAReluBehindIt() {
    Parameters parameters = Parameters.seeded(3);
    Layer first = Dense.of(parameters.in("first"), 19, 37);
    Layer last = Dense.of(parameters.in("last"), 37, 2);
    compare(
        parameters,
        x -> last.apply(first.apply(x).relu()),
        first.then(Activation.RELU).then(last),
        11,
        19);
  }

  @Test
  void hasTheBitsOfAConvolutionAndAReluBehindIt() {
    Parameters parameters = Parameters.seeded(4);
    Layer first = Convolution.of(parameters.in("first"), Window.same(3, 3), 3, 10);
    Layer last = Convolution.of(parameters.in("last"), Window.same(3, 3), 10, 2);
    compare(
        parameters,
        x -> last.apply(first.apply(x).relu()),
        Layer.sequence(first, Activation.RELU, last),
        2,
        7,
        27,
        3);
  }

  /** Compares values and derivatives by all weights. */
  private static void compare(Parameters parameters, Layer two, Layer one, int... shape) {
    float[][] values = new float[2][];
    float[][] slopes = new float[2][];
    for (int i = 0; i < 2; i++) {
      Tape tape = Tape.training(parameters);
      tape.begin(1, 1, 0);
      Var y = (i == 0 ? two : one).apply(tape.gaussian(shape));
      values[i] = Arrays.copyOfRange(y.data(), y.start(), y.start() + y.size());
      tape.backward(y.times(y).mean());
      slopes[i] = tape.gradients().clone();
    }
    assertArrayEquals(values[0], values[1]);
    assertArrayEquals(slopes[0], slopes[1]);
  }
}
