package hep.learners;

/**
 * Losses: a scalar from predictions, truth and weights.
 *
 * <p>With weights, the loss is Σ wᵢ lᵢ / n over the n examples, not over Σ wᵢ: it stays defined for
 * negative weights, and the means of the parts of a batch add up to the mean of the whole. Scale
 * the weights to mean 1 to keep the learning rate's meaning. Images (images x height x width x
 * classes) are as many rows as they have pixels, so a weight map is one weight a pixel. Values in
 * logarithms and exponentials are shifted so that no finite logit overflows.
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

  /**
   * Returns the mean of |prediction − target|, over all values. The target has no gradient here.
   */
  public static Var absolute(Var prediction, Var target) {
    return RegressionOps.Absolute.of(prediction, target, null);
  }

  /** Returns the absolute loss with one weight a row. */
  public static Var absolute(Var prediction, Var target, Var weights) {
    return RegressionOps.Absolute.of(prediction, target, weights);
  }

  /**
   * Returns the focal loss (Lin et al., arXiv 1708.02002, equation 5): the mean over all values of
   * −α_t (1 − p_t)^γ ln p_t, where p_t is the probability σ(z) or 1 − σ(z) of what is true.
   *
   * @param targets 0 or 1
   * @param alpha the factor of the ones; that of the zeros is 1 − alpha
   * @param gamma how much less well-classified values count; with 0 and α = 1/2 this is half the
   *     binary cross-entropy
   */
  public static Var focal(Var logits, Var targets, float alpha, float gamma) {
    return MaskLossOps.Focal.of(logits, targets, null, alpha, gamma);
  }

  /** Returns the focal loss with one weight a row. */
  public static Var focal(Var logits, Var targets, Var weights, float alpha, float gamma) {
    return MaskLossOps.Focal.of(logits, targets, weights, alpha, gamma);
  }

  /**
   * Returns 1 − (2 Σ p t + ε) / (Σ p + Σ t + ε), the mean over columns (Milletari et al., arXiv
   * 1606.04797, with plain sums below as Sudre et al., arXiv 1707.03237). The sums run over all
   * rows on the tape.
   *
   * @param probability from 0 to 1
   * @param smoothing ε, positive
   */
  public static Var dice(Var probability, Var target, float smoothing) {
    return MaskLossOps.Dice.of(probability, target, null, smoothing);
  }

  /** Returns the Dice loss with one weight a row, inside all three sums. */
  public static Var dice(Var probability, Var target, Var weights, float smoothing) {
    return MaskLossOps.Dice.of(probability, target, weights, smoothing);
  }

  /**
   * Returns the mean over rows of the Kullback-Leibler divergence Σ t (ln t − ln softmax(logits)),
   * for targets that are probabilities.
   */
  public static Var divergence(Var logits, Var targets) {
    return DensityOps.Divergence.of(logits, targets, null);
  }

  /** Returns the divergence with one weight a row. */
  public static Var divergence(Var logits, Var targets, Var weights) {
    return DensityOps.Divergence.of(logits, targets, weights);
  }

  /**
   * Returns the mean over rows of the divergence of N(mean, σ²) from N(0, 1), summed over columns,
   * with ln σ² given (Kingma and Welling, arXiv 1312.6114, appendix B).
   */
  public static Var gaussianDivergence(Var mean, Var logVariance) {
    return DensityOps.GaussianDivergence.of(mean, logVariance, null);
  }

  /** Returns the divergence of Gaussians with one weight a row. */
  public static Var gaussianDivergence(Var mean, Var logVariance, Var weights) {
    return DensityOps.GaussianDivergence.of(mean, logVariance, weights);
  }

  /**
   * Returns the mean of −ln of a mixture of Gaussians at the target, with its constant.
   *
   * @param packed logits of the shares, means and ln σ beside each other
   * @param target one value a row
   */
  public static Var mixture(Var packed, Var target) {
    return DensityOps.Mixture.of(packed, target, null);
  }

  /** Returns the mixture's loss with one weight a row. */
  public static Var mixture(Var packed, Var target, Var weights) {
    return DensityOps.Mixture.of(packed, target, weights);
  }
}
