package hep.learners;

/**
 * A function of the elements of sets, one row each, that may look at the other elements of the same
 * set.
 */
@FunctionalInterface
public interface SetLayer {
  /** Returns the output for the rows of some sets; what its rows are, the layer says. */
  Var apply(Var x, Segments sets);
}
