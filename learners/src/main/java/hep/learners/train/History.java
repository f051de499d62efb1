package hep.learners.train;

import java.util.List;

/**
 * What a run went through.
 *
 * @param epochs one entry an epoch, in order
 * @param best the number of the epoch whose weights were best on the validation part, or of the
 *     last where there is none; −1 before the first
 */
public record History(List<Epoch> epochs, int best) {
  /** Copies the list. */
  public History {
    epochs = List.copyOf(epochs);
  }

  /**
   * One epoch.
   *
   * @param number counted from 0
   * @param trainingLoss mean over the batches as they were met, while the weights changed
   * @param validationLoss after the epoch; NaN without a validation part
   * @param metric after the epoch; NaN without a metric
   * @param rate the learning rate of the last batch
   * @param seconds the time it took
   */
  public record Epoch(
      int number,
      double trainingLoss,
      double validationLoss,
      double metric,
      double rate,
      double seconds) {}
}
