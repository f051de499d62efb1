package hep.learners.layers;

import hep.learners.Initializer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Recurrence;
import hep.learners.Segments;
import hep.learners.SetLayer;
import hep.learners.Tape;
import hep.learners.Var;
import java.util.ArrayList;
import java.util.List;

/**
 * A plain recurrent layer over the elements of each set in their order (Elman, Cognitive Science 14
 * (1990) 179): h ← tanh(W x + U h + b), starting from 0. Rows by inputs to rows by width: each row
 * is the state after its element.
 *
 * @param input from an element to W x + b
 * @param recurrent U, width by width
 * @param backwards whether each set is read from its last element to its first
 */
public record Rnn(Dense input, Parameter recurrent, boolean backwards) implements SetLayer {
  /** Returns a layer that reads forwards; the recurrent weights start orthogonal. */
  public static Rnn of(Parameters parameters, int inputs, int width) {
    return of(parameters, inputs, width, false);
  }

  /** Returns a layer that reads in the given direction. */
  public static Rnn of(Parameters parameters, int inputs, int width, boolean backwards) {
    return new Rnn(
        Dense.of(parameters.in("input"), inputs, width),
        parameters.weight("recurrent", Initializer.orthogonal(1), width, width),
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
    Recurrence.Weights weights =
        new Recurrence.Weights(
            tape.use(input.weight()),
            tape.use(input.bias()),
            tape.use(recurrent),
            tape.zeros(width));
    return Recurrence.folded(
            Recurrence.Cell.PLAIN,
            x,
            order.rows(),
            order.starts(),
            weights,
            () -> states(x, order, truncation))
        .gather(order.visits());
  }

  private Var states(Var x, Sequences order, int truncation) {
    Var driven = input.apply(x); // rows x width
    Var u = x.tape().use(recurrent);
    List<Var> states = new ArrayList<>();
    Var h = x.tape().zeros(order.size(0), recurrent.shape()[0]);
    for (int step = 0; step < order.steps(); step++) {
      Var before = h.rows(0, order.size(step));
      before = step % truncation == 0 ? before.detach() : before;
      h = driven.gather(order.rows(step)).plus(before.matmul(u)).tanh();
      states.add(h);
    }
    return Var.stack(states); // visits x width
  }
}
