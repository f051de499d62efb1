package hep.learners;

/**
 * One step of a computation that a {@link Tape} recorded: a record that holds its inputs and its
 * output.
 *
 * <p>The forward pass is a static factory in the same record, so formula and derivative stand side
 * by side. A backward pass adds to the gradients of the inputs and allocates nothing.
 */
public interface Op {
  /** Returns the value this step computed. */
  Var output();

  /**
   * Adds this step's share to the gradients of those inputs that need one, given the gradient of
   * the output.
   */
  void backward();

  /** Returns what a summary calls this step. */
  default String step() {
    return getClass().getSimpleName();
  }

  /** Returns the multiplications and additions of the forward pass; one a value by default. */
  default long operations() {
    return output().size();
  }
}
