package hep.learners.layers;

import hep.learners.Initializer;
import hep.learners.Layer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Rectified;
import hep.learners.Var;

/**
 * A dense layer, y = x W + b, on the last dimension of its input.
 *
 * @param weight inputs by outputs
 * @param bias one value an output
 */
public record Dense(Parameter weight, Parameter bias) implements Layer {
  /** Returns a layer whose weights start after Glorot and whose biases start at 0. */
  public static Dense of(Parameters parameters, int inputs, int outputs) {
    return of(parameters, inputs, outputs, Initializer.glorot());
  }

  /** Returns a layer whose weights start as given and whose biases start at 0. */
  public static Dense of(Parameters parameters, int inputs, int outputs, Initializer start) {
    return new Dense(
        parameters.weight("weight", start, inputs, outputs),
        parameters.weight("bias", Initializer.zeros(), outputs));
  }

  @Override
  public Var apply(Var x) {
    return x.linear(x.tape().use(weight), x.tape().use(bias));
  }

  @Override
  public Var rectified(Var x) {
    return Rectified.linear(x, x.tape().use(weight), x.tape().use(bias));
  }
}
