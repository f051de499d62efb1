package hep.learners.layers;

import hep.learners.Layer;
import hep.learners.Var;

/** A layer with its input added to its output (He et al., arXiv 1512.03385): x + f(x). */
public record Residual(Layer inner) implements Layer {
  @Override
  public Var apply(Var x) {
    return x.plus(inner.apply(x));
  }
}
