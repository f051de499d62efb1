package hep.learners.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TrainerBehaviourTest {
  private static final TrainingSettings SETTINGS =
      TrainingSettings.defaults().withEpochs(6).withBatchSize(64).withShards(4).withThreads(1);

  private final Parameters parameters = Parameters.seeded(2);
  private final Mlp model = Mlp.of(parameters, Activation.RELU, 2, 8, 1);
  private final Table table = TrainerTest.gaussians(300, 1, 5);

  private Trainer<Table.Batch> trainer(Schedule schedule, TrainingSettings settings) {
    return new Trainer<Table.Batch>(
        parameters,
        (tape, batch) ->
            Losses.binaryCrossEntropy(model.apply(batch.features(tape)), batch.targets(tape)),
        new Adam(),
        schedule,
        settings);
  }

  @Test
  void namesEpochBatchAndStepWhereTrainingDiverges() {
    float[] features = table.features().data();
    int[] order = Split.shuffled(300, SETTINGS.seed() * 0x9E3779B97F4A7C15L);
    features[2 * order[150]] = Float.POSITIVE_INFINITY;
    TrainingDivergedException diverged =
        assertThrows(
            TrainingDivergedException.class,
            () -> trainer(Schedule.constant(1e-3), SETTINGS).fit(table));
    assertEquals(0, diverged.epoch());
    assertEquals(2, diverged.batch());
    assertTrue(diverged.op().startsWith("Linear[x=[16, 2], weight=0/weight[2, 8]"), diverged.op());
    assertTrue(diverged.toString().contains("epoch 1, batch 3"), diverged.toString());
  }

  @Test
  void keepsTheEpochThatWasBestAndStopsWhenNoneIsBetter() {
    double[] figures = {0.6, 0.7, 0.65, 0.69, 0.5, 0.9};
    List<float[]> seen = new ArrayList<>();
    AtomicInteger epoch = new AtomicInteger();
    Monitor monitor =
        new Monitor(
            "figure",
            true,
            () -> {
              seen.add(parameters.values().clone());
              return figures[epoch.getAndIncrement()];
            });
    List<String> lines = new ArrayList<>();
    History history =
        trainer(Schedule.constant(1e-3), SETTINGS.withPatience(3))
            .monitor(monitor)
            .listener(ProgressListener.lines(lines::add))
            .fit(table);
    assertEquals(5, history.epochs().size());
    assertEquals(1, history.best());
    assertArrayEquals(seen.get(1), parameters.values());
    assertTrue(
        lines.get(1).contains("figure 0.70000") && lines.get(1).endsWith("best"), lines.get(1));
    assertEquals(
        "stopped early, as the validation part no longer improved; the best was epoch 2",
        lines.getLast());
  }

  @Test
  void tellsOfEveryBatchInOrder() {
    List<Progress> heard = new ArrayList<>();
    trainer(Schedule.constant(1e-3), SETTINGS.withEpochs(2)).listener(heard::add).fit(table);
    assertEquals(1 + 2 * (5 + 1) + 1, heard.size());
    assertTrue(
        heard.getFirst() instanceof Progress.Started started
            && started.batches() == 5
            && started.weights() == 33);
    assertTrue(
        heard.get(5) instanceof Progress.BatchDone done
            && done.batch() == 4
            && done.secondsLeft() >= 0);
    assertTrue(heard.get(6) instanceof Progress.EpochDone done && done.epoch().number() == 0);
    assertTrue(
        heard.getLast() instanceof Progress.Finished finished
            && finished.reason() == Progress.Reason.ALL_EPOCHS);
  }

  @Test
  void leavesFrozenWeightsAlone() {
    parameters.in("0").freeze(true);
    Tensor before = parameters.named("0/weight").value();
    Tensor free = parameters.named("1/weight").value();
    trainer(Schedule.constant(1e-2), SETTINGS).fit(table);
    assertArrayEquals(before.data(), parameters.named("0/weight").value().data());
    assertTrue(Math.abs(free.at(0, 0) - parameters.named("1/weight").value().at(0, 0)) > 1e-4);
  }

  @Test
  void clippingBoundsTheStepOfPlainDescent() {
    float[] before = parameters.values().clone();
    new Trainer<Table.Batch>(
            parameters,
            (tape, batch) ->
                Losses.squared(model.apply(batch.features(tape)), batch.targets(tape)).times(1000),
            new Sgd(),
            Schedule.constant(0.5),
            SETTINGS.withEpochs(1).withBatchSize(300).withClipNorm(0.1))
        .fit(table);
    double square = 0;
    for (int i = 0; i < before.length; i++) {
      square += Math.pow(before[i] - (double) parameters.values()[i], 2);
    }
    assertEquals(0.5 * 0.1, Math.sqrt(square), 1e-6);
  }

  @Test
  void aWarmStepAllocatesOnlyTheRecordsOfItsSteps() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Tape tape = Tape.training(parameters);
    Table big = TrainerTest.gaussians(256, 1, 5);
    int[] order = Split.shuffled(256, 1);
    Optimizer optimizer = new Adam();
    // Until the JIT has compiled them, vector operations allocate; a loaded machine takes its time.
    long allocated = Long.MAX_VALUE;
    for (int step = 1; step <= 100_000 && allocated >= 8_000; step++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      tape.begin(1, step, 0);
      Table.Batch batch = big.batch(order, 0, 256);
      Var loss = Losses.binaryCrossEntropy(model.apply(batch.features(tape)), batch.targets(tape));
      tape.backward(loss);
      optimizer.step(parameters, tape, 1e-3, step);
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    // Values and gradients of this step take 256 · 36 floats, 37 kB.
    assertTrue(allocated < 8_000, "a step allocated " + allocated + " bytes");
  }
}
