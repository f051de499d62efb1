package hep.learners.train;

import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Tape;
import java.util.List;

/**
 * A rule that changes weights along their gradients. It may keep state of the size of the weights.
 */
public interface Optimizer {
  /** Prepares for that many values and forgets what was before. */
  void begin(int size);

  /**
   * Changes the values {@code from … to−1}. Ranges that do not overlap may be updated from several
   * threads at once.
   *
   * @param rate the learning rate
   * @param step the number of this update, from 1
   */
  void update(float[] weights, float[] gradients, int from, int to, double rate, long step);

  /** Returns the state, each of the size given to {@link #begin}; not copies. */
  List<float[]> state();

  /**
   * Changes every weight below the store's prefix that is not frozen, for training loops written by
   * hand.
   *
   * @param tape a tape after its backward pass
   * @param step the number of this update, from 1, which begins anew
   */
  default void step(Parameters parameters, Tape tape, double rate, long step) {
    float[] weights = parameters.values();
    if (step == 1) {
      begin(weights.length);
    }
    for (Parameter each : parameters.list()) {
      if (each.kind() == Parameter.Kind.WEIGHT && !each.isFrozen()) {
        update(weights, tape.gradients(), each.offset(), each.offset() + each.size(), rate, step);
      }
    }
  }
}
