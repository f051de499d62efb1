package hep.learners.trees;

import hep.learners.internal.kernels.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Grows one tree on histograms. Only the smaller child of a split is counted anew, the other one is
 * what is left of its parent; with whole numbers that is exact.
 */
final class TreeGrower {
  /** Rows that one thread counts at a time. */
  private static final int CHUNK = 1 << 15;

  /** Leaves split together; bounds the memory of histograms in deep trees. */
  private static final int TOGETHER = 64;

  private final Bins bins;
  private final TreeShape shape;
  private final Pairs pairs;
  private final int[] columns;
  private final Workers workers;
  private final Histograms histograms;
  private final Partition partition;
  private final List<Leaf> leaves = new ArrayList<>();
  private final Nodes nodes = new Nodes();
  private int asked;
  private long seed;

  /**
   * A grower for one tree.
   *
   * @param rows to learn from, ascending; not changed
   * @param columns that may be asked, ascending
   */
  TreeGrower(Bins bins, TreeShape shape, Pairs pairs, int[] rows, int[] columns, Workers workers) {
    this.bins = bins;
    this.shape = shape;
    this.pairs = pairs;
    this.columns = columns;
    this.workers = workers;
    this.histograms = new Histograms(bins, pairs, columns);
    this.partition = new Partition(bins, rows.clone(), workers);
    this.asked = columns.length;
  }

  /** Lets each split choose among so many columns only, drawn anew. */
  TreeGrower asking(int count, long drawSeed) {
    asked = Math.min(count, columns.length);
    seed = drawSeed;
    return this;
  }

  /** A leaf with the rows from {@code start} to {@code end} - 1 and the best split of it. */
  private static final class Leaf {
    final int node;
    final int depth;
    final int start;
    final int end;
    Split split = Split.NONE;
    long @Nullable [] histogram;

    Leaf(int node, int depth, int start, int end) {
      this.node = node;
      this.depth = depth;
      this.start = start;
      this.end = end;
    }

    int size() {
      return end - start;
    }
  }

  /** The answer of a leaf. */
  interface Answer {
    /** From the rows[from … to-1] of the leaf. */
    double of(int[] rows, int from, int to);
  }

  /**
   * A tree and where its rows went.
   *
   * @param rows reordered, leaf by leaf
   * @param starts first row of each leaf, and the number of all rows
   * @param answers one a leaf
   */
  record Grown(RegressionTree tree, int[] rows, int[] starts, float[] answers) {}

  Grown grow(Answer answer) {
    Leaf root = new Leaf(nodes.add(), 0, 0, partition.rows().length);
    leaves.add(root);
    judge(List.of(root), List.of());
    for (List<Leaf> chosen = next(); !chosen.isEmpty(); chosen = next()) {
      split(chosen);
    }
    leaves.sort((a, b) -> Integer.compare(a.start, b.start));
    float[] answers = new float[leaves.size()];
    int[] starts = new int[leaves.size() + 1];
    workers.run(
        answers.length,
        i -> {
          Leaf leaf = leaves.get(i);
          answers[i] = (float) answer.of(partition.rows(), leaf.start, leaf.end);
          starts[i + 1] = leaf.end;
        });
    for (int i = 0; i < answers.length; i++) {
      nodes.leaf(leaves.get(i).node, answers[i]);
    }
    return new Grown(nodes.tree(), partition.rows(), starts, answers);
  }

  /** Leaves to split now. */
  private List<Leaf> next() {
    int room = shape.leaves() - leaves.size();
    if (shape.growth() == TreeShape.Growth.LEAF) {
      Leaf best = leaves.getFirst();
      for (Leaf leaf : leaves) {
        best = leaf.split.gain() > best.split.gain() ? leaf : best;
      }
      return room > 0 && best.split.gain() > 0 ? List.of(best) : List.of();
    }
    // the latest first, so that few histograms are alive
    List<Leaf> chosen = new ArrayList<>();
    for (int i = leaves.size() - 1; i >= 0 && chosen.size() < Math.min(room, TOGETHER); i--) {
      if (leaves.get(i).split.gain() > 0) {
        chosen.add(leaves.get(i));
      }
    }
    return chosen;
  }

  private void split(List<Leaf> chosen) {
    int[] middles =
        partition.split(
            chosen.stream().mapToInt(leaf -> leaf.start).toArray(),
            chosen.stream().mapToInt(leaf -> leaf.end).toArray(),
            chosen.stream().map(leaf -> leaf.split).toList());
    List<Leaf> counted = new ArrayList<>();
    List<Leaf> derived = new ArrayList<>();
    List<Leaf> alone = new ArrayList<>();
    boolean full = leaves.size() + chosen.size() >= shape.leaves();
    for (int i = 0; i < middles.length; i++) {
      Leaf parent = chosen.get(i);
      int first = nodes.split(parent.node, parent.split, bins);
      Leaf left = new Leaf(first, parent.depth + 1, parent.start, middles[i]);
      Leaf right = new Leaf(first + 1, parent.depth + 1, middles[i], parent.end);
      leaves.set(leaves.indexOf(parent), left);
      leaves.add(right);
      if (full || left.depth >= shape.depth()) {
        release(parent);
      } else if (parent.histogram == null) {
        alone.add(left);
        alone.add(right);
      } else {
        Leaf larger = left.size() > right.size() ? left : right;
        larger.histogram = parent.histogram;
        parent.histogram = null;
        counted.add(larger == left ? right : left);
        derived.add(larger);
      }
    }
    counted.addAll(alone);
    judge(counted, derived);
  }

  private void release(Leaf leaf) {
    if (leaf.histogram != null) {
      histograms.giveBack(leaf.histogram);
      leaf.histogram = null;
    }
  }

  /**
   * Counts some leaves, takes them from the histograms of their siblings where those hold their
   * parent's, and finds the best split of each.
   *
   * @param derived siblings of the first of {@code counted}, in their order
   */
  private void judge(List<Leaf> counted, List<Leaf> derived) {
    count(counted);
    workers.run(
        derived.size(), i -> Histograms.subtract(held(derived.get(i)), held(counted.get(i))));
    List<Leaf> all = new ArrayList<>(counted);
    all.addAll(derived);
    Split[] best = new Split[all.size() * asked];
    int[][] places = new int[all.size()][];
    Arrays.setAll(places, i -> places(all.get(i).node));
    workers.run(
        best.length,
        i -> {
          int place = places[i / asked][i % asked];
          best[i] = Split.best(held(all.get(i / asked)), bins, pairs, shape, place, columns[place]);
        });
    for (int i = 0; i < all.size(); i++) {
      Leaf leaf = all.get(i);
      for (int k = 0; k < asked; k++) {
        Split split = best[i * asked + k];
        leaf.split = split.gain() > leaf.split.gain() ? split : leaf.split;
      }
      // counting few rows again is cheaper than keeping all their bins
      if (leaf.split.gain() <= 0 || leaf.size() < 2 * bins.stride()) {
        release(leaf);
      }
    }
  }

  private int[] places(int node) {
    return asked == columns.length
        ? Drawn.all(asked)
        : Drawn.of(
            columns.length, (double) asked / columns.length, new SplittableRandom(seed + node));
  }

  private void count(List<Leaf> counted) {
    List<int[]> chunks = new ArrayList<>();
    for (int i = 0; i < counted.size(); i++) {
      counted.get(i).histogram = histograms.take();
      for (int from = counted.get(i).start; from < counted.get(i).end; from += CHUNK) {
        chunks.add(new int[] {i, from, Math.min(counted.get(i).end, from + CHUNK)});
      }
    }
    int[] rows = partition.rows();
    workers.run(
        chunks.size(),
        i -> {
          int[] chunk = chunks.get(i);
          histograms.add(rows, chunk[1], chunk[2], held(counted.get(chunk[0])));
        });
  }

  private static long[] held(Leaf leaf) {
    long[] histogram = leaf.histogram;
    if (histogram == null) {
      throw new IllegalStateException("the histogram of node " + leaf.node + " was given back");
    }
    return histogram;
  }

  /** The nodes so far. */
  private static final class Nodes {
    private int size;
    private int[] column = new int[16];
    private float[] threshold = new float[16];
    private int[] left = new int[16];
    private boolean[] missingLeft = new boolean[16];
    private float[] gain = new float[16];

    int add() {
      if (size == column.length) {
        column = Arrays.copyOf(column, 2 * size);
        threshold = Arrays.copyOf(threshold, 2 * size);
        left = Arrays.copyOf(left, 2 * size);
        missingLeft = Arrays.copyOf(missingLeft, 2 * size);
        gain = Arrays.copyOf(gain, 2 * size);
      }
      return size++;
    }

    int split(int node, Split split, Bins bins) {
      float[] edges = bins.edges()[split.column()];
      column[node] = split.column();
      // beyond the last edge there are only the missing values
      threshold[node] = split.bin() < edges.length ? edges[split.bin()] : Float.MAX_VALUE;
      missingLeft[node] = split.missingLeft();
      gain[node] = (float) Math.min(split.gain(), Float.MAX_VALUE);
      left[node] = add();
      add();
      return left[node];
    }

    void leaf(int node, float answer) {
      column[node] = -1;
      threshold[node] = answer;
    }

    RegressionTree tree() {
      return new RegressionTree(
          Arrays.copyOf(column, size),
          Arrays.copyOf(threshold, size),
          Arrays.copyOf(left, size),
          Arrays.copyOf(missingLeft, size),
          Arrays.copyOf(gain, size));
    }
  }
}
