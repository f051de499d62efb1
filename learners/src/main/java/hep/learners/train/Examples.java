package hep.learners.train;

/**
 * A set of examples from which batches are made.
 *
 * @param <B> the form of a batch
 */
public interface Examples<B> {
  /** Returns the number of examples. */
  int size();

  /**
   * Returns the examples {@code order[from … to−1]} as a batch; called from several threads at
   * once. A batch that only keeps its arguments and copies values when an {@link Objective} asks
   * for them costs nothing.
   */
  B batch(int[] order, int from, int to);

  /** Returns the examples with the given numbers, in that order. */
  default Examples<B> only(int... chosen) {
    Examples<B> all = this;
    return new Examples<>() {
      @Override
      public int size() {
        return chosen.length;
      }

      @Override
      public B batch(int[] order, int from, int to) {
        int[] inner = new int[to - from];
        for (int i = from; i < to; i++) {
          inner[i - from] = chosen[order[i]];
        }
        return all.batch(inner, 0, inner.length);
      }
    };
  }
}
