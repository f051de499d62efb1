package hep.learners.models;

import hep.learners.Initializer;
import hep.learners.Parameters;
import hep.learners.Segments;
import hep.learners.Var;
import hep.learners.layers.AttentionPooling;
import hep.learners.layers.Dense;
import hep.learners.layers.Dropout;
import hep.learners.layers.LayerNorm;
import hep.learners.layers.TransformerBlock;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A classifier of sets with global features, as of a jet and its tracks: each element, beside the
 * features of its set, is embedded; transformer blocks let the elements of a set see each other;
 * attention pooling makes one row of each set (compare ATLAS's GN2, arXiv 2505.19689).
 */
public record SetTransformer(
    Dense embed,
    Dense lift,
    List<TransformerBlock> blocks,
    LayerNorm norm,
    AttentionPooling pooling,
    Dense hidden,
    Dropout dropout,
    Dense output) {
  /**
   * The size of the network.
   *
   * @param elementInputs features of an element
   * @param setInputs features of a set, at least one
   * @param width of the embedding
   * @param heads of the attention; divides the width
   * @param blocks how many transformer blocks
   * @param outputs classes or targets
   * @param dropout rate, in the blocks and before the output
   */
  public record Size(
      int elementInputs,
      int setInputs,
      int width,
      int heads,
      int blocks,
      int outputs,
      float dropout) {}

  /** Returns a network. */
  public static SetTransformer of(Parameters parameters, Size size) {
    int width = size.width();
    List<TransformerBlock> blocks =
        IntStream.range(0, size.blocks())
            .mapToObj(i ->
                TransformerBlock.of(
                    parameters.in("block" + i), width, size.heads(), 2 * width, size.dropout()))
            .toList();
    return new SetTransformer(
        Dense.of(
            parameters.in("embed"),
            size.elementInputs() + size.setInputs(),
            width,
            Initializer.he()),
        Dense.of(parameters.in("lift"), width, width),
        blocks,
        LayerNorm.of(parameters.in("norm"), width),
        AttentionPooling.of(parameters.in("pooling"), width),
        Dense.of(parameters.in("hidden"), width + size.setInputs(), width, Initializer.he()),
        new Dropout(size.dropout()),
        Dense.of(parameters.in("output"), width, size.outputs()));
  }

  /**
   * Returns one row of outputs a set.
   *
   * @param elements elements by element inputs
   * @param sets which element belongs to which set
   * @param features sets by set inputs
   */
  public Var apply(Var elements, Segments sets, Var features) {
    return classify(embedded(elements, sets, features), sets, features);
  }

  /**
   * Returns what the blocks make of each element, for further questions to it: elements by width.
   */
  public Var embedded(Var elements, Segments sets, Var features) {
    Var x =
        lift.apply(embed.apply(elements.beside(sets.repeat(features))).gelu()); // elements x width
    for (TransformerBlock block : blocks) {
      x = block.apply(x, sets); // elements x width
    }
    return norm.apply(x);
  }

  /** Returns one row of outputs a set from its embedded elements. */
  public Var classify(Var embedded, Segments sets, Var features) {
    Var pooled = pooling.apply(embedded, sets); // sets x width
    Var h = hidden.apply(pooled.beside(features)).gelu(); // sets x width
    return output.apply(dropout.apply(h)); // sets x outputs
  }
}
