package hep.learners.train;

import hep.learners.internal.kernels.Updates;
import java.util.List;

/**
 * RMSProp (Tieleman and Hinton, Coursera lecture 6.5, 2012): v ← α v + (1 − α) g² and w ← w − η g /
 * (√v + ε).
 */
public final class RmsProp implements Optimizer {
  private final float keep;
  private final float epsilon;
  private float[] squares = new float[0];

  /** RMSProp with α = 0.99 and ε = 10⁻⁸. */
  public RmsProp() {
    this(0.99, 1e-8);
  }

  /** RMSProp with its constants, 0 ≤ α &lt; 1 and ε &gt; 0. */
  public RmsProp(double keep, double epsilon) {
    if (!(keep >= 0 && keep < 1 && epsilon > 0)) {
      throw new IllegalArgumentException(
          "RMSProp needs 0 ≤ α < 1 and ε > 0, found α " + keep + " and ε " + epsilon + ".");
    }
    this.keep = (float) keep;
    this.epsilon = (float) epsilon;
  }

  @Override
  public void begin(int size) {
    squares = new float[size];
  }

  @Override
  public void update(float[] weights, float[] gradients, int from, int to, double rate, long step) {
    Updates.rmsProp(
        (float) rate, keep, epsilon, gradients, from, squares, from, weights, from, to - from);
  }

  @Override
  public List<float[]> state() {
    return List.of(squares);
  }

  @Override
  public String toString() {
    return "RMSProp with α " + keep + ", ε " + epsilon;
  }
}
