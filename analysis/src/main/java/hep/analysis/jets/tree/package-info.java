/**
 * Jets as binary trees, the input of recursive networks (Louppe, Cho, Becot, Cranmer,
 * arXiv:1702.00748): {@link hep.analysis.jets.tree.JetAlignment} takes out orientation, {@link
 * hep.analysis.jets.tree.JetTree} joins constituents two by two in one of six orders, and {@link
 * hep.analysis.jets.tree.NodeFeatures} gives the seven inputs of every node.
 *
 * <pre>{@code
 * JetTree tree = JetTree.of(JetAlignment.align(constituents), TreeTopology.KT, 1L);
 * float[] features = NodeFeatures.of(tree);
 * }</pre>
 */
@NullMarked
package hep.analysis.jets.tree;

import org.jspecify.annotations.NullMarked;
