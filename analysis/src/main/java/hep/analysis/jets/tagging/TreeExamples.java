package hep.analysis.jets.tagging;

import hep.analysis.features.Scaling;
import hep.analysis.jets.tree.JetTree;
import hep.analysis.jets.tree.NodeFeatures;
import hep.analysis.jets.tree.TreeTopology;
import hep.learners.Jagged;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.TreeLevels;
import hep.learners.Var;
import hep.learners.train.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Jets as trees.
 *
 * @param nodes features of all nodes, scaled
 * @param left children of each tree
 * @param right children of each tree
 * @param all truth and weights
 */
record TreeExamples(Jagged nodes, List<int[]> left, List<int[]> right, JetBatch.Part all)
    implements Examples<TreeExamples.Batch> {
  private static final int WIDTH = NodeFeatures.NAMES.size();

  /** A tree with its features, before they are scaled. */
  private record Tree(int[] left, int[] right, float[] features) {}

  /** Trees of aligned jets, not yet scaled. */
  static TreeExamples of(JetSample aligned, TreeTopology topology) {
    List<Tree> trees =
        IntStream.range(0, aligned.size())
            .parallel()
            .mapToObj(jet -> {
              JetTree tree = JetTree.of(aligned.jets().get(jet), topology, jet);
              return new Tree(tree.left(), tree.right(), NodeFeatures.of(tree));
            })
            .toList();
    int[] offsets = new int[trees.size() + 1];
    for (int jet = 0; jet < trees.size(); jet++) {
      offsets[jet + 1] = offsets[jet] + trees.get(jet).left.length;
    }
    Tensor content = Tensor.zeros(offsets[trees.size()], WIDTH);
    for (int jet = 0; jet < trees.size(); jet++) {
      float[] features = trees.get(jet).features;
      System.arraycopy(features, 0, content.data(), offsets[jet] * WIDTH, features.length);
    }
    return new TreeExamples(
        new Jagged(content, offsets),
        trees.stream().map(Tree::left).toList(),
        trees.stream().map(Tree::right).toList(),
        JetBatch.Part.all(aligned));
  }

  Scaling fitScaling() {
    return ScaledRows.fit(nodes.content().data(), WIDTH);
  }

  /** Scales the features in place; returns this. */
  TreeExamples scaled(Scaling scaling) {
    scaling.apply(nodes.content().data());
    return this;
  }

  @Override
  public int size() {
    return left.size();
  }

  @Override
  public Batch batch(int[] order, int from, int to) {
    return new Batch(this, all.of(order, from, to));
  }

  /** Some of the trees. */
  record Batch(TreeExamples examples, JetBatch.Part part) implements JetBatch {
    Var nodes(Tape tape) {
      return examples.nodes.rows(tape, part.order(), part.from(), part.to());
    }

    TreeLevels levels() {
      List<int[]> left = new ArrayList<>();
      List<int[]> right = new ArrayList<>();
      for (int i = part.from(); i < part.to(); i++) {
        left.add(examples.left.get(part.order()[i]));
        right.add(examples.right.get(part.order()[i]));
      }
      return TreeLevels.of(left, right);
    }
  }
}
