package hep.learners.train;

import hep.learners.internal.kernels.Updates;
import java.util.List;

/**
 * Adam (Kingma and Ba, arXiv 1412.6980, algorithm 1), with decoupled weight decay λ as AdamW
 * (Loshchilov and Hutter, arXiv 1711.05101, algorithm 2): w ← w − η (m̂ / (√v̂ + ε) + λ w).
 */
public final class Adam implements Optimizer {
  private final double beta1;
  private final double beta2;
  private final float epsilon;
  private final float decay;
  private float[] first = new float[0];
  private float[] second = new float[0];

  /** Adam with β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸ and no weight decay. */
  public Adam() {
    this(0.9, 0.999, 1e-8, 0);
  }

  /** Adam with its constants; a positive decay makes it AdamW. */
  public Adam(double beta1, double beta2, double epsilon, double decay) {
    if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1 && epsilon > 0 && decay >= 0)) {
      throw new IllegalArgumentException(
          "Adam needs 0 ≤ β < 1, ε > 0 and a decay of at least 0, found β₁ "
              + beta1
              + ", β₂ "
              + beta2
              + ", ε "
              + epsilon
              + ", decay "
              + decay
              + ".");
    }
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = (float) epsilon;
    this.decay = (float) decay;
  }

  /** Returns AdamW with the given weight decay and Adam's usual constants. */
  public static Adam withDecay(double decay) {
    return new Adam(0.9, 0.999, 1e-8, decay);
  }

  @Override
  public void begin(int size) {
    first = new float[size];
    second = new float[size];
  }

  @Override
  public void update(float[] weights, float[] gradients, int from, int to, double rate, long step) {
    Updates.adam(
        (float) rate,
        beta1,
        beta2,
        epsilon,
        decay,
        step,
        gradients,
        from,
        first,
        from,
        second,
        from,
        weights,
        from,
        to - from);
  }

  @Override
  public List<float[]> state() {
    return List.of(first, second);
  }

  @Override
  public String toString() {
    return decay == 0 ? "Adam" : "AdamW with decay " + decay;
  }
}
