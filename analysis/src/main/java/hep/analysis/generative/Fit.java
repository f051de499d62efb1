package hep.analysis.generative;

import hep.analysis.InputException;
import hep.analysis.tasks.RunOptions;
import hep.learners.Parameters;
import hep.learners.train.Adam;
import hep.learners.train.Examples;
import hep.learners.train.History;
import hep.learners.train.Objective;
import hep.learners.train.Schedule;
import hep.learners.train.Table;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingDivergedException;
import hep.learners.train.TrainingSettings;
import hep.learners.train.WeightAverage;
import java.nio.file.Path;
import java.util.Optional;

/** Trains with checkpoints, and says of a training that diverged where its last good state is. */
final class Fit {
  private static final double RATE = 2e-3;

  /** Parts of a batch, whatever the number of threads. */
  private static final int SHARDS = 4;

  private static final int BATCH = 64;

  private Fit() {}

  /**
   * Trains, or goes on with the training that has left its states in the folder of this name.
   *
   * @param name of the training, told where it diverges
   * @throws InputException where a value is not finite; it names epoch, batch and step
   */
  static <B> History run(
      Trainer<B> trainer, String name, Examples<B> examples, RunOptions options) {
    Optional<Path> folder = options.checkpoints().map(all -> all.resolve(name));
    folder.ifPresent(each -> trainer.checkpoints(each).resume());
    try {
      return trainer.listener(options.listener()).fit(examples);
    } catch (TrainingDivergedException e) {
      String rest =
          folder.isEmpty()
              ? ""
              : e.epoch() == 0
                  ? "; no epoch was done before it"
                  : "; the state after epoch %d is kept in %s".formatted(e.epoch(), folder.get());
      String told = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
      throw new InputException(name + ": " + told + rest, e);
    }
  }

  /** Trains with Adam, one cycle of the rate and a moving average of the weights. */
  static History averaged(
      Parameters weights,
      Objective<Table.Batch> objective,
      Table table,
      String name,
      RunOptions options) {
    TrainingSettings settings =
        TrainingSettings.defaults()
            .withEpochs(options.epochs())
            .withBatchSize(BATCH)
            .withShards(SHARDS)
            .withThreads(options.threads())
            .withSeed(options.seed())
            .withPatience(0)
            .withClipNorm(1);
    return run(
        new Trainer<>(weights, objective, new Adam(), Schedule.oneCycle(RATE, 0.1), settings)
            .average(WeightAverage.moving(0.999)),
        name,
        table,
        options);
  }
}
