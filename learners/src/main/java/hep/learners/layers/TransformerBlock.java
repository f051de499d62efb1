package hep.learners.layers;

import hep.learners.Initializer;
import hep.learners.Parameters;
import hep.learners.Segments;
import hep.learners.SetLayer;
import hep.learners.Var;

/**
 * A transformer block with the norm before each part (Xiong et al., arXiv 2002.04745): x ← x +
 * attention(norm(x)), then x ← x + feed(norm(x)); rows by width to rows by width.
 */
public record TransformerBlock(
    LayerNorm attentionNorm,
    SelfAttention attention,
    LayerNorm feedNorm,
    Dense widen,
    Dense narrow,
    Dropout dropout)
    implements SetLayer {
  /**
   * Returns a block.
   *
   * @param feed the width between the two dense layers
   * @param dropout the rate after attention and after the dense layers
   */
  public static TransformerBlock of(
      Parameters parameters, int width, int heads, int feed, float dropout) {
    return new TransformerBlock(
        LayerNorm.of(parameters.in("attention_norm"), width),
        SelfAttention.of(parameters.in("attention"), width, heads),
        LayerNorm.of(parameters.in("feed_norm"), width),
        Dense.of(parameters.in("widen"), width, feed, Initializer.he()),
        Dense.of(parameters.in("narrow"), feed, width),
        new Dropout(dropout));
  }

  @Override
  public Var apply(Var x, Segments sets) {
    Var attended = x.plus(dropout.apply(attention.apply(attentionNorm.apply(x), sets)));
    return attended.plus(dropout.apply(narrow.apply(widen.apply(feedNorm.apply(attended)).gelu())));
  }
}
