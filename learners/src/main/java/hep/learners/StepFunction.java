package hep.learners;

/** A function of a row of numbers that is constant nearly everywhere, as sums of trees are. */
public interface StepFunction {
  /** How many numbers it asks for. */
  int columns();

  /** How many numbers it gives. */
  int outputs();

  /**
   * Evaluates it.
   *
   * @param x holds the row from {@code from} on
   * @param y takes the answer from {@code to} on
   */
  void apply(float[] x, int from, float[] y, int to);
}
