package hep.learners;

import java.util.function.Supplier;

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

  /**
   * Returns the states that several steps give, which a {@link Trace} shows as a single one.
   *
   * @param form of the cell
   * @param x the elements by rows of their sets
   * @param rows the row of each visit
   * @param starts the first visit of each step, and the number of visits at the end
   * @param steps gives the states in the order of the visits
   */
  public static Var folded(
      Cell form, Var x, int[] rows, int[] starts, Weights weights, Supplier<Var> steps) {
    if (!x.tape().isTracing()) {
      return steps.get();
    }
    Var visited = x.gather(rows);
    return x.tape()
        .folded(
            steps,
            states ->
                new StepOps.Folded(
                    form,
                    visited,
                    weights.input,
                    weights.bias,
                    weights.weight,
                    weights.stateBias,
                    starts,
                    states));
  }

  /** Forms of cells. */
  public enum Cell {
    /** h ← tanh(W x + U h + b). */
    PLAIN,
    /** Gated; columns are those of r, z and n. */
    GATED
  }

  /**
   * Weights of a cell.
   *
   * @param input W, inputs by gates
   * @param bias of the gates
   * @param weight U, width by gates
   * @param stateBias of U h, or zeros
   */
  public record Weights(Var input, Var bias, Var weight, Var stateBias) {}
}
