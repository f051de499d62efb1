package hep.learners.layers;

import hep.learners.Parameters;
import hep.learners.Segments;
import hep.learners.SetLayer;
import hep.learners.Var;

/**
 * The mean of the rows of each set with weights that a dense layer learns: y_s = Σ_r
 * softmax(score_r) x_r; rows by width to sets by width, zero for an empty set.
 */
public record AttentionPooling(Dense score) implements SetLayer {
  /** Returns a layer. */
  public static AttentionPooling of(Parameters parameters, int width) {
    return new AttentionPooling(Dense.of(parameters.in("score"), width, 1));
  }

  @Override
  public Var apply(Var x, Segments sets) {
    return sets.sum(x.timesColumn(sets.softmax(score.apply(x))));
  }
}
