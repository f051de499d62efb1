package hep.learners.layers;

import hep.learners.Layer;
import hep.learners.Segments;
import hep.learners.Var;
import hep.learners.Window;

/** Pools of channels-last images. */
public final class Pooling {
  private Pooling() {}

  /** Returns the largest value of every channel over pieces of the given size, side by side. */
  public static Layer max(int... sizes) {
    Window window = Window.valid(sizes).step(sizes);
    return x -> x.maxPool(window);
  }

  /** Returns the mean of every channel over pieces of the given size, side by side. */
  public static Layer mean(int... sizes) {
    Window window = Window.valid(sizes).step(sizes);
    return x -> x.meanPool(window);
  }

  /** Returns the mean of every channel over the whole image: images by channels. */
  public static Layer globalMean() {
    return x -> pixels(x).mean(matrix(x));
  }

  /** Returns the largest value of every channel in the whole image: images by channels. */
  public static Layer globalMax() {
    return x -> pixels(x).max(matrix(x));
  }

  /** Returns each image as one row. */
  public static Layer flatten() {
    return x -> x.reshape(x.shape()[0], x.shape()[0] == 0 ? 0 : x.size() / x.shape()[0]);
  }

  private static Segments pixels(Var images) {
    int count = images.shape()[0];
    return Segments.equal(count, count == 0 ? 0 : images.rows() / count);
  }

  private static Var matrix(Var images) {
    return images.reshape(images.rows(), images.columns());
  }
}
