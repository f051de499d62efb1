package hep.analysis.tasks;

import hep.learners.model.Provenance;
import hep.learners.train.ProgressListener;
import hep.learners.train.TrainingSettings;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a task is run.
 *
 * @param epochs how often each network of the task sees its training part, at least 1
 * @param seed of the split, the first weights, the order and the noise; the same seed gives the
 *     same bits at any number of threads
 * @param threads at least 1
 * @param listener hears how the training goes; a task with several networks reports one run over
 *     all their epochs
 * @param states where trainings keep their states from epoch to epoch; a training that finds its
 *     own there goes on from the newest, with the same bits as if it had never stopped
 * @param files SHA-256 of the input files by their names, for the model's provenance
 */
public record RunOptions(
    int epochs,
    long seed,
    int threads,
    ProgressListener listener,
    Optional<TrainingStates> states,
    Map<String, String> files) {
  private static final int SHARDS = 4;

  /** Checks the ranges. */
  public RunOptions {
    if (epochs < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "epochs and threads must be at least 1, found " + epochs + " and " + threads);
    }
  }

  /** Without states. */
  public RunOptions(int epochs, long seed, int threads, ProgressListener listener) {
    this(epochs, seed, threads, listener, Optional.empty(), Map.of());
  }

  /** 40 epochs, seed 1, all processors, silent, no states kept. */
  public static RunOptions defaults() {
    return new RunOptions(
        40, 1, Runtime.getRuntime().availableProcessors(), ProgressListener.silent());
  }

  /** With another number of epochs. */
  public RunOptions withEpochs(int value) {
    return new RunOptions(value, seed, threads, listener, states, files);
  }

  /** With another seed. */
  public RunOptions withSeed(long value) {
    return new RunOptions(epochs, value, threads, listener, states, files);
  }

  /** With another number of threads. */
  public RunOptions withThreads(int value) {
    return new RunOptions(epochs, seed, value, listener, states, files);
  }

  /** With a listener. */
  public RunOptions withListener(ProgressListener value) {
    return new RunOptions(epochs, seed, threads, value, states, files);
  }

  /**
   * How a network of the task is trained: all epochs, in batches of four shards, so that the result
   * is the same at any number of threads.
   *
   * @param batchSize examples an update
   */
  public TrainingSettings training(int batchSize) {
    return new TrainingSettings(epochs, batchSize, SHARDS, threads, seed, 0, 0);
  }

  /** With a place for the states of the trainings. */
  public RunOptions with(TrainingStates value) {
    return new RunOptions(epochs, seed, threads, listener, Optional.of(value), files);
  }

  /** Without keeping states, for what is told along a training and would be lost with them. */
  public RunOptions withoutStates() {
    return new RunOptions(epochs, seed, threads, listener, Optional.empty(), files);
  }

  /** With a folder of that name inside the one for the states, where there is one. */
  public RunOptions inside(String name) {
    return states.map(all -> with(all.inside(name))).orElse(this);
  }

  /** With the checksums of the input files. */
  public RunOptions withFiles(Map<String, String> checksums) {
    return new RunOptions(epochs, seed, threads, listener, states, Map.copyOf(checksums));
  }

  /**
   * Where a model that was trained like this comes from.
   *
   * @param what it learned from, such as {@code training_jets}
   * @param count how many of them
   */
  public Provenance provenance(String what, int count) {
    return Provenance.of(seed, new TreeMap<>(files), Map.of("epochs", Integer.toString(epochs)))
        .with(what, Integer.toString(count));
  }
}
