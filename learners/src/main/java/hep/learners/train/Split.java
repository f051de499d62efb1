package hep.learners.train;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A division of examples into a training and a validation part.
 *
 * @param training numbers of examples, ascending
 * @param validation numbers of examples, ascending
 */
public record Split(int[] training, int[] validation) {
  /**
   * Divides at random; the same seed gives the same parts.
   *
   * @param size the number of examples
   * @param fraction the training part, usually 0.8
   */
  public static Split of(int size, double fraction, long seed) {
    if (!(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "The training fraction lies above 0 and at most at 1, found " + fraction + ".");
    }
    int[] order = shuffled(size, seed);
    int first = (int) Math.round(fraction * size);
    int[] training = Arrays.copyOf(order, first);
    int[] validation = Arrays.copyOfRange(order, first, size);
    Arrays.sort(training);
    Arrays.sort(validation);
    return new Split(training, validation);
  }

  /** Returns 0 … size−1 in an order that depends on the seed only (Fisher and Yates). */
  public static int[] shuffled(int size, long seed) {
    int[] order = new int[size];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
