package hep.learners.layers;

import hep.learners.Initializer;
import hep.learners.Layer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Var;

/** Normalisation of every row over its columns (Ba et al., arXiv 1607.06450). */
public record LayerNorm(Parameter gain, Parameter bias, float epsilon) implements Layer {
  /** Returns a layer with gain 1, bias 0 and ε = 10⁻⁵. */
  public static LayerNorm of(Parameters parameters, int columns) {
    return new LayerNorm(
        parameters.weight("gain", Initializer.constant(1), columns),
        parameters.weight("bias", Initializer.zeros(), columns),
        1e-5f);
  }

  @Override
  public Var apply(Var x) {
    return x.layerNorm(x.tape().use(gain), x.tape().use(bias), epsilon);
  }
}
