package hep.analysis.segmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UNetTest {
  private static Tensor noise(int... shape) {
    Tensor images = Tensor.zeros(shape);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < images.data().length; i++) {
      images.data()[i] = (float) random.nextDouble(-1, 1);
    }
    return images;
  }

  @Test
  void hasTheConvolutionsWeightsAndPixelsOfThePaper() {
    UNet.Plan full = UNet.Plan.full();
    assertEquals(23, full.convolutions());
    assertEquals(388, full.outputSide(572));
    Parameters parameters = Parameters.seeded(1);
    UNet.of(parameters, full);
    assertEquals(23, parameters.list().stream().filter(p -> p.name().endsWith("weight")).count());
    assertEquals(31_030_658, parameters.count());
  }

  @Test
  void losesTheSamePixelsAsThePlanSays() {
    UNet.Plan plan = new UNet.Plan(2, 3, 2, 2, false, true, 0.5f);
    Parameters parameters = Parameters.seeded(1);
    UNet network = UNet.of(parameters, plan);
    Tape tape = Tape.evaluation(parameters);
    tape.begin(0, 0, 0);
    Var y = network.apply(tape.constant(noise(1, 60, 44, 2)));
    assertArrayEquals(new int[] {1, plan.outputSide(60), plan.outputSide(44), 3}, y.shape());
    assertEquals(20, plan.outputSide(60));
  }

  @Test
  void keepsTheSizeWhereImagesArePadded() {
    Parameters parameters = Parameters.seeded(1);
    UNet network = UNet.of(parameters, UNet.Plan.small(1, 1, 3, 4));
    Tape tape = Tape.evaluation(parameters);
    tape.begin(0, 0, 0);
    assertArrayEquals(
        new int[] {2, 16, 24, 1}, network.apply(tape.constant(noise(2, 16, 24, 1))).shape());
    assertEquals(
        "20 pixels cannot be halved 3 times: level 2 has 5.",
        assertThrows(
                IllegalArgumentException.class,
                () -> network.apply(tape.constant(noise(1, 20, 24, 1))))
            .getMessage());
  }

  @Test
  void seesTheFirstLevelAgainOnlyOverSkips() {
    for (boolean skips : new boolean[] {true, false}) {
      UNet.Plan plan = UNet.Plan.small(1, 1, 1, 8);
      Parameters parameters = Parameters.seeded(1);
      UNet network = UNet.of(parameters, skips ? plan : plan.withoutSkips());
      // with the way up from below cut, only a skip can tell one image from another
      Tensor up = parameters.named("up0/weight").value();
      parameters.named("up0/weight").set(Tensor.zeros(up.shape()));
      Tape tape = Tape.evaluation(parameters);
      tape.begin(0, 0, 0);
      float[] one = network.apply(tape.constant(noise(1, 8, 8, 1))).value().data();
      tape.begin(0, 0, 0);
      float[] blank = network.apply(tape.constant(Tensor.zeros(1, 8, 8, 1))).value().data();
      assertEquals(!skips, Arrays.equals(blank, one));
    }
  }

  @Test
  void refusesSizesThatMakeNoNetwork() {
    assertThrows(IllegalArgumentException.class, () -> UNet.Plan.small(0, 1, 3, 8));
    assertThrows(IllegalArgumentException.class, () -> UNet.Plan.small(1, 1, 9, 8));
    assertThrows(IllegalArgumentException.class, () -> UNet.Plan.small(1, 1, 8, 1024));
    assertThrows(IllegalArgumentException.class, () -> UNet.Plan.full().outputSide(570));
    assertThrows(IllegalArgumentException.class, () -> UNet.Plan.full().outputSide(124));
  }
}
