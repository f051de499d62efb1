package hep.learners.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.learners.Initializer;
import hep.learners.Losses;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Tensor;
import org.junit.jupiter.api.Test;

/** One weight w with the loss (w − 1)² and plain descent at rate 1/4, so that 1 − w halves. */
class WeightAverageTest {
  private static final Table EXAMPLES = Table.of(Tensor.zeros(4, 1), Tensor.zeros(4, 1));

  private static float fit(int epochs, WeightAverage average, boolean validate) {
    Parameters parameters = Parameters.seeded(1);
    Parameter weight = parameters.weight("w", Initializer.zeros(), 1);
    Objective<Table.Batch> objective =
        (tape, batch) ->
            Losses.squared(tape.use(weight), tape.constant(new Tensor(new float[] {1}, 1)));
    Trainer<Table.Batch> trainer =
        new Trainer<>(
                parameters,
                objective,
                new Sgd(),
                Schedule.constant(0.25),
                TrainingSettings.defaults().withEpochs(epochs).withBatchSize(2).withShards(1))
            .average(average);
    if (validate) {
      trainer.fit(EXAMPLES, EXAMPLES);
    } else {
      trainer.fit(EXAMPLES);
    }
    return weight.value().data()[0];
  }

  @Test
  void leavesTheMeanOfTheWeightsAfterTheLastEpochs() {
    // Two updates an epoch: after the epochs 2, 3 and 4 the distance is 4⁻³, 4⁻⁴ and 4⁻⁵.
    double expected = 1 - (Math.pow(4, -3) + Math.pow(4, -4) + Math.pow(4, -5)) / 3;
    assertEquals(expected, fit(5, WeightAverage.ofEpochs(2), false), 1e-6);
    assertEquals(expected, fit(5, WeightAverage.ofEpochs(2), true), 1e-6);
  }

  @Test
  void leavesTheMovingAverageOfTheWeightsAfterEachUpdate() {
    double average = 0;
    for (int update = 1; update <= 20; update++) {
      double keep = Math.min(0.6, (1.0 + update) / (10 + update));
      average = keep * average + (1 - keep) * (1 - Math.pow(2, -update));
    }
    assertEquals(average, fit(10, WeightAverage.moving(0.6), false), 1e-6);
  }

  @Test
  void validatesTheAverage() {
    // The mean over the epochs gets better each epoch, so the last is best in both cases.
    assertArrayEquals(
        new float[] {fit(3, WeightAverage.ofEpochs(0), false)},
        new float[] {fit(3, WeightAverage.ofEpochs(0), true)});
  }
}
