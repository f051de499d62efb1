package hep.learners.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.learners.AdversarialLosses;
import hep.learners.Initializer;
import hep.learners.Layer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.BatchNorm;
import hep.learners.layers.Dense;
import hep.learners.layers.Mlp;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sides that take turns: a generator of one number from one number, and a discriminator. */
class TurnsTest {
  @TempDir private Path folder;

  private record Game(
      Parameters parameters, Layer generator, Layer discriminator, Parameter between) {
    /** The sides' weights alternate in the store, so that neither is one stretch. */
    static Game of() {
      Parameters p = Parameters.seeded(4);
      Layer makes =
          BatchNorm.of(p.in("generator").in("norm"), 1)
              .then(Dense.of(p.in("generator").in("line"), 1, 1));
      Layer judge = Mlp.of(p.in("discriminator"), Activation.TANH, 1, 16);
      Parameter between = p.in("generator").weight("unused", Initializer.constant(1), 3);
      Layer last = Dense.of(p.in("discriminator").in("last"), 16, 1);
      return new Game(p, makes, judge.then(Activation.TANH).then(last), between);
    }

    Var made(Tape tape, Table.Batch batch) {
      return generator.apply(batch.features(tape).columns(0, 1));
    }

    List<Side<Table.Batch>> sides() {
      return List.of(
          new Side<>(
              parameters.in("discriminator"),
              (tape, batch) ->
                  AdversarialLosses.discriminator(
                      discriminator.apply(batch.features(tape).columns(1, 2)),
                      discriminator.apply(made(tape, batch)),
                      1),
              new Adam(0.5, 0.999, 1e-8, 0),
              Schedule.constant(0.01),
              2),
          new Side<>(
              parameters.in("generator"),
              (tape, batch) -> AdversarialLosses.generator(discriminator.apply(made(tape, batch))),
              new RmsProp(),
              Schedule.cosine(0.003),
              1));
    }

    Trainer<Table.Batch> trainer(int epochs) {
      return Trainer.inTurn(
          parameters,
          sides(),
          TrainingSettings.defaults()
              .withEpochs(epochs)
              .withBatchSize(50)
              .withShards(2)
              .withThreads(2));
    }
  }

  /** Noise in the first column, real examples N(3, 1) in the second. */
  private static Table examples() {
    SplittableRandom random = new SplittableRandom(8);
    float[] values = new float[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() + (i % 2 == 0 ? 0 : 3));
    }
    return Table.of(new Tensor(values, 500, 2), Tensor.zeros(500, 1));
  }

  @Test
  void changesOnlyTheWeightsOfTheSideWhoseTurnItIs() {
    Game game = Game.of();
    float[] start = game.parameters.values().clone();
    AtomicInteger asked = new AtomicInteger();
    game.trainer(1).stopWhen(() -> asked.incrementAndGet() > 2).fit(examples());
    assertSame(start, game, "generator", true);
    assertSame(start, game, "discriminator", false);
    Game longer = Game.of();
    asked.set(0);
    longer.trainer(1).stopWhen(() -> asked.incrementAndGet() > 3).fit(examples());
    assertSame(game.parameters.values(), longer, "discriminator", true);
    assertSame(start, longer, "generator", false);
    assertArrayEquals(new float[] {1, 1, 1}, longer.between.value().data());
    assertTrue(longer.parameters.list().stream().noneMatch(Parameter::isFrozen));
  }

  private static void assertSame(float[] values, Game game, String side, boolean same) {
    for (Parameter each :
        game.parameters.in(side).in(side.equals("generator") ? "line" : "last").list()) {
      float[] before =
          java.util.Arrays.copyOfRange(values, each.offset(), each.offset() + each.size());
      if (same) {
        assertArrayEquals(before, each.value().data(), each.name());
      } else {
        assertFalse(java.util.Arrays.equals(before, each.value().data()), each.name());
      }
    }
  }

  @Test
  void movesWhatIsMadeOntoWhatIsReal() {
    Game game = Game.of();
    game.trainer(150).fit(examples());
    Tensor made = Inference.predict(game.parameters, examples(), game::made, 2);
    double mean = 0;
    for (float value : made.data()) {
      mean += value / made.data().length;
    }
    assertEquals(3, mean, 0.5);
  }

  @Test
  void goesOnInTheMiddleOfATurnAsIfItHadNotBeenStopped() {
    for (int updates : new int[] {16, 17, 18, 23}) {
      Game whole = Game.of();
      whole.trainer(4).average(WeightAverage.moving(0.99)).fit(examples());
      Path here = folder.resolve("after" + updates);
      AtomicInteger asked = new AtomicInteger();
      Game first = Game.of();
      first
          .trainer(4)
          .average(WeightAverage.moving(0.99))
          .checkpoints(here)
          .stopWhen(() -> asked.incrementAndGet() > updates)
          .fit(examples());
      Game second = Game.of();
      second
          .trainer(4)
          .average(WeightAverage.moving(0.99))
          .checkpoints(here)
          .resume()
          .fit(examples());
      assertArrayEquals(whole.parameters.values(), second.parameters.values());
    }
  }

  @Test
  void refusesToTrainNobody() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Trainer.inTurn(Parameters.seeded(1), List.of(), TrainingSettings.defaults()));
  }
}
