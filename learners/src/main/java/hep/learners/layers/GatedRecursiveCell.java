package hep.learners.layers;

import hep.learners.Initializer;
import hep.learners.Parameters;
import hep.learners.TreeLayer;
import hep.learners.TreeLevels;
import hep.learners.Var;
import java.util.ArrayList;
import java.util.List;

/**
 * The gated recursive network of Louppe, Cho, Becot and Cranmer (arXiv 1702.00748, equations 5 to
 * 11): with v = [h_left | h_right | u], r = s(v W_r + b_r), c = relu((r ∘ v) W_h + b_h), and
 * softmax gates z between c, h_left, h_right and u for each component, h = z_c c + z_l h_left + z_r
 * h_right + z_u u. Here s(x) = σ(2x), as in the authors' code. Nodes by inputs to trees by width.
 *
 * @param embed from a node's inputs to u
 * @param reset from v to the gates r
 * @param candidate from r ∘ v to c
 * @param update from [c | v] to the logits of z, one group of columns after the other
 */
public record GatedRecursiveCell(Dense embed, Dense reset, Dense candidate, Dense update)
    implements TreeLayer {
  /** Returns a cell. */
  public static GatedRecursiveCell of(Parameters parameters, int inputs, int width) {
    return new GatedRecursiveCell(
        Dense.of(parameters.in("embed"), inputs, width, Initializer.he()),
        Dense.of(parameters.in("reset"), 3 * width, 3 * width),
        Dense.of(parameters.in("candidate"), 3 * width, width, Initializer.orthogonal(1)),
        Dense.of(parameters.in("update"), 4 * width, 4 * width));
  }

  @Override
  public Var apply(Var nodes, TreeLevels trees) {
    Var u = embed.apply(nodes.gather(trees.rows())).relu(); // visits x width
    List<Var> states = new ArrayList<>();
    states.add(u.rows(0, trees.leaves()));
    for (int level = 1; level < trees.levels(); level++) {
      Var left = trees.leftStates(states, level);
      Var right = trees.rightStates(states, level);
      Var own = u.rows(trees.start(level), trees.start(level + 1));
      Var v = left.beside(right).beside(own); // nodes of the level x 3 width
      Var r = reset.apply(v).times(2).sigmoid();
      Var c = candidate.apply(r.times(v)).relu(); // nodes of the level x width
      Var all = c.beside(v); // nodes of the level x 4 width
      states.add(update.apply(all).mix(all, 4));
    }
    return trees.rootStates(states);
  }
}
