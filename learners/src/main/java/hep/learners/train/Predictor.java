package hep.learners.train;

import hep.learners.Layer;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Var;

/**
 * A model that scores one event at a time, as a trigger or an event loop does; for many at once see
 * {@link Inference}. The bits are those that the event has in a batch. It belongs to one thread at
 * a time and keeps its memory from event to event; what is new at each is some hundred bytes.
 *
 * <pre>{@code
 * Predictor predictor = new Predictor(parameters, network, 40);
 * predictor.predict(features, 0, scores, 0);
 * }</pre>
 */
public final class Predictor {
  private final Tape tape;
  private final Layer model;
  private final int inputs;

  /**
   * Prepares a model.
   *
   * @param inputs features of an event
   */
  public Predictor(Parameters parameters, Layer model, int inputs) {
    this.tape = Tape.evaluation(parameters);
    this.model = model;
    this.inputs = inputs;
  }

  /**
   * Writes the model's outputs for one event.
   *
   * @param features the event's begin at {@code from}
   * @param scores the outputs go to {@code to} and on
   * @throws IndexOutOfBoundsException if one of them is too short
   */
  public void predict(float[] features, int from, float[] scores, int to) {
    tape.begin(0, 0, 0);
    Var x = tape.input(1, inputs);
    System.arraycopy(features, from, x.data(), x.start(), inputs);
    Var y = model.apply(x);
    System.arraycopy(y.data(), y.start(), scores, to, y.size());
  }
}
