package hep.learners.layers;

import hep.learners.Parameters;
import hep.learners.Segments;
import hep.learners.SetLayer;
import hep.learners.Var;

/**
 * Multi-head self-attention within sets (Vaswani et al., arXiv 1706.03762, section 3.2.2): rows by
 * width to rows by width.
 *
 * @param projections one layer from width to queries, keys and values beside each other
 * @param output from the heads beside each other to width
 * @param heads how many; it divides the width
 */
public record SelfAttention(Dense projections, Dense output, int heads) implements SetLayer {
  /**
   * Returns a layer.
   *
   * @throws IllegalArgumentException if the heads do not divide the width
   */
  public static SelfAttention of(Parameters parameters, int width, int heads) {
    if (heads < 1 || width % heads != 0) {
      throw new IllegalArgumentException(
          "The number of heads divides the width " + width + ", found " + heads + ".");
    }
    return new SelfAttention(
        Dense.of(parameters.in("projections"), width, 3 * width),
        Dense.of(parameters.in("output"), width, width),
        heads);
  }

  @Override
  public Var apply(Var x, Segments sets) {
    return output.apply(sets.attention(projections.apply(x), heads));
  }

  /**
   * Returns the output with a bias for each of the sets' pairs and each head added to the logits.
   */
  public Var apply(Var x, Var bias, Segments sets) {
    return output.apply(sets.attention(projections.apply(x), bias, heads));
  }
}
