package hep.learners.train;

/** What a trainer tells a {@link ProgressListener}. */
public sealed interface Progress {
  /** A run begins or goes on. */
  record Started(int firstEpoch, int epochs, int batches, long weights, int threads)
      implements Progress {}

  /**
   * A batch is done; epochs and batches are counted from 0; the loss is the mean of the epoch so
   * far.
   */
  record BatchDone(
      int epoch, int epochs, int batch, int batches, double loss, double rate, double secondsLeft)
      implements Progress {}

  /** An epoch is done; {@code improved} if its weights are the best so far. */
  record EpochDone(
      History.Epoch epoch, int epochs, String metricName, boolean improved, double secondsLeft)
      implements Progress {}

  /** A damaged checkpoint was passed over; the reason is a sentence that names the file. */
  record CheckpointRefused(String reason) implements Progress {}

  /** The run is over. */
  record Finished(History history, Reason reason) implements Progress {}

  /** Why a run ended. */
  enum Reason {
    /** All epochs are done. */
    ALL_EPOCHS,
    /** The validation part did not improve for as many epochs as the patience allows. */
    NO_IMPROVEMENT,
    /** The caller asked to stop. */
    STOPPED
  }
}
