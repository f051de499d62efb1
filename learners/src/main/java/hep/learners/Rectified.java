package hep.learners;

import hep.learners.internal.kernels.Activations;

/**
 * Steps with a ReLU behind them, y = max(x, 0), in one: the same bits as one after the other, with
 * room for one output in place of two. The backward pass writes zeros over the derivative of the
 * output where that is 0.
 */
public final class Rectified {
  private Rectified() {}

  /** Returns max(x W + b, 0), as {@link Var#linear(Var, Var)} and {@link Var#relu}. */
  public static Var linear(Var x, Var weight, Var bias) {
    return MatrixOps.Linear.of(x, weight, bias, true);
  }

  /** Returns {@link Var#convolution(Var, Var, Window)} and {@link Var#relu} behind it. */
  public static Var convolution(Var x, Var weight, Var bias, Window window) {
    return ConvolutionOps.Convolution.of(x, weight, bias, window, true);
  }

  /** Takes the output of a step to what is not negative. */
  static void forward(Var y) {
    Activations.relu(y.data(), y.start(), y.data(), y.start(), y.size());
  }

  /** Takes the derivative of the output to that of what it was before. */
  static void backward(Var y) {
    Activations.keepSlopes(y.data(), y.start(), y.gradient(), y.gradientStart(), y.size());
  }
}
