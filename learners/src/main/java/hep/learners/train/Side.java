package hep.learners.train;

import hep.learners.Parameters;

/**
 * One side of a training in which several objectives take turns, as a generator and a discriminator
 * do, each with its own weights and its own optimiser.
 *
 * @param weights the prefix whose weights this side changes; all others are frozen during its turn
 * @param objective what it minimises
 * @param optimizer its rule; not shared with another side
 * @param schedule its learning rate
 * @param batches how many batches in a row are its turn, at least one
 * @param <B> the form of a batch
 */
public record Side<B>(
    Parameters weights,
    Objective<B> objective,
    Optimizer optimizer,
    Schedule schedule,
    int batches) {
  /**
   * Checks the number of batches.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public Side {
    if (batches < 1) {
      throw new IllegalArgumentException(
          "A turn lasts for at least one batch, found " + batches + ".");
    }
  }
}
