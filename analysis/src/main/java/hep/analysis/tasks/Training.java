package hep.analysis.tasks;

import hep.analysis.InputException;
import hep.learners.train.Examples;
import hep.learners.train.History;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingDivergedException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A training as a part of a run: its progress is told, its states are kept where the run keeps
 * states, and it goes on from the newest that an interrupted run has left, to the same bits.
 */
public final class Training {
  private Training() {}

  /**
   * Trains for all epochs.
   *
   * @param name of the training, for its folder and for what is told of it
   * @throws InputException where a value is not finite; it names epoch, batch and step, and where
   *     the last good state is
   */
  public static <B> History fit(
      String name, Trainer<B> trainer, RunOptions options, Examples<B> examples) {
    return told(name, trainer, options, () -> trainer.fit(examples));
  }

  /**
   * Trains, and leaves the weights of the epoch that was best on other examples.
   *
   * @param name of the training, for its folder and for what is told of it
   * @throws InputException where a value is not finite; it names epoch, batch and step, and where
   *     the last good state is
   */
  public static <B> History fit(
      String name,
      Trainer<B> trainer,
      RunOptions options,
      Examples<B> examples,
      Examples<B> validation) {
    return told(name, trainer, options, () -> trainer.fit(examples, validation));
  }

  private static History told(
      String name, Trainer<?> trainer, RunOptions options, Supplier<History> fit) {
    Optional<Path> folder = options.states().map(states -> states.next(name));
    folder.ifPresent(each -> trainer.checkpoints(each).resume());
    trainer.listener(options.listener());
    try {
      return fit.get();
    } catch (TrainingDivergedException e) {
      String rest =
          folder.isEmpty()
              ? ""
              : e.epoch() == 0
                  ? "; no epoch was done before it"
                  : "; the state after epoch %d is kept in %s".formatted(e.epoch(), folder.get());
      String sentence = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
      throw new InputException(name + ": " + sentence + rest, e);
    }
  }
}
