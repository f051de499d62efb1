package hep.learners.layers;

import hep.learners.Layer;
import hep.learners.Var;

/**
 * Changes nothing but the gradient, which it multiplies by −strength (Ganin et al., arXiv
 * 1505.07818): what is before it learns against what is behind it.
 */
public record GradientReversal(float strength) implements Layer {
  @Override
  public Var apply(Var x) {
    return x.scaleGradient(-strength);
  }
}
