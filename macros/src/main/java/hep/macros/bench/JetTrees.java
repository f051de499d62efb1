package hep.macros.bench;

import hep.learners.Jagged;
import hep.learners.Layer;
import hep.learners.Losses;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.TreeLevels;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.Dense;
import hep.learners.layers.RecursiveCell;
import hep.learners.train.Adam;
import hep.learners.train.Examples;
import hep.learners.train.Schedule;
import hep.learners.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Random binary trees of 60 to 100 leaves, as jets have, for a recursive network. */
record JetTrees(List<int[]> left, List<int[]> right, Jagged nodes)
    implements Examples<JetTrees.Batch> {
  private static final int JETS = 64;
  private static final int INPUTS = 7;
  private static final int WIDTH = 40;

  /** Some of the trees. */
  record Batch(JetTrees trees, int[] order, int from, int to) {
    Var nodes(Tape tape) {
      return trees.nodes.rows(tape, order, from, to);
    }

    TreeLevels levels() {
      List<int[]> left = new ArrayList<>();
      List<int[]> right = new ArrayList<>();
      for (int i = from; i < to; i++) {
        left.add(trees.left.get(order[i]));
        right.add(trees.right.get(order[i]));
      }
      return TreeLevels.of(left, right);
    }
  }

  static Workload workload() {
    return new Workload(
        "recursive network of width 40, 64 jets of 60 to 100 constituents",
        "tree",
        JETS,
        1,
        false,
        false,
        (settings, listener, stop) -> {
          JetTrees trees = random(JETS);
          Parameters parameters = Parameters.seeded(1);
          RecursiveCell cell = RecursiveCell.of(parameters.in("cell"), INPUTS, WIDTH);
          Layer head =
              Layer.sequence(
                  Dense.of(parameters.in("head0"), WIDTH, WIDTH),
                  Activation.RELU,
                  Dense.of(parameters.in("head1"), WIDTH, WIDTH),
                  Activation.RELU,
                  Dense.of(parameters.in("head2"), WIDTH, 1));
          Tensor labels = Tensor.zeros(JETS, 1);
          for (int jet = 0; jet < JETS; jet += 2) {
            labels.data()[jet] = 1;
          }
          new Trainer<Batch>(
                  parameters,
                  (tape, jets) -> {
                    Var states = cell.apply(jets.nodes(tape), jets.levels());
                    return Losses.binaryCrossEntropy(head.apply(states), tape.constant(labels));
                  },
                  new Adam(),
                  Schedule.constant(1e-3),
                  settings)
              .listener(listener)
              .stopWhen(stop)
              .fit(trees);
        });
  }

  private static JetTrees random(int jets) {
    Random random = new Random(1);
    List<int[]> lefts = new ArrayList<>();
    List<int[]> rights = new ArrayList<>();
    List<Tensor> features = new ArrayList<>();
    int[] offsets = new int[jets + 1];
    for (int jet = 0; jet < jets; jet++) {
      int leaves = 60 + random.nextInt(41);
      int[] left = new int[2 * leaves - 1];
      int[] right = new int[2 * leaves - 1];
      Arrays.fill(left, TreeLevels.NONE);
      Arrays.fill(right, TreeLevels.NONE);
      List<Integer> pool = new ArrayList<>();
      for (int i = 0; i < leaves; i++) {
        pool.add(i);
      }
      for (int node = leaves; node < left.length; node++) {
        left[node] =
            pool.remove(/* index */ pool.size() - 1 - Math.min(pool.size() - 1, random.nextInt(6)));
        right[node] = pool.remove(/* index */ random.nextInt(pool.size()));
        pool.add(node);
      }
      Tensor nodes = Tensor.zeros(left.length, INPUTS);
      for (int i = 0; i < nodes.data().length; i++) {
        nodes.data()[i] = (float) random.nextGaussian();
      }
      lefts.add(left);
      rights.add(right);
      features.add(nodes);
      offsets[jet + 1] = offsets[jet] + left.length;
    }
    Tensor all = Tensor.zeros(offsets[jets], INPUTS);
    for (int jet = 0; jet < jets; jet++) {
      float[] each = features.get(jet).data();
      System.arraycopy(each, 0, all.data(), offsets[jet] * INPUTS, each.length);
    }
    return new JetTrees(lefts, rights, new Jagged(all, offsets));
  }

  @Override
  public int size() {
    return left.size();
  }

  @Override
  public Batch batch(int[] order, int from, int to) {
    return new Batch(this, order, from, to);
  }
}
