package hep.learners;

import hep.learners.internal.kernels.ConvolutionShape;
import hep.learners.internal.kernels.Lanewise;
import hep.learners.internal.kernels.MaxPools;
import hep.learners.internal.kernels.Pools;

/** Pools, parts and enlargements of channels-last images. */
final class ImageOps {
  private ImageOps() {}

  /** y = max of x over the window, channel by channel; keeps which pixel held it. */
  record MaxPool(Var x, ConvolutionShape extents, Var chosen, Var output) implements Op {
    static Var of(Var x, Window window) {
      Var y = pooled("max-pool", x, window);
      Var chosen = x.tape().input(y.shape());
      ConvolutionShape extents = ConvolutionOps.shapeOf(window, x.shape(), y.shape());
      MaxPools.forward(
          extents, x.data(), x.start(), y.data(), y.start(), chosen.data(), chosen.start());
      return x.tape().record(new MaxPool(x, extents, chosen, y));
    }

    @Override
    public void backward() {
      MaxPools.backward(
          extents,
          chosen.data(),
          chosen.start(),
          output.gradient(),
          output.gradientStart(),
          x.gradient(),
          x.gradientStart());
    }
  }

  /** y = mean of x over those pixels of the window that lie inside the image. */
  record MeanPool(Var x, ConvolutionShape extents, Var output) implements Op {
    static Var of(Var x, Window window) {
      Var y = pooled("mean-pool", x, window);
      ConvolutionShape extents = ConvolutionOps.shapeOf(window, x.shape(), y.shape());
      Pools.mean(extents, x.data(), x.start(), y.data(), y.start());
      return x.tape().record(new MeanPool(x, extents, y));
    }

    @Override
    public void backward() {
      Pools.meanBackward(
          extents, output.gradient(), output.gradientStart(), x.gradient(), x.gradientStart());
    }
  }

  private static Var pooled(String op, Var x, Window window) {
    return x.tape().output(x.hasGradient(), window.outputShape(op, x, x.columns()));
  }

  /** y[h, w] = x[top + h, left + w], with zeros outside x. */
  record Crop(Var x, int top, int left, Var output) implements Op {
    static Var of(Var x, int top, int left, int height, int width) {
      requireImages("crop", x);
      int[] shape = {x.shape()[0], height, width, x.columns()};
      Var y = x.tape().output(x.hasGradient(), shape);
      java.util.Arrays.fill(y.data(), y.start(), y.start() + y.size(), 0);
      Crop op = new Crop(x, top, left, y);
      op.forEachLine((inX, inY, length) ->
          System.arraycopy(x.data(), x.start() + inX, y.data(), y.start() + inY, length));
      return x.tape().record(op);
    }

    @Override
    public void backward() {
      forEachLine((inX, inY, length) ->
          Lanewise.axpy(
              1,
              output.gradient(),
              output.gradientStart() + inY,
              x.gradient(),
              x.gradientStart() + inX,
              length));
    }

    private interface Line {
      void at(int inX, int inY, int length);
    }

    private void forEachLine(Line line) {
      int height = output.shape()[1];
      int width = output.shape()[2];
      int rows = x.shape()[1];
      int columns = x.shape()[2];
      int first = Math.max(0, -left);
      int length = Math.min(width, columns - left) - first;
      for (int i = 0; i < x.shape()[0] * height && length > 0; i++) {
        int row = top + i % height;
        if (row >= 0 && row < rows) {
          int inX = (i / height * rows + row) * columns + left + first;
          line.at(inX * x.columns(), (i * width + first) * x.columns(), length * x.columns());
        }
      }
    }
  }

  /** y[h, w] = x[⌊h / tall⌋, ⌊w / wide⌋]: every pixel becomes a block of equal ones. */
  record Enlarge(Var x, int tall, int wide, Var output) implements Op {
    static Var of(Var x, int tall, int wide) {
      requireImages("enlarge", x);
      if (tall < 1 || wide < 1) {
        throw new IllegalArgumentException(
            "enlarge: the factors are at least 1, found " + tall + " and " + wide + ".");
      }
      int[] shape = {x.shape()[0], x.shape()[1] * tall, x.shape()[2] * wide, x.columns()};
      Var y = x.tape().output(x.hasGradient(), shape);
      Enlarge op = new Enlarge(x, tall, wide, y);
      int channels = x.columns();
      for (int to = 0; to < y.rows(); to++) {
        int from = x.start() + op.source(to) * channels;
        System.arraycopy(x.data(), from, y.data(), y.start() + to * channels, channels);
      }
      return x.tape().record(op);
    }

    @Override
    public void backward() {
      int channels = x.columns();
      for (int to = 0; to < output.rows(); to++) {
        Lanewise.axpy(
            1,
            output.gradient(),
            output.gradientStart() + to * channels,
            x.gradient(),
            x.gradientStart() + source(to) * channels,
            channels);
      }
    }

    private int source(int to) {
      int width = output.shape()[2];
      return to / width / tall * (width / wide) + to % width / wide;
    }
  }

  private static void requireImages(String op, Var x) {
    if (x.shape().length != 4) {
      throw new IllegalArgumentException(
          op + ": images are images x height x width x channels, found " + x + ".");
    }
  }
}
