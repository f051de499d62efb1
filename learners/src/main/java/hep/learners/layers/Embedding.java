package hep.learners.layers;

import hep.learners.Initializer;
import hep.learners.Layer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Var;

/**
 * A learned row for each of several kinds, as of tracks or particles: one number a row, given as a
 * float, to rows by width.
 *
 * @param weight kinds by width
 */
public record Embedding(Parameter weight) implements Layer {
  /** Returns a layer whose rows start as normal vectors of about length 1. */
  public static Embedding of(Parameters parameters, int kinds, int width) {
    return new Embedding(
        parameters.weight("weight", Initializer.normal(1 / Math.sqrt(width)), kinds, width));
  }

  /**
   * Returns the rows of the given kinds.
   *
   * @throws IllegalArgumentException if a value is not a whole number from 0 to kinds − 1
   */
  @Override
  public Var apply(Var x) {
    return x.tape().use(weight).lookUp(x);
  }
}
