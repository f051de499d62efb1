package hep.learners;

/** Recurrent layers over sets, step by step over all sets that still go on. */
public final class Recurrence {
  private Recurrence() {}

  /**
   * Returns the states h of a long short-term memory: with z = bias + x W + h U, in four groups of
   * columns i, f, g and o, c ← σ(f) c + σ(i) tanh(g) and h ← σ(o) tanh(c), from 0.
   *
   * @param x the elements in the order of the steps, visits by inputs; a step visits the first rows
   *     of the step before
   * @param input W, inputs by 4 width
   * @param bias 4 width
   * @param weight U, width by 4 width
   * @param starts the first visit of each step, and the number of visits at the end
   * @param truncation the gradient does not pass from a step whose number is a multiple of this to
   *     the one before
   */
  public static Var lstm(Var x, Var input, Var bias, Var weight, int[] starts, int truncation) {
    return RecurrentOps.Lstm.of(x, input, bias, weight, starts, truncation);
  }
}
