package hep.learners.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.learners.Layer;
import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.layers.Activation;
import hep.learners.layers.BatchNorm;
import hep.learners.layers.Dropout;
import hep.learners.layers.Mlp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  private static final TrainingSettings SETTINGS =
      TrainingSettings.defaults()
          .withEpochs(6)
          .withBatchSize(64)
          .withShards(4)
          .withThreads(2)
          .withPatience(4);

  @TempDir private Path folder;
  private final Table all = TrainerTest.gaussians(500, 1, 5);
  private final Split split = Split.of(all.size(), 0.8, 1);
  private final List<String> lines = new ArrayList<>();

  private record Run(Parameters parameters, Trainer<Table.Batch> trainer) {}

  private Run run(Optimizer optimizer) {
    Parameters parameters = Parameters.seeded(9);
    Layer model =
        Mlp.of(parameters.in("first"), Activation.TANH, 2, 24)
            .then(new Dropout(0.2f))
            .then(BatchNorm.of(parameters.in("norm"), 24))
            .then(Mlp.of(parameters.in("second"), Activation.RELU, 24, 16, 1));
    Trainer<Table.Batch> trainer =
        new Trainer<Table.Batch>(
                parameters,
                (tape, batch) ->
                    Losses.binaryCrossEntropy(
                        model.apply(batch.features(tape)), batch.targets(tape)),
                optimizer,
                Schedule.oneCycle(0.01, 0.3),
                SETTINGS)
            .listener(ProgressListener.lines(lines::add));
    return new Run(parameters, trainer);
  }

  private History fit(Run run) {
    return run.trainer.fit(all.only(split.training()), all.only(split.validation()));
  }

  private static void assertSameRun(History expected, History found) {
    assertEquals(expected.best(), found.best());
    assertEquals(expected.epochs().size(), found.epochs().size());
    for (int i = 0; i < found.epochs().size(); i++) {
      assertEquals(expected.epochs().get(i).trainingLoss(), found.epochs().get(i).trainingLoss());
      assertEquals(
          expected.epochs().get(i).validationLoss(), found.epochs().get(i).validationLoss());
    }
  }

  @Test
  void goesOnInTheMiddleOfAnEpochAsIfItHadNotBeenStopped() {
    for (Optimizer optimizer : List.of(new Adam(), new Sgd(0.9, true))) {
      Run whole = run(optimizer);
      History expected = fit(whole);
      AtomicInteger batches = new AtomicInteger();
      Path here = folder.resolve(optimizer.toString());
      Run first = run(optimizer);
      // 400 examples make 7 batches an epoch: this stops in the third epoch.
      first.trainer.checkpoints(here).stopWhen(() -> batches.incrementAndGet() > 17);
      assertEquals(2, fit(first).epochs().size());
      assertTrue(lines.getLast().startsWith("stopped on request"), lines.getLast());
      Run second = run(optimizer);
      second.trainer.checkpoints(here).resume();
      assertSameRun(expected, fit(second));
      assertArrayEquals(whole.parameters.values(), second.parameters.values());
    }
  }

  @Test
  void passesOverADamagedCheckpointAndUsesTheOneBefore() throws IOException {
    Run whole = run(new Adam());
    History expected = fit(whole);
    AtomicInteger batches = new AtomicInteger();
    Run first = run(new Adam());
    first.trainer.checkpoints(folder).stopWhen(() -> batches.incrementAndGet() > 17);
    fit(first);
    List<Path> files = files();
    assertEquals(3, files.size());
    Path newest = files.getLast();
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(newest, bytes);
    Run second = run(new Adam());
    second.trainer.checkpoints(folder).resume();
    lines.clear();
    assertSameRun(expected, fit(second));
    assertTrue(
        lines.getFirst().startsWith(newest + " is not a readable model: its checksum"),
        lines.getFirst());
    assertArrayEquals(whole.parameters.values(), second.parameters.values());
  }

  @Test
  void keepsThreeFilesAndLeavesNothingHalfWritten() throws IOException {
    Run run = run(new Adam());
    run.trainer.checkpoints(folder);
    fit(run);
    assertEquals(3, files().size());
    assertTrue(files().stream().allMatch(each -> each.toString().endsWith(".checkpoint")));
  }

  @Test
  void refusesToGoOnWithAnotherRun() {
    Run run = run(new Adam());
    run.trainer.checkpoints(folder);
    fit(run);
    Run other = run(new Sgd());
    other.trainer.checkpoints(folder).resume();
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> fit(other));
    assertTrue(
        refusal.toString().contains("its optimizer is Adam, now it is SGD"), refusal.toString());
  }

  @Test
  void startsFromTheBeginningWhereThereIsNoCheckpoint() {
    Run whole = run(new Adam());
    fit(whole);
    Run fresh = run(new Adam());
    fresh.trainer.checkpoints(folder.resolve("empty")).resume();
    fit(fresh);
    assertArrayEquals(whole.parameters.values(), fresh.parameters.values());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
