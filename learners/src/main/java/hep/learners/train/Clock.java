package hep.learners.train;

/** Measures epochs and estimates what is left from the batches done in this process. */
final class Clock {
  private final int batches;
  private final int epochs;
  private final long first;
  private final long start = System.nanoTime();
  private long epochStart = start;

  Clock(int batches, int epochs, RunState state) {
    this.batches = batches;
    this.epochs = epochs;
    this.first = done(state);
  }

  private long done(RunState state) {
    return (long) state.epoch * batches + state.batch;
  }

  double secondsLeft(RunState state) {
    long here = done(state);
    double each = seconds(start) / Math.max(1, here - first);
    return each * ((long) epochs * batches - here);
  }

  /** Returns the time since the last call. */
  double epochSeconds() {
    double seconds = seconds(epochStart);
    epochStart = System.nanoTime();
    return seconds;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) * 1e-9;
  }
}
