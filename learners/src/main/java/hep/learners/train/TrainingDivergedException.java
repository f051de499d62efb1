package hep.learners.train;

/**
 * Thrown when a loss is infinite or not a number; it names the epoch, the batch and the first step
 * that went wrong.
 */
public final class TrainingDivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int epoch;
  private final int batch;
  private final String op;

  TrainingDivergedException(int epoch, int batch, String op) {
    super(
        "Training diverged in epoch "
            + (epoch + 1)
            + ", batch "
            + (batch + 1)
            + ": the first value that is not finite is that of "
            + op
            + ". A smaller learning rate, gradient clipping or scaled inputs may help.");
    this.epoch = epoch;
    this.batch = batch;
    this.op = op;
  }

  /** Returns the epoch, from 0. */
  public int epoch() {
    return epoch;
  }

  /** Returns the batch within the epoch, from 0. */
  public int batch() {
    return batch;
  }

  /** Returns the first step on the tape whose value is not finite. */
  public String op() {
    return op;
  }
}
