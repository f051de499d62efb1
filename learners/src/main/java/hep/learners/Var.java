package hep.learners;

import java.util.Arrays;
import java.util.List;

/**
 * A value on a {@link Tape}, with its gradient where one is needed.
 *
 * <p>Values are row-major blocks of floats. Most operations see a matrix: the last dimension is the
 * columns, the product of the others the rows. A Var is only valid until its tape begins the next
 * batch; {@link #value} copies it out.
 */
public final class Var {
  private final Tape tape;
  private final int[] shape;
  private final float[] data;
  private final int start;
  private final float[] gradient;
  private final int gradientStart;
  private final String name;
  private final int rows;
  private final int columns;

  Var(
      Tape tape,
      int[] shape,
      float[] data,
      int start,
      float[] gradient,
      int gradientStart,
      String name) {
    this.tape = tape;
    this.shape = shape;
    this.data = data;
    this.start = start;
    this.gradient = gradient;
    this.gradientStart = gradientStart;
    this.name = name;
    this.rows = Tensor.rowsOf(shape);
    this.columns = Tensor.columnsOf(shape);
  }

  /** Returns the tape that holds this value. */
  public Tape tape() {
    return tape;
  }

  /** Returns the shape; not a copy. */
  public int[] shape() {
    return shape;
  }

  /** Returns the product of all dimensions but the last. */
  public int rows() {
    return rows;
  }

  /** Returns the last dimension. */
  public int columns() {
    return columns;
  }

  /** Returns the number of values. */
  public int size() {
    return rows * columns;
  }

  /** Returns the array that holds the value, from {@link #start} on; other values lie beside it. */
  public float[] data() {
    return data;
  }

  /** Returns the index of the first value in {@link #data}. */
  public int start() {
    return start;
  }

  /** Returns whether this value depends on a weight that learns. */
  public boolean hasGradient() {
    return gradient.length > 0;
  }

  /** Returns the array of the gradient, from {@link #gradientStart} on; empty where none is. */
  public float[] gradient() {
    return gradient;
  }

  /** Returns the index of the first derivative in {@link #gradient}. */
  public int gradientStart() {
    return gradientStart;
  }

  /** Returns the name of the weight that this is; empty for anything else. */
  String name() {
    return name;
  }

  /** Returns a copy of the value. */
  public Tensor value() {
    return new Tensor(Arrays.copyOfRange(data, start, start + size()), shape.clone());
  }

  /** Returns the one value of a scalar, or throws an IllegalStateException if it is none. */
  public float item() {
    if (size() != 1) {
      throw new IllegalStateException("A scalar holds one value, this holds " + this + ".");
    }
    return data[start];
  }

  /** Returns whether no value is infinite or not a number. */
  public boolean isFinite() {
    for (int i = start; i < start + size(); i++) {
      if (!Float.isFinite(data[i])) {
        return false;
      }
    }
    return true;
  }

  /** Returns x W for a weight of inputs by outputs. */
  public Var linear(Var weight) {
    return MatrixOps.Linear.of(this, weight, null, false);
  }

  /** Returns x W + b for a weight of inputs by outputs and a bias of outputs. */
  public Var linear(Var weight, Var bias) {
    return MatrixOps.Linear.of(this, weight, bias, false);
  }

  /** Returns the matrix product with another value. */
  public Var matmul(Var other) {
    return MatrixOps.Linear.of(this, other, null, false);
  }

  /** Returns the sum, element by element; a single row is added to every row of this value. */
  public Var plus(Var other) {
    return ElementOps.Plus.of(this, other, 1);
  }

  /** Returns the difference, element by element; a single row is taken from every row. */
  public Var minus(Var other) {
    return ElementOps.Plus.of(this, other, -1);
  }

  /** Returns the product, element by element, of two values of the same size. */
  public Var times(Var other) {
    return ElementOps.Times.of(this, other);
  }

  /** Returns this value with every row multiplied by its own factor, given as one column. */
  public Var timesColumn(Var factors) {
    return ElementOps.TimesColumn.of(this, factors);
  }

  /** Returns factor · x. */
  public Var times(float factor) {
    return ElementOps.Affine.of(this, factor, 0);
  }

  /** Returns x + summand. */
  public Var plus(float summand) {
    return ElementOps.Affine.of(this, 1, summand);
  }

  /** Returns x, whose gradient is multiplied by a factor on its way back; −λ reverses it. */
  public Var scaleGradient(float factor) {
    return ElementOps.GradientScale.of(this, factor);
  }

  /** Returns max(x, 0). */
  public Var relu() {
    return ActivationOps.LeakyRelu.of(this, 0);
  }

  /** Returns x where x is positive and slope · x elsewhere. */
  public Var leakyRelu(float slope) {
    return ActivationOps.LeakyRelu.of(this, slope);
  }

  /** Returns what a function makes of every row, through which no derivative passes. */
  public Var through(StepFunction function) {
    return StepOps.Rowwise.of(this, function);
  }

  /** Returns 1 / (1 + e^−x). */
  public Var sigmoid() {
    return ActivationOps.Sigmoid.of(this);
  }

  /** Returns the hyperbolic tangent. */
  public Var tanh() {
    return ActivationOps.Tanh.of(this);
  }

  /** Returns ln(1 + e^x). */
  public Var softplus() {
    return ActivationOps.Softplus.of(this);
  }

  /** Returns x/2 (1 + tanh(√(2/π)(x + 0.044715 x³))), GELU's tanh form (arXiv 1606.08415). */
  public Var gelu() {
    return ActivationOps.Gelu.of(this);
  }

  /** Returns e^x. */
  public Var exp() {
    return ActivationOps.Exp.of(this);
  }

  /** Returns the natural logarithm of a positive value. */
  public Var log() {
    return ActivationOps.Log.of(this);
  }

  /** Returns the softmax of every row. */
  public Var softmax() {
    return ActivationOps.Softmax.of(this);
  }

  /** Returns the values; in training a fraction is zero and the rest times 1/(1−rate). */
  public Var dropout(float rate) {
    return ActivationOps.Dropout.of(this, rate);
  }

  /**
   * Returns every row with mean 0 and variance 1, times gain plus bias (Ba et al., arXiv
   * 1607.06450, equation 4).
   */
  public Var layerNorm(Var gain, Var bias, float epsilon) {
    return NormOps.LayerNorm.of(this, gain, bias, epsilon);
  }

  /**
   * Returns every column with mean 0 and variance 1 over the rows, times gain plus bias (Ioffe and
   * Szegedy, arXiv 1502.03167).
   *
   * <p>In training, mean and variance are those of the rows on this tape: where a batch is split
   * into shards, each shard is normalised by itself (ghost batch norm, Hoffer et al., arXiv
   * 1705.08741), and the running statistics follow the average over the shards. In evaluation, the
   * running statistics are used.
   */
  public Var batchNorm(
      Var gain, Var bias, Parameter runningMean, Parameter runningVariance, float epsilon) {
    return NormOps.BatchNorm.of(this, gain, bias, runningMean, runningVariance, epsilon);
  }

  /**
   * Returns filters slid over channels-last images (a cross-correlation, as usual in networks):
   * y[p, f] = Σ x[step · p + t − before, c] w[t, c, f], with zeros outside.
   *
   * @param weight the window's sizes, channels, filters: {@link Window#weightShape}
   * @param window one to three dimensions; this value is images, its dimensions, channels
   * @return images, the window's places, filters
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public Var convolution(Var weight, Window window) {
    return ConvolutionOps.Convolution.of(this, weight, null, window, false);
  }

  /** Returns {@link #convolution(Var, Window)} plus one bias a filter. */
  public Var convolution(Var weight, Var bias, Window window) {
    return ConvolutionOps.Convolution.of(this, weight, bias, window, false);
  }

  /**
   * Returns the adjoint of a convolution, with steps above 1 an enlargement (Zeiler et al., CVPR
   * 2010): every pixel adds its multiple of the filters at its place.
   *
   * @param weight the window's sizes, output channels, channels of this value
   * @return images, the fewest pixels in which the window has as many places as this has pixels,
   *     output channels
   * @throws IllegalArgumentException if the shapes do not fit
   */
  public Var transposedConvolution(Var weight, Window window) {
    return ConvolutionOps.TransposedConvolution.of(this, weight, null, window);
  }

  /** Returns {@link #transposedConvolution(Var, Window)} plus one bias an output channel. */
  public Var transposedConvolution(Var weight, Var bias, Window window) {
    return ConvolutionOps.TransposedConvolution.of(this, weight, bias, window);
  }

  /** Returns {@link #convolution} with filters of their own at every place, and as many biases. */
  public Var locallyConnected(Var weight, Var bias, Window window) {
    return LocalOps.LocallyConnected.of(this, weight, bias, window);
  }

  /** Returns x_c / (offset + alpha/n Σ x²)^beta, the sum over n = channels columns about c. */
  public Var responseNorm(int channels, float alpha, float beta, float offset) {
    return LocalOps.ResponseNorm.of(this, channels, alpha, beta, offset);
  }

  /**
   * Returns this weight divided by its largest singular value, as a matrix by its last dimension.
   *
   * @param direction a running statistic, one value a row
   * @param iterations of the power method, from that direction
   */
  public Var spectralNorm(Parameter direction, int iterations) {
    return SpectralOps.SpectralNorm.of(this, direction, iterations);
  }

  /** Returns Σ exp(−‖x_i − x_j‖₁) over the other rows j, for each of so many groups of columns. */
  public Var closeness(int groups) {
    return LocalOps.Closeness.of(this, groups);
  }

  /** Returns the largest value of every channel at each place of the window. */
  public Var maxPool(Window window) {
    return ImageOps.MaxPool.of(this, window);
  }

  /** Returns the mean of every channel at each place of the window, without its outside. */
  public Var meanPool(Window window) {
    return ImageOps.MeanPool.of(this, window);
  }

  /** Returns a part of every image (images x height x width x channels), outside it zeros. */
  public Var crop(int top, int left, int height, int width) {
    return ImageOps.Crop.of(this, top, left, height, width);
  }

  /** Returns images in which every pixel is repeated so many times downwards and across. */
  public Var enlarge(int tall, int wide) {
    return ImageOps.Enlarge.of(this, tall, wide);
  }

  /** Returns the values with another's columns set behind their own, row by row. */
  public Var beside(Var other) {
    return ShapeOps.Beside.of(this, other);
  }

  /** Returns the rows of all parts, one part below the other; at least one part. */
  public static Var stack(List<Var> parts) {
    return ShapeOps.Stack.of(parts);
  }

  /** Returns the rows {@code from … to−1}, without copying them. */
  public Var rows(int from, int to) {
    if (from < 0 || to < from || to > rows) {
      throw new IllegalArgumentException(
          "rows: " + this + " does not have the rows " + from + " to " + (to - 1) + ".");
    }
    int[] fewer = {to - from, columns};
    int skipped = from * columns;
    return new Var(tape, fewer, data, start + skipped, gradient, gradientStart + skipped, name);
  }

  /** Returns Σ_g softmax_g(x) v_g for each column; both have one group's columns after another. */
  public Var mix(Var values, int groups) {
    return TreeOps.Mix.of(this, values, groups);
  }

  /** Returns the columns {@code from … to−1}. */
  public Var columns(int from, int to) {
    return ShapeOps.Columns.of(this, from, to);
  }

  /** Returns the given rows, in the given order; a row may occur several times. */
  public Var gather(int... wanted) {
    return ShapeOps.Gather.of(this, null, wanted);
  }

  /** Returns the rows whose numbers, whole and from 0 to rows − 1, another value holds. */
  public Var lookUp(Var numbers) {
    return ShapeOps.Gather.lookUp(this, numbers);
  }

  /** Returns the same values under another shape of the same size. */
  public Var reshape(int... newShape) {
    if (Tensor.sizeOf(newShape) != size()) {
      throw new IllegalArgumentException(
          "reshape: " + this + " does not hold " + Arrays.toString(newShape) + ".");
    }
    return new Var(tape, newShape, data, start, gradient, gradientStart, name);
  }

  /** Returns the same values without a gradient. */
  public Var detach() {
    return new Var(tape, shape, data, start, new float[0], 0, name);
  }

  /** Returns the sum of all values as a scalar. */
  public Var sum() {
    return ShapeOps.Sum.of(this, 1);
  }

  /** Returns the mean of all values as a scalar. */
  public Var mean() {
    return ShapeOps.Sum.of(this, 1f / size());
  }

  @Override
  public String toString() {
    return name + Arrays.toString(shape);
  }
}
