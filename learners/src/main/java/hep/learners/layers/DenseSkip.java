package hep.learners.layers;

import hep.learners.Layer;
import hep.learners.Var;

/**
 * A layer with its input beside its output, column by column or channel by channel (Huang et al.,
 * arXiv 1608.06993): [x | f(x)].
 */
public record DenseSkip(Layer inner) implements Layer {
  @Override
  public Var apply(Var x) {
    return x.beside(inner.apply(x));
  }
}
