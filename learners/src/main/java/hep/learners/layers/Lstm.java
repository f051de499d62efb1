package hep.learners.layers;

import hep.learners.Initializer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Recurrence;
import hep.learners.Segments;
import hep.learners.SetLayer;
import hep.learners.Tape;
import hep.learners.Var;

/**
 * A long short-term memory over the elements of each set in their order (Hochreiter and Schmidhuber
 * 1997, with the forget gate of Gers et al. 2000): i, f, o = σ(W x + U h + b), g = tanh(W x + U h +
 * b), c ← f c + i g, h ← o tanh c, starting from 0. Rows by inputs to rows by width: each row is
 * the state after its element.
 *
 * @param input from an element to the gates i, f, g, o beside each other
 * @param recurrent from the state before to the same gates
 * @param backwards whether each set is read from its last element to its first
 */
public record Lstm(Dense input, Parameter recurrent, boolean backwards) implements SetLayer {
  /**
   * Returns a layer that reads forwards; the forget gate's bias starts at 1, the recurrent weights
   * are orthogonal.
   */
  public static Lstm of(Parameters parameters, int inputs, int width) {
    return of(parameters, inputs, width, false);
  }

  /** Returns a layer that reads in the given direction. */
  public static Lstm of(Parameters parameters, int inputs, int width, boolean backwards) {
    Initializer forget =
        (values, shape, seed) -> java.util.Arrays.fill(values, width, 2 * width, 1);
    Parameters gates = parameters.in("input");
    Dense input =
        new Dense(
            gates.weight("weight", Initializer.glorot(), inputs, 4 * width),
            gates.weight("bias", forget, 4 * width));
    return new Lstm(
        input,
        parameters.weight("recurrent", Initializer.orthogonal(1), width, 4 * width),
        backwards);
  }

  /**
   * Returns the same layer whose gradient does not reach back further than to the last multiple of
   * so many elements: backpropagation through time, truncated.
   */
  public SetLayer truncated(int elements) {
    Sequences.requireTruncation(elements);
    return (x, sets) -> run(x, sets, elements);
  }

  @Override
  public Var apply(Var x, Segments sets) {
    return run(x, sets, Integer.MAX_VALUE);
  }

  private Var run(Var x, Segments sets, int truncation) {
    Sequences order = Sequences.of(sets, backwards);
    int width = recurrent.shape()[0];
    if (order.steps() == 0) {
      return x.tape().input(0, width);
    }
    Tape tape = x.tape();
    Var states =
        Recurrence.lstm(
            x.gather(order.rows()), // visits x inputs
            tape.use(input.weight()),
            tape.use(input.bias()),
            tape.use(recurrent),
            order.starts(),
            truncation);
    return states.gather(order.visits());
  }
}
