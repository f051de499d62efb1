package hep.learners.trees;

import hep.learners.internal.kernels.Workers;

/**
 * First and second derivatives of the loss of each row as two whole numbers in one long, so that
 * one addition adds both, and sums do not depend on their order.
 *
 * <p>The units are powers of two, chosen such that the largest value takes 18 bits: a row whose
 * derivative is below two millionths of the largest does not take part in the choice of splits. The
 * answers of leaves are computed from the derivatives themselves.
 *
 * @param packed gradient · 2^32 + hessian, by row
 * @param gradientUnit value of a gradient of 1
 * @param hessianUnit value of a hessian of 1
 */
record Pairs(long[] packed, double gradientUnit, double hessianUnit) {
  /** So many rows can be added before a half of the long could overflow. */
  static final int ROWS = 1 << 12;

  private static final int BITS = 17;
  private static final int BLOCK = 1 << 14;

  static Pairs of(double[] gradients, double[] hessians, int[] rows, Workers workers) {
    int blocks = Math.ceilDiv(rows.length, BLOCK);
    double[] largestGradient = new double[blocks];
    double[] largestHessian = new double[blocks];
    workers.run(
        blocks,
        block -> {
          double gradient = 0;
          double hessian = 0;
          for (int i = block * BLOCK; i < Math.min(rows.length, (block + 1) * BLOCK); i++) {
            gradient = Math.max(gradient, Math.abs(gradients[rows[i]]));
            hessian = Math.max(hessian, Math.abs(hessians[rows[i]]));
          }
          largestGradient[block] = gradient;
          largestHessian[block] = hessian;
        });
    int gradientShift = shift(largestGradient);
    int hessianShift = shift(largestHessian);
    double gradientScale = Math.scalb(1.0, gradientShift);
    double hessianScale = Math.scalb(1.0, hessianShift);
    long[] packed = new long[gradients.length];
    workers.run(
        blocks,
        block -> {
          for (int i = block * BLOCK; i < Math.min(rows.length, (block + 1) * BLOCK); i++) {
            int row = rows[i];
            long gradient = (long) Math.rint(gradients[row] * gradientScale);
            long hessian = (long) Math.rint(hessians[row] * hessianScale);
            packed[row] = (gradient << 32) + hessian;
          }
        });
    return new Pairs(packed, 1 / gradientScale, 1 / hessianScale);
  }

  private static int shift(double[] largest) {
    double most = 0;
    for (double each : largest) {
      most = Math.max(most, each);
    }
    if (!(most <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "the derivatives of the loss are not finite; look for targets or weights that are not");
    }
    return most == 0 ? 0 : Math.clamp(BITS - Math.getExponent(most), -900, 900);
  }
}
