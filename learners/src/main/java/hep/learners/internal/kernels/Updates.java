package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * One step of an optimiser over arrays of weights w and gradients g. Averages and squares of slopes
 * that are too small to move a weight are zero ({@link Tiny}).
 */
public final class Updates {
  private Updates() {}

  /** Gradient descent with weight decay: w −= rate (g + decay w). */
  public static void sgd(float rate, float decay, float[] g, int go, float[] w, int wo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector weight = FloatVector.fromArray(Lanes.F, w, wo + i);
      FloatVector slope = weight.fma(Lanes.all(decay), FloatVector.fromArray(Lanes.F, g, go + i));
      slope.fma(Lanes.all(-rate), weight).intoArray(w, wo + i);
    }
    for (; i < n; i++) {
      float weight = w[wo + i];
      w[wo + i] = Math.fma(Math.fma(weight, decay, g[go + i]), -rate, weight);
    }
  }

  /**
   * Momentum (Polyak 1964; Nesterov's form after Sutskever et al. 2013): v = momentum v + g + decay
   * w, then w −= rate v, or w −= rate (momentum v + g + decay w) for Nesterov.
   *
   * @param v the velocities, updated in place
   */
  public static void momentum(
      float rate,
      float momentum,
      boolean nesterov,
      float decay,
      float[] g,
      int go,
      float[] v,
      int vo,
      float[] w,
      int wo,
      int n) {
    float own = nesterov ? 1 : 0;
    float carried = nesterov ? momentum : 1;
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector weight = FloatVector.fromArray(Lanes.F, w, wo + i);
      FloatVector slope = weight.fma(Lanes.all(decay), FloatVector.fromArray(Lanes.F, g, go + i));
      FloatVector velocity =
          Tiny.drop(
              FloatVector.fromArray(Lanes.F, v, vo + i).fma(Lanes.all(momentum), slope),
              Tiny.AVERAGE);
      velocity.intoArray(v, vo + i);
      FloatVector step = velocity.fma(Lanes.all(carried), slope.mul(own));
      step.fma(Lanes.all(-rate), weight).intoArray(w, wo + i);
    }
    for (; i < n; i++) {
      float weight = w[wo + i];
      float slope = Math.fma(weight, decay, g[go + i]);
      float velocity = Tiny.drop(Math.fma(v[vo + i], momentum, slope), Tiny.AVERAGE);
      v[vo + i] = velocity;
      w[wo + i] = Math.fma(Math.fma(velocity, carried, slope * own), -rate, weight);
    }
  }

  /**
   * Adam (Kingma and Ba, arXiv:1412.6980, algorithm 1) with decoupled weight decay (Loshchilov and
   * Hutter, arXiv:1711.05101): m = b1 m + (1 − b1) g; v = b2 v + (1 − b2) g²; w −= rate (m / (1 −
   * b1^t) / (√(v / (1 − b2^t)) + epsilon) + decay w).
   *
   * @param step the number t of this step, 1 for the first
   * @param m first moments, updated in place
   * @param v second moments, updated in place
   */
  public static void adam(
      float rate,
      double beta1,
      double beta2,
      float epsilon,
      float decay,
      long step,
      float[] g,
      int go,
      float[] m,
      int mo,
      float[] v,
      int vo,
      float[] w,
      int wo,
      int n) {
    float scale = (float) (1 / (1 - StrictMath.pow(beta1, (double) step)));
    float scaleSquares = (float) (1 / (1 - StrictMath.pow(beta2, (double) step)));
    float keep1 = (float) beta1;
    float keep2 = (float) beta2;
    float rest1 = (float) (1 - beta1);
    float rest2 = (float) (1 - beta2);
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector slope = FloatVector.fromArray(Lanes.F, g, go + i);
      FloatVector square = square(slope).mul(rest2);
      FloatVector first =
          Tiny.drop(
              FloatVector.fromArray(Lanes.F, m, mo + i).fma(Lanes.all(keep1), slope.mul(rest1)),
              Tiny.AVERAGE);
      FloatVector second =
          Tiny.drop(
              FloatVector.fromArray(Lanes.F, v, vo + i).fma(Lanes.all(keep2), square),
              Tiny.AVERAGE);
      first.intoArray(m, mo + i);
      second.intoArray(v, vo + i);
      FloatVector root = second.mul(scaleSquares).sqrt().add(epsilon);
      FloatVector weight = FloatVector.fromArray(Lanes.F, w, wo + i);
      FloatVector change = weight.fma(Lanes.all(decay), first.mul(scale).div(root));
      change.fma(Lanes.all(-rate), weight).intoArray(w, wo + i);
    }
    for (; i < n; i++) {
      float slope = g[go + i];
      float first = Tiny.drop(Math.fma(m[mo + i], keep1, slope * rest1), Tiny.AVERAGE);
      float second = Tiny.drop(Math.fma(v[vo + i], keep2, square(slope) * rest2), Tiny.AVERAGE);
      m[mo + i] = first;
      v[vo + i] = second;
      float root = (float) Math.sqrt(second * scaleSquares) + epsilon;
      float weight = w[wo + i];
      w[wo + i] = Math.fma(Math.fma(weight, decay, first * scale / root), -rate, weight);
    }
  }

  /**
   * RMSProp (Tieleman and Hinton, 2012): v = keep v + (1 − keep) g²; w −= rate g / (√v + epsilon).
   *
   * @param v squares, updated in place
   */
  public static void rmsProp(
      float rate,
      float keep,
      float epsilon,
      float[] g,
      int go,
      float[] v,
      int vo,
      float[] w,
      int wo,
      int n) {
    float rest = 1 - keep;
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector slope = FloatVector.fromArray(Lanes.F, g, go + i);
      FloatVector square =
          Tiny.drop(
              FloatVector.fromArray(Lanes.F, v, vo + i)
                  .fma(Lanes.all(keep), square(slope).mul(rest)),
              Tiny.AVERAGE);
      square.intoArray(v, vo + i);
      FloatVector change = slope.div(square.sqrt().add(epsilon));
      change.fma(Lanes.all(-rate), FloatVector.fromArray(Lanes.F, w, wo + i)).intoArray(w, wo + i);
    }
    for (; i < n; i++) {
      float slope = g[go + i];
      float square = Tiny.drop(Math.fma(v[vo + i], keep, square(slope) * rest), Tiny.AVERAGE);
      v[vo + i] = square;
      float change = slope / ((float) Math.sqrt(square) + epsilon);
      w[wo + i] = Math.fma(change, -rate, w[wo + i]);
    }
  }

  private static FloatVector square(FloatVector slope) {
    FloatVector kept = Tiny.drop(slope, Tiny.SLOPE);
    return kept.mul(kept);
  }

  private static float square(float slope) {
    float kept = Tiny.drop(slope, Tiny.SLOPE);
    return kept * kept;
  }
}
