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

  /** Returns max(y, 0) of the output y; some layers do it in one step, with the same bits. */
  default Var rectified(Var x) {
    return apply(x).relu();
  }

  /** Returns whether this is max(x, 0) and nothing else, so that a layer before it may do it. */
  default boolean isRectifier() {
    return false;
  }

  /** Returns this layer followed by another. */
  default Layer then(Layer next) {
    return next.isRectifier() ? this::rectified : x -> next.apply(apply(x));
  }

  /** Returns the given layers one after the other. */
  static Layer sequence(Layer... layers) {
    List<Layer> all = List.of(layers);
    return x -> {
      Var y = x;
      for (int i = 0; i < all.size(); i++) {
        if (i + 1 < all.size() && all.get(i + 1).isRectifier()) {
          y = all.get(i).rectified(y);
          i++;
        } else {
          y = all.get(i).apply(y);
        }
      }
      return y;
    };
  }
}
