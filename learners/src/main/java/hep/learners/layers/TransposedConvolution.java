package hep.learners.layers;

import hep.learners.Initializer;
import hep.learners.Layer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Var;
import hep.learners.Window;

/**
 * A transposed convolution, which enlarges images by the window's steps: see {@link
 * Var#transposedConvolution}.
 *
 * @param weight the window's sizes, outputs, channels
 * @param bias one value an output channel
 */
public record TransposedConvolution(Parameter weight, Parameter bias, Window window)
    implements Layer {
  /** Returns a layer whose weights start after Glorot and whose biases start at 0. */
  public static TransposedConvolution of(
      Parameters parameters, Window window, int channels, int outputs) {
    return new TransposedConvolution(
        parameters.weight("weight", Initializer.glorot(), window.weightShape(outputs, channels)),
        parameters.weight("bias", Initializer.zeros(), outputs),
        window);
  }

  @Override
  public Var apply(Var x) {
    return x.transposedConvolution(x.tape().use(weight), x.tape().use(bias), window);
  }
}
