package hep.learners;

/**
 * Losses: a scalar from predictions, truth and weights.
 *
 * <p>With weights, the loss is Σ wᵢ lᵢ / n over the n examples, not over Σ wᵢ: it stays defined for
 * negative weights, and the means of the parts of a batch add up to the mean of the whole. Scale
 * the weights to mean 1 to keep the learning rate's meaning. Values in logarithms and exponentials
 * are shifted so that no finite logit overflows.
 */
public final class Losses {
  private Losses() {}

  /**
   * Returns the mean of −ln softmax(logits)[label], with one label a row from 0 to columns−1, given
   * as floats.
   */
  public static Var crossEntropy(Var logits, Var labels) {
    return LossOps.CrossEntropy.of(logits, labels, null, 0);
  }

  /** Returns the mean of −w ln softmax(logits)[label], with one label and one weight a row. */
  public static Var crossEntropy(Var logits, Var labels, Var weights) {
    return LossOps.CrossEntropy.of(logits, labels, weights, 0);
  }

  /**
   * Returns the cross-entropy against (1 − smoothing) · label + smoothing / columns (Szegedy et
   * al., arXiv 1512.00567, section 7).
   */
  public static Var crossEntropy(Var logits, Var labels, Var weights, float smoothing) {
    return LossOps.CrossEntropy.of(logits, labels, weights, smoothing);
  }

  /**
   * Returns the mean of −t ln σ(z) − (1−t) ln(1 − σ(z)) for logits z and targets t in [0, 1], over
   * all values.
   */
  public static Var binaryCrossEntropy(Var logits, Var targets) {
    return LossOps.BinaryCrossEntropy.of(logits, targets, null);
  }

  /** Returns the binary cross-entropy with one weight a row. */
  public static Var binaryCrossEntropy(Var logits, Var targets, Var weights) {
    return LossOps.BinaryCrossEntropy.of(logits, targets, weights);
  }

  /** Returns the mean of (prediction − target)², over all values. */
  public static Var squared(Var prediction, Var target) {
    return LossOps.Squared.of(prediction, target, null, 1f / Math.max(1, prediction.size()));
  }

  /** Returns the mean of w (prediction − target)², over all values, with one weight a row. */
  public static Var squared(Var prediction, Var target, Var weights) {
    return LossOps.Squared.of(prediction, target, weights, 1f / Math.max(1, prediction.size()));
  }

  /** Returns the textbook's quadratic cost 1/(2n) Σ ‖prediction − target‖², over n rows. */
  public static Var quadratic(Var prediction, Var target) {
    return LossOps.Squared.of(prediction, target, null, 0.5f / Math.max(1, prediction.rows()));
  }

  /**
   * Returns Huber's loss (Annals of Mathematical Statistics 35 (1964) 73): the mean of d²/2 where
   * |prediction − target| is at most delta, and linear beyond. The target has no gradient here.
   */
  public static Var huber(Var prediction, Var target, float delta) {
    return RegressionOps.Huber.of(prediction, target, null, delta);
  }

  /** Returns Huber's loss with one weight a row. */
  public static Var huber(Var prediction, Var target, Var weights, float delta) {
    return RegressionOps.Huber.of(prediction, target, weights, delta);
  }

  /**
   * Returns the loss whose least value is at a quantile of the target (Koenker and Bassett,
   * Econometrica 46 (1978) 33): the mean of q d or (q − 1) d for d = target − prediction of either
   * sign. The target has no gradient here.
   *
   * @param probability q, in (0, 1)
   */
  public static Var quantile(Var prediction, Var target, float probability) {
    return RegressionOps.Quantile.of(prediction, target, null, probability);
  }

  /** Returns the quantile loss with one weight a row. */
  public static Var quantile(Var prediction, Var target, Var weights, float probability) {
    return RegressionOps.Quantile.of(prediction, target, weights, probability);
  }

  /**
   * Returns the mean of −ln of a Gaussian's density without its constant: (s + (target − mean)²
   * e^−s)/2 with s = ln σ². The target has no gradient here.
   */
  public static Var gaussian(Var mean, Var logVariance, Var target) {
    return RegressionOps.Gaussian.of(mean, logVariance, target, null);
  }

  /** Returns the Gaussian loss with one weight a row. */
  public static Var gaussian(Var mean, Var logVariance, Var target, Var weights) {
    return RegressionOps.Gaussian.of(mean, logVariance, target, weights);
  }
}
