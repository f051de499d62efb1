package hep.learners;

/**
 * What the two sides of an adversarial pair minimise, from the discriminator's (or critic's)
 * outputs for real and for made examples.
 *
 * <p>Logits are outputs before the sigmoid, scores are outputs between 0 and 1 or, for a critic,
 * without bounds.
 */
public final class AdversarialLosses {
  private AdversarialLosses() {}

  /**
   * Returns −mean ln σ(real) − mean ln(1 − σ(made)), which the discriminator minimises (Goodfellow
   * et al., arXiv 1406.2661, equation 1).
   *
   * @param realLabel 1, or a little less to smooth the labels
   */
  public static Var discriminator(Var realLogits, Var madeLogits, float realLabel) {
    return Losses.binaryCrossEntropy(realLogits, filled(realLogits, realLabel))
        .plus(Losses.binaryCrossEntropy(madeLogits, filled(madeLogits, 0)));
  }

  /**
   * Returns −mean ln σ(made), the non-saturating form that the generator minimises (ibid., section
   * 3).
   */
  public static Var generator(Var madeLogits) {
    return Losses.binaryCrossEntropy(madeLogits, filled(madeLogits, 1));
  }

  /**
   * Returns E = (mean |1 − D(real)| + mean |D(made)|) / 2 for scores between 0 and 1: the
   * discriminator minimises it and the generator maximises it; at the generator's best it is 1/2.
   */
  public static Var absoluteError(Var realScores, Var madeScores) {
    return Losses.absolute(realScores, filled(realScores, 1))
        .plus(Losses.absolute(madeScores, filled(madeScores, 0)))
        .times(0.5f);
  }

  /**
   * Returns mean(made) − mean(real), which a critic minimises; minus {@code mean(made)} is the
   * generator's loss (Arjovsky et al., arXiv 1701.07875, algorithm 1). Keep the critic's slope in
   * bounds with a spectral norm on its weights.
   */
  public static Var critic(Var realScores, Var madeScores) {
    return madeScores.mean().minus(realScores.mean());
  }

  private static Var filled(Var like, float value) {
    Var y = like.tape().input(like.shape());
    java.util.Arrays.fill(y.data(), y.start(), y.start() + y.size(), value);
    return y;
  }
}
