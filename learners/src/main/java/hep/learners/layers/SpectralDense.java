package hep.learners.layers;

import hep.learners.Initializer;
import hep.learners.Layer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Var;

/**
 * A dense layer whose weight is divided by its largest singular value, so that the layer changes no
 * distance by more than a factor 1 (Miyato et al., arXiv 1802.05957).
 *
 * <p>The singular vector is a running statistic that moves a tenth of the way each batch; each
 * forward pass goes on from it by {@value #ITERATIONS} power iterations.
 *
 * @param inner holds weight and bias
 * @param direction the running left singular vector, one value an input
 */
public record SpectralDense(Dense inner, Parameter direction) implements Layer {
  private static final int ITERATIONS = 2;

  /** Returns a layer whose weights start after Glorot and whose biases start at 0. */
  public static SpectralDense of(Parameters parameters, int inputs, int outputs) {
    Parameter direction = parameters.statistic("direction", 0, inputs);
    float[] start = new float[inputs];
    Initializer.normal(1).fill(start, new int[] {inputs}, inputs);
    direction.set(new hep.learners.Tensor(start, inputs));
    return new SpectralDense(Dense.of(parameters, inputs, outputs), direction);
  }

  @Override
  public Var apply(Var x) {
    Var weight = x.tape().use(inner.weight()).spectralNorm(direction, ITERATIONS);
    return x.linear(weight, x.tape().use(inner.bias()));
  }
}
