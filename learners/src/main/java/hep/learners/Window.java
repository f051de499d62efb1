package hep.learners;

import java.util.Arrays;
import java.util.List;

/**
 * How a filter or a pool passes over an image of one to three dimensions: its size, its step and
 * the zeros round the image, for each dimension.
 *
 * <pre>{@code
 * Window.valid(3, 3)            // only where the filter lies inside
 * Window.same(3, 3)             // the output is as large as the image
 * Window.valid(2, 2).step(2, 2) // pixels in fours, for pooling
 * }</pre>
 *
 * @param axes one a dimension, in the order of the image's shape: images, (depth, (height,)) width,
 *     channels
 */
public record Window(List<Axis> axes) {
  /**
   * One dimension.
   *
   * @param size pixels that the window covers
   * @param step pixels from one place of the window to the next
   * @param before zeros before the image
   * @param after zeros behind it
   */
  public record Axis(int size, int step, int before, int after) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the size or the step is not positive, or a number of
     *     zeros is negative or not below the size
     */
    public Axis {
      boolean sound = size > 0 && step > 0 && before >= 0 && after >= 0;
      if (!sound || before >= size || after >= size) {
        throw new IllegalArgumentException(
            "A window has a positive size and step and fewer zeros on each side than its size,"
                + " found size "
                + size
                + ", step "
                + step
                + " and "
                + before
                + " and "
                + after
                + " zeros.");
      }
    }

    /** Returns the places of the window over that many pixels; 0 where it does not fit. */
    public int places(int pixels) {
      int room = pixels + before + after - size;
      return room < 0 ? 0 : room / step + 1;
    }

    /** Returns the fewest pixels that have so many places. */
    public int pixels(int places) {
      return (places - 1) * step + size - before - after;
    }
  }

  /**
   * Checks the number of dimensions.
   *
   * @throws IllegalArgumentException if there is none, or more than three
   */
  public Window {
    if (axes.isEmpty() || axes.size() > 3) {
      throw new IllegalArgumentException(
          "A window has one to three dimensions, found " + axes.size() + ".");
    }
    axes = List.copyOf(axes);
  }

  /** Returns a window that stays inside the image and moves by single pixels. */
  public static Window valid(int... sizes) {
    return new Window(Arrays.stream(sizes).mapToObj(size -> new Axis(size, 1, 0, 0)).toList());
  }

  /**
   * Returns a window with as many places as the image has pixels; where its size is even, the odd
   * zero stands behind the image.
   */
  public static Window same(int... sizes) {
    return new Window(
        Arrays.stream(sizes)
            .mapToObj(size -> new Axis(size, 1, (size - 1) / 2, size / 2))
            .toList());
  }

  /** Returns a window that touches the image with at least one pixel. */
  public static Window full(int... sizes) {
    return new Window(
        Arrays.stream(sizes).mapToObj(size -> new Axis(size, 1, size - 1, size - 1)).toList());
  }

  /** Returns this window with another step in each dimension. */
  public Window step(int... steps) {
    requireOneEach(steps.length);
    Axis[] changed = new Axis[steps.length];
    for (int i = 0; i < changed.length; i++) {
      Axis axis = axes.get(i);
      changed[i] = new Axis(axis.size(), steps[i], axis.before(), axis.after());
    }
    return new Window(List.of(changed));
  }

  /** Returns this window with so many zeros on both sides of each dimension. */
  public Window zeros(int... zeros) {
    requireOneEach(zeros.length);
    Axis[] changed = new Axis[zeros.length];
    for (int i = 0; i < changed.length; i++) {
      Axis axis = axes.get(i);
      changed[i] = new Axis(axis.size(), axis.step(), zeros[i], zeros[i]);
    }
    return new Window(List.of(changed));
  }

  private void requireOneEach(int found) {
    if (found != axes.size()) {
      throw new IllegalArgumentException(
          "The window has " + axes.size() + " dimensions, found " + found + " numbers.");
    }
  }

  /** Returns the number of pixels that the window covers. */
  public int size() {
    return axes.stream().mapToInt(Axis::size).reduce(1, Math::multiplyExact);
  }

  /** Returns the shape of a weight for this window: the sizes, inputs, outputs. */
  public int[] weightShape(int inputs, int outputs) {
    int[] shape = new int[axes.size() + 2];
    for (int i = 0; i < axes.size(); i++) {
      shape[i] = axes.get(i).size();
    }
    shape[axes.size()] = inputs;
    shape[axes.size() + 1] = outputs;
    return shape;
  }

  /**
   * Returns the shape of what a filter or pool gives for images of the given shape.
   *
   * @throws IllegalArgumentException if the number of dimensions differs, or the window is larger
   *     than an image; names the op
   */
  int[] outputShape(String op, Var images, int channels) {
    int[] shape = images.shape().clone();
    requireDimensions(op, images);
    for (int i = 0; i < axes.size(); i++) {
      shape[i + 1] = axes.get(i).places(shape[i + 1]);
      if (shape[i + 1] == 0) {
        throw new IllegalArgumentException(op + ": " + this + " is larger than " + images + ".");
      }
    }
    shape[axes.size() + 1] = channels;
    return shape;
  }

  /** Returns the shape of the smallest images that have such an output. */
  int[] inputShape(String op, Var output, int channels) {
    int[] shape = output.shape().clone();
    requireDimensions(op, output);
    for (int i = 0; i < axes.size(); i++) {
      shape[i + 1] = axes.get(i).pixels(shape[i + 1]);
      if (shape[i + 1] < 1) {
        throw new IllegalArgumentException(
            op + ": nothing remains between the zeros of " + this + " for " + output + ".");
      }
    }
    shape[axes.size() + 1] = channels;
    return shape;
  }

  private void requireDimensions(String op, Var images) {
    if (images.shape().length != axes.size() + 2) {
      throw new IllegalArgumentException(
          op
              + ": "
              + this
              + " passes over images x "
              + axes.size()
              + " dimensions x channels, found "
              + images
              + ".");
    }
  }

  /** Returns the extents of images of a shape, with 1 for each dimension that is not there. */
  int[] extents(int... shape) {
    return three(1, i -> shape[i + 1]);
  }

  int[] sizes() {
    return three(1, i -> axes.get(i).size());
  }

  int[] steps() {
    return three(1, i -> axes.get(i).step());
  }

  int[] zerosBefore() {
    return three(0, i -> axes.get(i).before());
  }

  private int[] three(int missing, java.util.function.IntUnaryOperator value) {
    int[] all = {missing, missing, missing};
    for (int i = 0; i < axes.size(); i++) {
      all[3 - axes.size() + i] = value.applyAsInt(i);
    }
    return all;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("window ");
    for (Axis axis : axes) {
      text.append(text.length() > 7 ? "x" : "").append(axis.size());
    }
    return text.toString();
  }
}
