package hep.learners.layers;

import hep.learners.Layer;
import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.Var;

/**
 * A dense layer whose outputs describe a density of one quantity as a sum of Gaussians (Bishop,
 * Mixture density networks, NCRG/94/004): logits of the shares, means and ln σ beside each other,
 * for {@link Losses#mixture}.
 *
 * @param output from inputs to 3 · Gaussians
 */
public record MixtureDensity(Dense output) implements Layer {
  /** Returns a head for so many Gaussians. */
  public static MixtureDensity of(Parameters parameters, int inputs, int gaussians) {
    return new MixtureDensity(Dense.of(parameters, inputs, 3 * gaussians));
  }

  @Override
  public Var apply(Var x) {
    return output.apply(x);
  }
}
