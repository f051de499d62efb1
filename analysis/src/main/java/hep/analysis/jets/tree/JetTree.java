package hep.analysis.jets.tree;

import hep.analysis.jets.ClusterSequence;
import hep.analysis.jets.FourVector;
import hep.analysis.jets.JetDefinition;
import hep.analysis.jets.Particles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A binary tree over the constituents of a jet, as plain arrays.
 *
 * <p>Nodes 0 to n-1 are the constituents, hardest first, whatever order they came in; every inner
 * node stands after its children and its content is their sum; the root is the last node, 2n-2. Of
 * two children the left one has the larger pT. The same constituents in another order give the same
 * tree, bit for bit.
 */
public final class JetTree {
  /** Child of a constituent. */
  public static final int NONE = -1;

  /** Radius of the clustering orders: everything becomes one jet. */
  private static final double RADIUS = 200.0;

  private static final Comparator<FourVector> HARDEST_FIRST =
      Comparator.comparingDouble(FourVector::pt)
          .thenComparingDouble(FourVector::px)
          .thenComparingDouble(FourVector::py)
          .thenComparingDouble(FourVector::pz)
          .thenComparingDouble(FourVector::e)
          .reversed();

  private final int[] left;
  private final int[] right;
  private final FourVector[] content;
  private int size;

  private JetTree(List<FourVector> leaves) {
    int nodes = 2 * leaves.size() - 1;
    left = new int[nodes];
    right = new int[nodes];
    Arrays.fill(left, NONE);
    Arrays.fill(right, NONE);
    content = leaves.toArray(new FourVector[nodes]);
    size = leaves.size();
  }

  /**
   * Builds a tree.
   *
   * @param seed of {@link TreeTopology#RANDOM}; without effect elsewhere
   * @throws IllegalArgumentException when there are no constituents
   */
  public static JetTree of(Particles constituents, TreeTopology topology, long seed) {
    if (constituents.size() == 0) {
      throw new IllegalArgumentException("A jet tree needs at least one constituent, found none.");
    }
    List<FourVector> leaves = new ArrayList<>();
    for (int i = 0; i < constituents.size(); i++) {
      leaves.add(constituents.vector(i));
    }
    leaves.sort(HARDEST_FIRST);
    JetTree tree = new JetTree(leaves);
    switch (topology) {
      case KT -> tree.cluster(leaves, JetDefinition.kt(RADIUS));
      case CA -> tree.cluster(leaves, JetDefinition.cambridgeAachen(RADIUS));
      case ANTI_KT -> tree.cluster(leaves, JetDefinition.antiKt(RADIUS));
      case RANDOM -> tree.joinAtRandom(new SplittableRandom(seed));
      case ASC_PT -> tree.chain(0, 1);
      case DESC_PT -> tree.chain(leaves.size() - 1, -1);
    }
    return tree;
  }

  private void cluster(List<FourVector> leaves, JetDefinition definition) {
    ClusterSequence sequence = ClusterSequence.of(Particles.of(leaves), definition);
    int n = leaves.size();
    int[] nodeOf = new int[2 * n];
    List<Integer> jets = new ArrayList<>();
    for (int node = 0; node < n; node++) {
      nodeOf[node] = node;
    }
    for (int node = n; node < 2 * n; node++) {
      int first = nodeOf[sequence.parent1(node)];
      if (sequence.parent2(node) == ClusterSequence.BEAM) {
        jets.add(first);
      } else {
        nodeOf[node] = join(first, nodeOf[sequence.parent2(node)]);
      }
    }
    // A particle along the beam is beyond any radius; it joins last.
    int root = jets.getFirst();
    for (int k = 1; k < jets.size(); k++) {
      root = join(root, jets.get(k));
    }
  }

  private void joinAtRandom(SplittableRandom random) {
    int[] pool = new int[size];
    Arrays.setAll(pool, i -> i);
    for (int count = pool.length; count > 1; count--) {
      int at = random.nextInt(count);
      int a = pool[at];
      pool[at] = pool[count - 1];
      at = random.nextInt(count - 1);
      pool[at] = join(a, pool[at]);
    }
  }

  private void chain(int start, int step) {
    int leaves = size;
    int running = start;
    int next = start;
    for (int k = 1; k < leaves; k++) {
      next += step;
      running = join(running, next);
    }
  }

  private int join(int a, int b) {
    boolean ordered = content[a].pt() >= content[b].pt();
    left[size] = ordered ? a : b;
    right[size] = ordered ? b : a;
    content[size] = content[left[size]].plus(content[right[size]]);
    return size++;
  }

  /** Number of nodes, 2n-1. */
  public int nodes() {
    return left.length;
  }

  /** Number of constituents, n. */
  public int leaves() {
    return (left.length + 1) / 2;
  }

  /** Index of the root, the last node. */
  public int root() {
    return left.length - 1;
  }

  /** Left child of each node, {@link #NONE} for a constituent; a copy. */
  public int[] left() {
    return left.clone();
  }

  /** Right child of each node, {@link #NONE} for a constituent; a copy. */
  public int[] right() {
    return right.clone();
  }

  /** Four-vector of a node, in GeV. */
  public FourVector content(int node) {
    return content[node];
  }

  /** Steps from the root to each node. */
  public int[] depths() {
    int[] depth = new int[left.length];
    for (int node = root(); node >= leaves(); node--) {
      depth[left[node]] = depth[node] + 1;
      depth[right[node]] = depth[node] + 1;
    }
    return depth;
  }
}
