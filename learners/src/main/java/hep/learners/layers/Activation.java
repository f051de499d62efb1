package hep.learners.layers;

import hep.learners.Layer;
import hep.learners.Var;

/** Activation functions. */
public enum Activation implements Layer {
  /** No change. */
  IDENTITY,
  /** max(x, 0). */
  RELU,
  /** x where positive, 0.01 x elsewhere. */
  LEAKY_RELU,
  /** 1 / (1 + e^−x). */
  SIGMOID,
  /** The hyperbolic tangent. */
  TANH,
  /** The tanh form of GELU. */
  GELU,
  /** The softmax of every row. */
  SOFTMAX;

  @Override
  public boolean isRectifier() {
    return this == RELU;
  }

  @Override
  public Var apply(Var x) {
    return switch (this) {
      case IDENTITY -> x;
      case RELU -> x.relu();
      case LEAKY_RELU -> x.leakyRelu(0.01f);
      case SIGMOID -> x.sigmoid();
      case TANH -> x.tanh();
      case GELU -> x.gelu();
      case SOFTMAX -> x.softmax();
    };
  }
}
