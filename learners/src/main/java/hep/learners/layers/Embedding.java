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
    int kinds = weight.shape()[0];
    int[] rows = new int[x.size()];
    for (int i = 0; i < rows.length; i++) {
      float value = x.data()[x.start() + i];
      rows[i] = (int) value;
      if (rows[i] != value || rows[i] < 0 || rows[i] >= kinds) {
        throw new IllegalArgumentException(
            weight.name()
                + ": row "
                + i
                + " is a kind from 0 to "
                + (kinds - 1)
                + ", found "
                + value
                + ".");
      }
    }
    return x.tape().use(weight).gather(rows);
  }
}
