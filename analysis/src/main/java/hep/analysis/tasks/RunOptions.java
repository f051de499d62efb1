package hep.analysis.tasks;

import hep.learners.train.ProgressListener;

/**
 * How a task is run.
 *
 * @param epochs how often each network of the task sees its training part, at least 1
 * @param seed of the split, the first weights, the order and the noise; the same seed gives the
 *     same bits at any number of threads
 * @param threads at least 1
 * @param listener hears how the training goes; a task with several networks reports one run over
 *     all their epochs
 */
public record RunOptions(int epochs, long seed, int threads, ProgressListener listener) {
  /** Checks the ranges. */
  public RunOptions {
    if (epochs < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "epochs and threads must be at least 1, found " + epochs + " and " + threads);
    }
  }

  /** 40 epochs, seed 1, all processors, silent. */
  public static RunOptions defaults() {
    return new RunOptions(
        40, 1, Runtime.getRuntime().availableProcessors(), ProgressListener.silent());
  }

  /** With another number of epochs. */
  public RunOptions withEpochs(int value) {
    return new RunOptions(value, seed, threads, listener);
  }

  /** With another seed. */
  public RunOptions withSeed(long value) {
    return new RunOptions(epochs, value, threads, listener);
  }

  /** With another number of threads. */
  public RunOptions withThreads(int value) {
    return new RunOptions(epochs, seed, value, listener);
  }

  /** With a listener. */
  public RunOptions withListener(ProgressListener value) {
    return new RunOptions(epochs, seed, threads, value);
  }
}
