package hep.learners.layers;

import hep.learners.Segments;
import hep.learners.SetLayer;
import hep.learners.Var;

/**
 * Two recurrent layers that read each set from its two ends (Schuster and Paliwal, IEEE
 * Transactions on Signal Processing 45 (1997) 2673): rows by both widths, each row the states at
 * its element.
 */
public record Bidirectional(SetLayer forwards, SetLayer backwards) implements SetLayer {
  @Override
  public Var apply(Var x, Segments sets) {
    return forwards.apply(x, sets).beside(backwards.apply(x, sets));
  }
}
