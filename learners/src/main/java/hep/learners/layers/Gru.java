package hep.learners.layers;

import hep.learners.Initializer;
import hep.learners.Parameters;
import hep.learners.Recurrence;
import hep.learners.Segments;
import hep.learners.SetLayer;
import hep.learners.Tape;
import hep.learners.Var;
import java.util.ArrayList;
import java.util.List;

/**
 * A gated recurrent unit over the elements of each set in their order (Cho et al., arXiv 1406.1078,
 * with the reset after the product as in cuDNN and PyTorch): r, z = σ(W x + U h + b), n = tanh(W x
 * + b + r (U h + b')), h ← (1 − z) n + z h, starting from 0. Rows by inputs to rows by width: each
 * row is the state after its element.
 *
 * @param input from an element to r, z and n beside each other
 * @param recurrent from the state before to the same
 * @param backwards whether each set is read from its last element to its first
 */
public record Gru(Dense input, Dense recurrent, boolean backwards) implements SetLayer {
  /** Returns a layer that reads forwards. */
  public static Gru of(Parameters parameters, int inputs, int width) {
    return of(parameters, inputs, width, false);
  }

  /** Returns a layer that reads in the given direction; the recurrent weights start orthogonal. */
  public static Gru of(Parameters parameters, int inputs, int width, boolean backwards) {
    return new Gru(
        Dense.of(parameters.in("input"), inputs, 3 * width),
        Dense.of(parameters.in("recurrent"), width, 3 * width, Initializer.orthogonal(1)),
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
    int width = recurrent.weight().shape()[0];
    if (order.steps() == 0) {
      return x.tape().input(0, width);
    }
    Tape tape = x.tape();
    Recurrence.Weights weights =
        new Recurrence.Weights(
            tape.use(input.weight()),
            tape.use(input.bias()),
            tape.use(recurrent.weight()),
            tape.use(recurrent.bias()));
    return Recurrence.folded(
            Recurrence.Cell.GATED,
            x,
            order.rows(),
            order.starts(),
            weights,
            () -> states(x, order, width, truncation))
        .gather(order.visits());
  }

  private Var states(Var x, Sequences order, int width, int truncation) {
    Var fromInput = input.apply(x); // rows x 3 width
    List<Var> states = new ArrayList<>();
    Var h = x.tape().zeros(order.size(0), width);
    for (int step = 0; step < order.steps(); step++) {
      Var before = h.rows(0, order.size(step));
      before = step % truncation == 0 ? before.detach() : before;
      Var a = fromInput.gather(order.rows(step)); // sets x 3 width
      Var b = recurrent.apply(before); // sets x 3 width
      Var r = a.columns(0, width).plus(b.columns(0, width)).sigmoid();
      Var z = a.columns(width, 2 * width).plus(b.columns(width, 2 * width)).sigmoid();
      Var n = a.columns(2 * width, 3 * width).plus(r.times(b.columns(2 * width, 3 * width))).tanh();
      h = n.plus(z.times(before.minus(n)));
      states.add(h);
    }
    return Var.stack(states); // visits x width
  }
}
