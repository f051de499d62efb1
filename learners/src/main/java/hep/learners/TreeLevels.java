package hep.learners;

import java.util.Arrays;
import java.util.List;

/**
 * Binary trees of a batch, cut into levels: a node stands above both its children, so that all
 * nodes of a level, in all trees, are one matrix.
 *
 * <p>Nodes are rows: those of the first tree, then those of the second, and so on. They are visited
 * level by level, the leaves first; the nodes of a level follow the order of their rows.
 */
public final class TreeLevels {
  /** The child of a leaf. */
  public static final int NONE = -1;

  private final int[] rows;
  private final int[] starts;
  private final int[] left;
  private final int[] right;
  private final int[] roots;

  /** Working memory of a thread, so that a batch leaves behind its own arrays only. */
  private static final class Scratch {
    private int[] heights = new int[0];
    private int[] visits = new int[0];
    private boolean[] taken = new boolean[0];

    void reserve(int nodes) {
      if (heights.length < nodes) {
        int size = Math.max(nodes, Math.min(2 * heights.length, Integer.MAX_VALUE / 2));
        heights = new int[size];
        visits = new int[size];
        taken = new boolean[size];
      }
    }
  }

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  private TreeLevels(int[] rows, int[] starts, int[] left, int[] right, int[] roots) {
    this.rows = rows;
    this.starts = starts;
    this.left = left;
    this.right = right;
    this.roots = roots;
  }

  /**
   * Returns the levels of some trees.
   *
   * @param left for each tree, the left child of each of its nodes; {@link #NONE} for a leaf. A
   *     child stands before its parent, and the last node is the root
   * @param right the right children, likewise
   * @throws IllegalArgumentException if an array is no such tree; names the tree and the node
   */
  public static TreeLevels of(List<int[]> left, List<int[]> right) {
    if (left.size() != right.size()) {
      throw new IllegalArgumentException(
          "There are left children of "
              + left.size()
              + " trees and right children of "
              + right.size()
              + ".");
    }
    int nodes = 0;
    for (int[] tree : left) {
      nodes = Math.addExact(nodes, tree.length);
    }
    Scratch scratch = SCRATCH.get();
    scratch.reserve(nodes);
    int[] height = scratch.heights;
    int first = 0;
    int highest = 0;
    for (int tree = 0; tree < left.size(); tree++) {
      highest = Math.max(highest, heights(tree, left.get(tree), right.get(tree), scratch, first));
      first += left.get(tree).length;
    }
    int[] starts = new int[highest + 2];
    for (int row = 0; row < nodes; row++) {
      starts[height[row] + 1]++;
    }
    for (int level = 0; level <= highest; level++) {
      starts[level + 1] += starts[level];
    }
    int[] next = starts.clone();
    int[] rows = new int[nodes];
    int[] visits = scratch.visits;
    for (int row = 0; row < nodes; row++) {
      visits[row] = next[height[row]]++;
      rows[visits[row]] = row;
    }
    int leaves = starts[1];
    int[] l = new int[nodes - leaves];
    int[] r = new int[nodes - leaves];
    int[] roots = new int[left.size()];
    first = 0;
    for (int tree = 0; tree < left.size(); tree++) {
      int count = left.get(tree).length;
      for (int node = 0; node < count; node++) {
        int visit = visits[first + node];
        if (visit >= leaves) {
          l[visit - leaves] = visits[first + left.get(tree)[node]];
          r[visit - leaves] = visits[first + right.get(tree)[node]];
        }
      }
      first += count;
      roots[tree] = visits[first - 1];
    }
    return new TreeLevels(rows, starts, l, r, roots);
  }

  /** Checks one tree and writes the height of each node; returns that of the root. */
  private static int heights(int tree, int[] left, int[] right, Scratch scratch, int first) {
    int[] height = scratch.heights;
    boolean[] taken = scratch.taken;
    Arrays.fill(taken, 0, left.length, false);
    boolean sound = left.length > 0 && left.length == right.length;
    for (int node = 0; sound && node < left.length; node++) {
      int l = left[node];
      int r = right[node];
      if (l == NONE && r == NONE) {
        height[first + node] = 0;
      } else if (l >= 0 && r >= 0 && l < node && r < node && l != r && !taken[l] && !taken[r]) {
        taken[l] = true;
        taken[r] = true;
        height[first + node] = 1 + Math.max(height[first + l], height[first + r]);
      } else {
        throw new IllegalArgumentException(
            "Tree "
                + tree
                + ": node "
                + node
                + " has the children "
                + l
                + " and "
                + r
                + ", expected two nodes before it that no other node has, or none.");
      }
    }
    for (int node = 0; sound && node < left.length - 1; node++) {
      sound = taken[node];
    }
    if (!sound) {
      throw new IllegalArgumentException(
          "Tree "
              + tree
              + ": every node but the last is a child of one other, and there are as"
              + " many left as right children, found "
              + Arrays.toString(left)
              + " and "
              + Arrays.toString(right)
              + ".");
    }
    return height[first + left.length - 1];
  }

  /** Returns the number of trees. */
  public int trees() {
    return roots.length;
  }

  /** Returns the number of nodes of all trees. */
  public int nodes() {
    return rows.length;
  }

  /** Returns the number of leaves of all trees; they are visited first. */
  public int leaves() {
    return rows.length == 0 ? 0 : starts[1];
  }

  /** Returns the number of levels, the leaves included. */
  public int levels() {
    return rows.length == 0 ? 0 : starts.length - 1;
  }

  /** Returns the first visit of a level, or for {@link #levels} the number of nodes. */
  public int start(int level) {
    return starts[level];
  }

  /** Returns the row of each node in the order of the visits; not a copy. */
  public int[] rows() {
    return rows;
  }

  /** Returns the visit of the left child of each inner node, from the first of level 1; shared. */
  public int[] left() {
    return left;
  }

  /** Returns the visits of the right children, likewise; not a copy. */
  public int[] right() {
    return right;
  }

  /** Returns the visit of the root of each tree; not a copy. */
  public int[] roots() {
    return roots;
  }

  /**
   * Returns max(drive + [h_left | h_right] W, 0) for the inner nodes, from the leaves to the roots.
   *
   * @param leaf the states of the leaves, in the order of the visits
   * @param drive one row an inner node, in the order of the visits
   * @param weight 2 width by width
   * @return the states of all nodes in the order of the visits
   */
  public Var recursion(Var leaf, Var drive, Var weight) {
    return TreeOps.Recursion.of(leaf, drive, weight, this);
  }

  /** Returns the states of the left children of a level, given those of all levels below it. */
  public Var leftStates(List<Var> below, int level) {
    return TreeOps.Pick.of(
        below, starts, left, start(level) - leaves(), start(level + 1) - leaves());
  }

  /** Returns the states of the right children of a level, given those of all levels below it. */
  public Var rightStates(List<Var> below, int level) {
    return TreeOps.Pick.of(
        below, starts, right, start(level) - leaves(), start(level + 1) - leaves());
  }

  /** Returns the states of the roots, one row a tree, given those of all levels. */
  public Var rootStates(List<Var> states) {
    return TreeOps.Pick.of(states, starts, roots, 0, roots.length);
  }

  @Override
  public String toString() {
    return trees() + " trees of " + nodes() + " nodes in " + levels() + " levels";
  }
}
