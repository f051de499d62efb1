package hep.learners.layers;

import hep.learners.Initializer;
import hep.learners.Layer;
import hep.learners.Parameters;
import hep.learners.Var;
import java.util.ArrayList;
import java.util.List;

/**
 * Dense layers with an activation between them and none after the last.
 *
 * @param layers at least one
 * @param between the activation
 */
public record Mlp(List<Dense> layers, Activation between) implements Layer {
  /**
   * Returns a network with layers named {@code 0}, {@code 1}, …; weights start after He for ReLU
   * and Glorot otherwise.
   *
   * @param widths inputs, hidden widths, outputs
   * @throws IllegalArgumentException if there are fewer than two widths
   */
  public static Mlp of(Parameters parameters, Activation between, int... widths) {
    if (widths.length < 2) {
      throw new IllegalArgumentException(
          "A network needs at least inputs and outputs, found " + widths.length + " widths.");
    }
    boolean rectified =
        between == Activation.RELU
            || between == Activation.LEAKY_RELU
            || between == Activation.GELU;
    List<Dense> layers = new ArrayList<>();
    for (int i = 0; i < widths.length - 1; i++) {
      boolean last = i == widths.length - 2;
      Initializer start = rectified && !last ? Initializer.he() : Initializer.glorot();
      layers.add(Dense.of(parameters.in(Integer.toString(i)), widths[i], widths[i + 1], start));
    }
    return new Mlp(List.copyOf(layers), between);
  }

  @Override
  public Var apply(Var x) {
    Var y = x;
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      y = (i < layers.size() - 1 ? layer.then(between) : layer).apply(y);
    }
    return y;
  }
}
