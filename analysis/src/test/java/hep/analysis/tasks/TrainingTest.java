package hep.analysis.tasks;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.learners.Initializer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.train.Schedule;
import hep.learners.train.Sgd;
import hep.learners.train.Table;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  @TempDir private Path folder;

  @Test
  void tellsWhereATrainingDivergedAndKeepsTheLastGoodState() throws Exception {
    Parameters parameters = Parameters.seeded(1);
    Parameter weight = parameters.weight("weight", Initializer.constant(1), 1, 1);
    Tensor ones = Tensor.zeros(8, 1);
    Arrays.fill(ones.data(), 1);
    Table table = Table.of(ones, ones);
    // each step multiplies the weight by about −200: beyond the range of a float in epoch 2
    Trainer<Table.Batch> trainer =
        new Trainer<>(
            parameters,
            (tape, batch) -> {
              var y = batch.features(tape).linear(tape.use(weight));
              return y.times(y).times(100).mean();
            },
            new Sgd(),
            Schedule.constant(1),
            TrainingSettings.defaults().withEpochs(40).withBatchSize(1).withPatience(0));
    InputException diverged =
        assertThrows(
            InputException.class,
            () ->
                Training.fit(
                    "trial",
                    trainer,
                    RunOptions.defaults().with(TrainingStates.in(folder)),
                    table));
    String message = String.valueOf(diverged.getMessage());
    assertTrue(message.startsWith("trial: Training diverged in epoch "), message);
    assertTrue(message.contains("Affine["), message);
    assertTrue(message.endsWith("is kept in " + folder.resolve("trial")), message);
    try (var kept = Files.list(folder.resolve("trial"))) {
      assertTrue(kept.findAny().isPresent());
    }
  }
}
