package hep.learners.layers;

import hep.learners.Initializer;
import hep.learners.Layer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Var;
import hep.learners.Window;

/**
 * A convolution whose filters differ from place to place: images x … x channels to images x … x
 * filters.
 *
 * @param weight places, weights of a filter, filters
 * @param bias places, filters
 */
public record LocallyConnected(Parameter weight, Parameter bias, Window window) implements Layer {
  /**
   * Returns a layer for images of one size; the weights start after He, the biases at 0.
   *
   * @param pixels extent of an image in each dimension of the window
   * @throws IllegalArgumentException if the window does not fit into the image
   */
  public static LocallyConnected of(
      Parameters parameters, Window window, int[] pixels, int channels, int filters) {
    int places = 1;
    for (int i = 0; i < window.axes().size(); i++) {
      places = Math.multiplyExact(places, window.axes().get(i).places(pixels[i]));
    }
    if (places == 0) {
      throw new IllegalArgumentException(
          "locally connected: " + window + " is larger than the image.");
    }
    int taps = Math.multiplyExact(window.size(), channels);
    double deviation = Math.sqrt(2.0 / taps);
    return new LocallyConnected(
        parameters.weight("weight", Initializer.normal(deviation), places, taps, filters),
        parameters.weight("bias", Initializer.zeros(), places, filters),
        window);
  }

  @Override
  public Var apply(Var x) {
    return x.locallyConnected(x.tape().use(weight), x.tape().use(bias), window);
  }
}
