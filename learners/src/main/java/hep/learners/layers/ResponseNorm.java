package hep.learners.layers;

import hep.learners.Layer;
import hep.learners.Var;

/**
 * Local response normalisation over neighbouring channels (Krizhevsky et al., NIPS 2012, section
 * 3.3): y_c = x_c / (k + α/n Σ x²)^β, the sum over the n channels about c.
 *
 * @param channels n
 * @param alpha α
 * @param beta β
 * @param offset k, above 0
 */
public record ResponseNorm(int channels, float alpha, float beta, float offset) implements Layer {
  /** Returns the usual form with α = 10⁻⁴, β = 0.75 and k = 1. */
  public static ResponseNorm over(int channels) {
    return new ResponseNorm(channels, 1e-4f, 0.75f, 1);
  }

  @Override
  public Var apply(Var x) {
    return x.responseNorm(channels, alpha, beta, offset);
  }
}
