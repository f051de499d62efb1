package hep.learners;

/** Steps without a derivative. */
final class StepOps {
  private StepOps() {}

  /** y_r = f(x_r), whose derivative is zero wherever it has one. */
  record Rowwise(Var x, StepFunction function, Var output) implements Op {
    static Var of(Var x, StepFunction function) {
      if (x.columns() != function.columns()) {
        throw new IllegalArgumentException(
            "through: %s does not fit a function of %d columns.".formatted(x, function.columns()));
      }
      Var y = x.tape().output(false, x.rows(), function.outputs());
      for (int row = 0; row < x.rows(); row++) {
        function.apply(
            x.data(),
            x.start() + row * x.columns(),
            y.data(),
            y.start() + row * function.outputs());
      }
      return x.tape().record(new Rowwise(x, function, y));
    }

    /** Adds nothing. */
    @Override
    public void backward() {}
  }

  /** All steps of a recurrent layer in a trace, which has no derivative. */
  record Folded(
      Recurrence.Cell form,
      Var x,
      Var input,
      Var bias,
      Var weight,
      Var stateBias,
      int[] starts,
      Var output)
      implements Op {
    @Override
    public void backward() {
      throw new IllegalStateException("A trace is not run backwards.");
    }
  }
}
