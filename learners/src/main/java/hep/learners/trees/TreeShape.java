package hep.learners.trees;

/**
 * How one tree is grown.
 *
 * @param growth which leaf is split next
 * @param leaves at most, from 2 to 65,536
 * @param depth questions on the way to a leaf at most, from 1 to 64
 * @param leastHessian smallest sum of second derivatives in a leaf; for squared loss and forests
 *     the smallest sum of weights
 * @param lambda added to that sum in every answer
 * @param leastGain a split must gain more
 * @param bins of a column, from 2 to 255
 */
public record TreeShape(
    Growth growth,
    int leaves,
    int depth,
    double leastHessian,
    double lambda,
    double leastGain,
    int bins) {
  /** Which leaf is split next. */
  public enum Growth {
    /** The one that gains most, until there are enough leaves. */
    LEAF,
    /** All of a level, until the tree is deep enough. */
    DEPTH
  }

  private static final int MOST_LEAVES = 1 << 16;
  private static final int MOST_DEPTH = 64;

  /** Checks the ranges. */
  public TreeShape {
    if (leaves < 2
        || leaves > MOST_LEAVES
        || depth < 1
        || depth > MOST_DEPTH
        || bins < 2
        || bins > Bins.MOST) {
      throw new IllegalArgumentException(
          "trees have 2 to 65536 leaves, a depth of 1 to 64 and 2 to 255 bins, found "
              + leaves
              + ", "
              + depth
              + ", "
              + bins);
    }
    if (!(leastHessian > 0 && lambda >= 0 && leastGain >= 0)) {
      throw new IllegalArgumentException(
          "trees need a positive hessian and no negative lambda or gain, found "
              + leastHessian
              + ", "
              + lambda
              + ", "
              + leastGain);
    }
  }

  /** Best leaf first up to a number of leaves; 128 bins, hessian at least 5, lambda 1. */
  public static TreeShape leaves(int leaves) {
    return new TreeShape(Growth.LEAF, leaves, MOST_DEPTH, 5, 1, 1e-9, 128);
  }

  /** Level by level to a depth; 255 bins, hessian at least 1, lambda 1. */
  public static TreeShape depth(int depth) {
    return new TreeShape(Growth.DEPTH, MOST_LEAVES, depth, 1, 1, 1e-9, 255);
  }

  /** With another smallest sum of second derivatives in a leaf. */
  public TreeShape withLeastHessian(double value) {
    return new TreeShape(growth, leaves, depth, value, lambda, leastGain, bins);
  }

  /** With another lambda. */
  public TreeShape withLambda(double value) {
    return new TreeShape(growth, leaves, depth, leastHessian, value, leastGain, bins);
  }

  /** With another number of bins. */
  public TreeShape withBins(int value) {
    return new TreeShape(growth, leaves, depth, leastHessian, lambda, leastGain, value);
  }
}
