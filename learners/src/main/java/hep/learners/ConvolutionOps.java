package hep.learners;

import hep.learners.internal.kernels.ConvolutionShape;
import hep.learners.internal.kernels.Convolutions;
import hep.learners.internal.kernels.Rows;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Convolutions of channels-last images. */
final class ConvolutionOps {
  /** Floats that are copied from at most: they stay in the first cache. */
  private static final int MOST_REPEATED = 1 << 11;

  private ConvolutionOps() {}

  /**
   * y[p, f] = b_f + Σ_{t, c} x[step · p + t − before, c] w[t, c, f], with zeros outside x, or the
   * larger of that and zero.
   */
  record Convolution(
      Var x,
      Var weight,
      @Nullable Var bias,
      ConvolutionShape extents,
      boolean rectified,
      Var output)
      implements Op {
    static Var of(Var x, Var weight, @Nullable Var bias, Window window, boolean rectified) {
      requireWeight("convolution", weight, window, x.columns(), weight.columns());
      requireBias("convolution", weight, bias, weight.columns());
      int[] shape = window.outputShape("convolution", x, weight.columns());
      Var y = x.tape().output(hasGradient(x, weight, bias), shape);
      ConvolutionShape extents = shapeOf(window, x.shape(), shape);
      start(y, bias);
      Convolutions.forward(
          extents, x.data(), x.start(), weight.data(), weight.start(), y.data(), y.start());
      if (rectified) {
        Rectified.forward(y);
      }
      return x.tape().record(new Convolution(x, weight, bias, extents, rectified, y));
    }

    @Override
    public String step() {
      return rectified ? "Convolution + ReLU" : "Convolution";
    }

    @Override
    public long operations() {
      return 2L * extents.images() * extents.places() * weight.size()
          + (rectified ? output.size() : 0);
    }

    @Override
    public void backward() {
      float[] dy = output.gradient();
      int from = output.gradientStart();
      if (rectified) {
        Rectified.backward(output);
      }
      addBias(output, bias);
      if (weight.hasGradient()) {
        Convolutions.backwardWeights(
            extents, x.data(), x.start(), dy, from, weight.gradient(), weight.gradientStart());
      }
      if (x.hasGradient()) {
        Convolutions.backwardImage(
            extents, dy, from, weight.data(), weight.start(), x.gradient(), x.gradientStart());
      }
    }
  }

  /**
   * y[q, f] = b_f + Σ x[p, c] w[t, f, c] over all p and t with step · p + t − before = q: the
   * adjoint of a convolution from y to x.
   */
  record TransposedConvolution(
      Var x, Var weight, @Nullable Var bias, ConvolutionShape extents, Var output) implements Op {
    static Var of(Var x, Var weight, @Nullable Var bias, Window window) {
      int outputs = weight.rows() / window.size();
      requireWeight("transposed convolution", weight, window, outputs, x.columns());
      requireBias("transposed convolution", weight, bias, outputs);
      int[] shape = window.inputShape("transposed convolution", x, outputs);
      Var y = x.tape().output(hasGradient(x, weight, bias), shape);
      ConvolutionShape extents = shapeOf(window, shape, x.shape());
      start(y, bias);
      Convolutions.backwardImage(
          extents, x.data(), x.start(), weight.data(), weight.start(), y.data(), y.start());
      return x.tape().record(new TransposedConvolution(x, weight, bias, extents, y));
    }

    @Override
    public long operations() {
      return 2L * extents.images() * extents.places() * weight.size();
    }

    @Override
    public void backward() {
      float[] dy = output.gradient();
      int from = output.gradientStart();
      addBias(output, bias);
      if (weight.hasGradient()) {
        Convolutions.backwardWeights(
            extents, dy, from, x.data(), x.start(), weight.gradient(), weight.gradientStart());
      }
      if (x.hasGradient()) {
        Convolutions.forward(
            extents, dy, from, weight.data(), weight.start(), x.gradient(), x.gradientStart());
      }
    }
  }

  static ConvolutionShape shapeOf(Window window, int[] large, int[] small) {
    return new ConvolutionShape(
        large[0],
        window.extents(large),
        large[large.length - 1],
        window.sizes(),
        window.steps(),
        window.zerosBefore(),
        window.extents(small),
        small[small.length - 1]);
  }

  private static void requireWeight(String op, Var weight, Window window, int inputs, int outputs) {
    int[] expected = window.weightShape(inputs, outputs);
    if (!Arrays.equals(expected, weight.shape())) {
      throw new IllegalArgumentException(
          op + ": the weight has shape " + Arrays.toString(expected) + ", found " + weight + ".");
    }
  }

  private static void requireBias(String op, Var weight, @Nullable Var bias, int outputs) {
    if (bias != null && bias.size() != outputs) {
      throw Shapes.misfit(op, weight, bias);
    }
  }

  private static boolean hasGradient(Var x, Var weight, @Nullable Var bias) {
    return x.hasGradient() || weight.hasGradient() || (bias != null && bias.hasGradient());
  }

  private static void start(Var y, @Nullable Var bias) {
    float[] data = y.data();
    int columns = y.columns();
    if (bias == null) {
      Arrays.fill(data, y.start(), y.start() + y.size(), 0);
      return;
    }
    int done = Math.min(columns, y.size());
    System.arraycopy(bias.data(), bias.start(), data, y.start(), done);
    while (done < y.size() && done < MOST_REPEATED) { // twice as many rows each time
      int next = Math.min(done, y.size() - done);
      System.arraycopy(data, y.start(), data, y.start() + done, next);
      done += next;
    }
    for (int block = done; done < y.size(); done += block) {
      int next = Math.min(block, y.size() - done);
      System.arraycopy(data, y.start(), data, y.start() + done, next);
    }
  }

  private static void addBias(Var output, @Nullable Var bias) {
    if (bias != null && bias.hasGradient()) {
      Rows.addColumnSums(
          output.gradient(),
          output.gradientStart(),
          output.rows(),
          output.columns(),
          bias.gradient(),
          bias.gradientStart());
    }
  }
}
