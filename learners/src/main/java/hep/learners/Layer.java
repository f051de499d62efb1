package hep.learners;

import java.util.List;

/**
 * A function from one value on a tape to another; it holds its weights. Any such function is a
 * layer.
 */
@FunctionalInterface
public interface Layer {
  /** Returns the output for an input. */
  Var apply(Var x);

  /** Returns this layer followed by another. */
  default Layer then(Layer next) {
    return x -> next.apply(apply(x));
  }

  /** Returns the given layers one after the other. */
  static Layer sequence(Layer... layers) {
    List<Layer> all = List.of(layers);
    return x -> {
      Var y = x;
      for (Layer layer : all) {
        y = layer.apply(y);
      }
      return y;
    };
  }
}
