package hep.learners.layers;

import hep.learners.Layer;
import hep.learners.Var;

/**
 * In training, sets a fraction of the values to zero and multiplies the others by 1/(1−rate)
 * (Srivastava et al., JMLR 15 (2014) 1929); otherwise it changes nothing.
 *
 * @param rate the fraction, from 0 to below 1
 */
public record Dropout(float rate) implements Layer {
  @Override
  public Var apply(Var x) {
    return x.dropout(rate);
  }
}
