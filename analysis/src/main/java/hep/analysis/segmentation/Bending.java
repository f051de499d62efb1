package hep.analysis.segmentation;

import hep.analysis.internal.Draws;

/**
 * A random smooth displacement of the pixels of a square piece: normal vectors on a coarse grid of
 * {@value #NODES} x {@value #NODES} points (arXiv:1505.04597, section 3.1, has the same number), in
 * between a smooth step from one to the next.
 */
final class Bending {
  private static final int NODES = 3;

  private final double[] x = new double[NODES * NODES];
  private final double[] y = new double[NODES * NODES];

  /**
   * Of each row or column: the node before it, and how far the smooth step to the next has come.
   */
  private final int[] before;

  private final double[] step;

  /**
   * Draws one.
   *
   * @param width of the normal numbers, in pixels
   */
  Bending(Draws draws, int side, double width) {
    double spacing = (side - 1.0) / (NODES - 1);
    before = new int[side];
    step = new double[side];
    for (int i = 0; i < side; i++) {
      before[i] = (int) Math.min(NODES - 2.0, i / spacing);
      step[i] = smooth(i / spacing - before[i]);
    }
    for (int i = 0; i < x.length; i++) {
      x[i] = width * draws.gauss();
      y[i] = width * draws.gauss();
    }
  }

  /** Displacement along x of the pixel in this row and column. */
  double x(int row, int column) {
    return between(x, row, column);
  }

  /** Displacement along y. */
  double y(int row, int column) {
    return between(y, row, column);
  }

  private double between(double[] nodes, int row, int column) {
    int i = before[row];
    int j = before[column];
    double down = step[row];
    double right = step[column];
    double top = nodes[i * NODES + j] * (1 - right) + nodes[i * NODES + j + 1] * right;
    double bottom =
        nodes[(i + 1) * NODES + j] * (1 - right) + nodes[(i + 1) * NODES + j + 1] * right;
    return top * (1 - down) + bottom * down;
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }
}
