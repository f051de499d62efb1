package hep.analysis.tasks;

import hep.learners.train.ProgressListener;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a task is run.
 *
 * @param epochs how often each network of the task sees its training part, at least 1
 * @param seed of the split, the first weights, the order and the noise; the same seed gives the
 *     same bits at any number of threads
 * @param threads at least 1
 * @param listener hears how the training goes; a task with several networks reports one run over
 *     all their epochs
 * @param checkpoints folder that keeps the state of a training from epoch to epoch; a training that
 *     finds its own states there goes on from the newest, with the same bits as if it had never
 *     stopped
 */
public record RunOptions(
    int epochs, long seed, int threads, ProgressListener listener, Optional<Path> checkpoints) {
  /** Checks the ranges. */
  public RunOptions {
    if (epochs < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "epochs and threads must be at least 1, found " + epochs + " and " + threads);
    }
  }

  /** Without checkpoints. */
  public RunOptions(int epochs, long seed, int threads, ProgressListener listener) {
    this(epochs, seed, threads, listener, Optional.empty());
  }

  /** 40 epochs, seed 1, all processors, silent, no checkpoints. */
  public static RunOptions defaults() {
    return new RunOptions(
        40, 1, Runtime.getRuntime().availableProcessors(), ProgressListener.silent());
  }

  /** With another number of epochs. */
  public RunOptions withEpochs(int value) {
    return new RunOptions(value, seed, threads, listener, checkpoints);
  }

  /** With another seed. */
  public RunOptions withSeed(long value) {
    return new RunOptions(epochs, value, threads, listener, checkpoints);
  }

  /** With another number of threads. */
  public RunOptions withThreads(int value) {
    return new RunOptions(epochs, seed, value, listener, checkpoints);
  }

  /** With a listener. */
  public RunOptions withListener(ProgressListener value) {
    return new RunOptions(epochs, seed, threads, value, checkpoints);
  }

  /** With a folder for the states of the training. */
  public RunOptions withCheckpoints(Path folder) {
    return new RunOptions(epochs, seed, threads, listener, Optional.of(folder));
  }

  /** With a folder of that name inside the one for the states, where there is one. */
  public RunOptions inside(String name) {
    return checkpoints.map(folder -> withCheckpoints(folder.resolve(name))).orElse(this);
  }
}
