package hep.learners.layers;

import hep.learners.Initializer;
import hep.learners.Layer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Rectified;
import hep.learners.Var;
import hep.learners.Window;

/**
 * A convolution of channels-last images in one to three dimensions: images x … x channels to images
 * x … x filters (LeCun et al., Proceedings of the IEEE 86 (1998) 2278).
 *
 * @param weight the window's sizes, channels, filters
 * @param bias one value a filter
 */
public record Convolution(Parameter weight, Parameter bias, Window window) implements Layer {
  /** Returns a layer whose weights start after He, for a ReLU behind it, and biases at 0. */
  public static Convolution of(Parameters parameters, Window window, int channels, int filters) {
    return new Convolution(
        parameters.weight("weight", Initializer.he(), window.weightShape(channels, filters)),
        parameters.weight("bias", Initializer.zeros(), filters),
        window);
  }

  @Override
  public Var apply(Var x) {
    return x.convolution(x.tape().use(weight), x.tape().use(bias), window);
  }

  @Override
  public Var rectified(Var x) {
    return Rectified.convolution(x, x.tape().use(weight), x.tape().use(bias), window);
  }
}
