package hep.learners.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.learners.Initializer;
import hep.learners.Losses;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Tensor;
import org.junit.jupiter.api.Test;

class RateFinderTest {
  private static final Table EXAMPLES =
      Table.of(
          Tensor.zeros(8, 1),
          new Tensor(new float[] {0.99f, 1.01f, 0.98f, 1.02f, 1, 1.01f, 0.99f, 1}, 8, 1));

  /** On (w − t)² with t about 1, plain descent diverges for rates above 1 and falls below it. */
  @Test
  void findsTheRatesBetweenStandingStillAndDiverging() {
    Parameters parameters = Parameters.seeded(1);
    Parameter weight = parameters.weight("w", Initializer.zeros(), 1, 1);
    Objective<Table.Batch> objective =
        (tape, batch) ->
            Losses.squared(
                tape.use(weight).gather(new int[batch.targets(tape).rows()]), batch.targets(tape));
    TrainingSettings settings =
        TrainingSettings.defaults().withBatchSize(3).withShards(2).withThreads(2);
    RateFinder found =
        RateFinder.search(parameters, objective, new Sgd(), settings, EXAMPLES, 1e-4, 1e3, 200);
    assertTrue(found.points().size() < 200, "it ends where the loss diverges");
    assertTrue(found.points().getLast().rate() > 1);
    assertEquals(1e-4, found.points().getFirst().rate(), 1e-12);
    assertEquals(1, found.points().getFirst().loss(), 0.05);
    assertTrue(found.steepest() > 0.005 && found.steepest() < 1, "found " + found.steepest());
    assertArrayEquals(new float[1], weight.value().data());
  }

  @Test
  void refusesRatesThatDoNotAscend() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            RateFinder.search(
                Parameters.seeded(1),
                (tape, batch) -> tape.zeros(1),
                new Sgd(),
                TrainingSettings.defaults(),
                EXAMPLES,
                1,
                0.1,
                10));
  }
}
