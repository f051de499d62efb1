package hep.learners.train;

import hep.learners.internal.kernels.Updates;
import java.util.List;

/**
 * Stochastic gradient descent: w ← w − η g, with g the mean gradient of the mini-batch.
 *
 * <p>With momentum μ: v ← μ v + g and w ← w − η v, or w ← w − η (g + μ v) with Nesterov's
 * look-ahead (Sutskever et al., ICML 2013, in the form that PyTorch uses).
 */
public final class Sgd implements Optimizer {
  private final float momentum;
  private final boolean nesterov;
  private float[] velocity = new float[0];

  /** Plain gradient descent. */
  public Sgd() {
    this(0, false);
  }

  /** Gradient descent with momentum, from 0 to below 1. */
  public Sgd(double momentum, boolean nesterov) {
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException("The momentum lies in [0, 1), found " + momentum + ".");
    }
    this.momentum = (float) momentum;
    this.nesterov = nesterov;
  }

  @Override
  public void begin(int size) {
    velocity = new float[momentum > 0 ? size : 0];
  }

  @Override
  public void update(float[] weights, float[] gradients, int from, int to, double rate, long step) {
    int n = to - from;
    if (momentum == 0) {
      Updates.sgd((float) rate, 0, gradients, from, weights, from, n);
    } else {
      Updates.momentum(
          (float) rate, momentum, nesterov, 0, gradients, from, velocity, from, weights, from, n);
    }
  }

  @Override
  public List<float[]> state() {
    return momentum > 0 ? List.of(velocity) : List.of();
  }

  @Override
  public String toString() {
    return momentum == 0
        ? "SGD"
        : "SGD with " + (nesterov ? "Nesterov " : "") + "momentum " + momentum;
  }
}
