package hep.analysis.tasks;

import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.train.Examples;

/**
 * Examples with a fixed number of inputs.
 *
 * @param inputs examples by inputs, scaled
 * @param labels class of each example, as one column
 * @param weights as one column
 */
record FlatExamples(Tensor inputs, Tensor labels, Tensor weights)
    implements Examples<FlatExamples.Batch> {
  @Override
  public int size() {
    return inputs.rows();
  }

  @Override
  public Batch batch(int[] order, int from, int to) {
    return new Batch(this, order, from, to);
  }

  /** Some of the examples. */
  record Batch(FlatExamples examples, int[] order, int from, int to) implements ClassBatch {
    Var inputs(Tape tape) {
      return tape.rows(examples.inputs, order, from, to);
    }

    @Override
    public Var labels(Tape tape) {
      return tape.rows(examples.labels, order, from, to);
    }

    @Override
    public Var weights(Tape tape) {
      return tape.rows(examples.weights, order, from, to);
    }
  }
}
