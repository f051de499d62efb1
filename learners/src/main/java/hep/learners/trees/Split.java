package hep.learners.trees;

/**
 * A question to a leaf.
 *
 * @param gain by which the loss falls, twice; 0 where no split helps
 * @param column to ask, counted among all columns
 * @param bin the last that goes left
 * @param missingLeft whether rows without a value go left
 */
record Split(double gain, int column, int bin, boolean missingLeft) {
  /** No split. */
  static final Split NONE = new Split(0, -1, -1, false);

  /**
   * The best split of one column. The gain is G_l^2/(H_l + lambda) + G_r^2/(H_r + lambda) - G^2/(H
   * + lambda), with sums G of first and H of second derivatives of the loss (Chen and Guestrin,
   * arXiv 1603.02754, equation 7).
   *
   * @param histogram of the leaf
   * @param place of the column among the asked ones
   */
  static Split best(
      long[] histogram, Bins bins, Pairs pairs, TreeShape shape, int place, int column) {
    int size = histogram.length / 2;
    int from = place * bins.stride();
    int edges = bins.edges()[column].length;
    int missing = from + bins.stride() - 1;
    long gradient = 0;
    long hessian = 0;
    for (int i = from; i <= from + edges; i++) {
      gradient += histogram[i];
      hessian += histogram[size + i];
    }
    gradient += histogram[missing];
    hessian += histogram[size + missing];
    Split best = NONE;
    for (int side = 0; side < (bins.missing()[column] ? 2 : 1); side++) {
      long leftGradient = side == 0 ? 0 : histogram[missing];
      long leftHessian = side == 0 ? 0 : histogram[size + missing];
      double whole =
          score(gradient * pairs.gradientUnit(), hessian * pairs.hessianUnit(), shape.lambda());
      double bestGain = Math.max(best.gain, shape.leastGain());
      int bestBin = -1;
      // with missing values on the right, the last bin against them is a split too
      int last = side == 0 && bins.missing()[column] ? edges : edges - 1;
      for (int bin = 0; bin <= last; bin++) {
        leftGradient += histogram[from + bin];
        leftHessian += histogram[size + from + bin];
        double leftSum = leftHessian * pairs.hessianUnit();
        double rightSum = (hessian - leftHessian) * pairs.hessianUnit();
        if (leftSum >= shape.leastHessian() && rightSum >= shape.leastHessian()) {
          double gain =
              score(leftGradient * pairs.gradientUnit(), leftSum, shape.lambda())
                  + score(
                      (gradient - leftGradient) * pairs.gradientUnit(), rightSum, shape.lambda())
                  - whole;
          if (gain > bestGain) {
            bestGain = gain;
            bestBin = bin;
          }
        }
      }
      if (bestBin >= 0) {
        best = new Split(bestGain, column, bestBin, side == 1);
      }
    }
    return best;
  }

  private static double score(double gradient, double hessian, double lambda) {
    return gradient * gradient / (hessian + lambda);
  }
}
