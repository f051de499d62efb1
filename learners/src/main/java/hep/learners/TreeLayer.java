package hep.learners;

/** A function from the nodes of binary trees to one row a tree; it holds its weights. */
@FunctionalInterface
public interface TreeLayer {
  /**
   * Returns one row a tree.
   *
   * @param nodes one row a node, in the order that {@link TreeLevels} describes
   */
  Var apply(Var nodes, TreeLevels trees);
}
