package hep.analysis.generative;

import hep.learners.Losses;
import hep.learners.Var;

/**
 * The evidence lower bound of variational autoencoders (Kingma and Welling, arXiv 1312.6114,
 * equation 3): ln p(x) ≥ E_q[ln p(x|z)] − KL(q(z|x) ‖ p(z)). It is a lower bound, never an upper
 * one; the two sides differ by KL(q(z|x) ‖ p(z|x)).
 */
final class Elbo {
  private Elbo() {}

  /** Returns z = μ + σ ε with ln σ² given (ibid., section 2.4). */
  static Var sample(Var mean, Var logVariance) {
    Var noise = mean.tape().gaussian(mean.rows(), mean.columns());
    return mean.plus(logVariance.times(0.5f).exp().times(noise));
  }

  /**
   * Returns minus the bound, which training makes small.
   *
   * @param reconstruction mean over the examples of −ln p(x|z), with z drawn from q
   * @param mean of q, examples by latent numbers
   * @param logVariance of q
   */
  static Var negative(Var reconstruction, Var mean, Var logVariance) {
    return reconstruction.plus(Losses.gaussianDivergence(mean, logVariance));
  }
}
