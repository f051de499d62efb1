package hep.learners.layers;

import hep.learners.Initializer;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.TreeLayer;
import hep.learners.TreeLevels;
import hep.learners.Var;

/**
 * The simple recursive network of Louppe, Cho, Becot and Cranmer (arXiv 1702.00748, equations 2 to
 * 4): u = relu(x W_u + b_u) at every node, h = u at a leaf, h = relu([h_left | h_right | u] W_h +
 * b_h) at an inner node; nodes by inputs to trees by width, the state of each root.
 *
 * @param embed from a node's inputs to u
 * @param node from u to the sum, the last third of W_h with its bias
 * @param children from the states of both children to the sum
 */
public record RecursiveCell(Dense embed, Dense node, Parameter children) implements TreeLayer {
  /** Returns a cell whose recurrent weights start orthogonal. */
  public static RecursiveCell of(Parameters parameters, int inputs, int width) {
    return new RecursiveCell(
        Dense.of(parameters.in("embed"), inputs, width, Initializer.he()),
        Dense.of(parameters.in("node"), width, width, Initializer.orthogonal(1)),
        parameters.weight("children", Initializer.orthogonal(1), 2 * width, width));
  }

  @Override
  public Var apply(Var nodes, TreeLevels trees) {
    return states(nodes, trees).gather(trees.roots());
  }

  /** Returns the state of every node in the order of the visits. */
  public Var states(Var nodes, TreeLevels trees) {
    Var u = embed.apply(nodes.gather(trees.rows())).relu(); // visits x width
    Var drive = node.apply(u.rows(trees.leaves(), trees.nodes())); // inner nodes x width
    return trees.recursion(u.rows(0, trees.leaves()), drive, nodes.tape().use(children));
  }
}
