package hep.learners.train;

import hep.learners.Tape;
import hep.learners.Var;

/**
 * What a model is trained for: from examples to a scalar loss.
 *
 * <p>A batch reaches the objective in parts (shards), from several threads at once, each with its
 * own tape. The loss is the mean over the examples of the part; the trainer weights the parts by
 * their number of examples.
 *
 * @param <B> the form of a batch
 */
@FunctionalInterface
public interface Objective<B> {
  /** Returns the mean loss of some examples as a scalar on the tape. */
  Var loss(Tape tape, B batch);
}
