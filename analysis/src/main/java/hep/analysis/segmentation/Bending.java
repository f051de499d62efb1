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
  private final double spacing;

  /**
   * Draws one.
   *
   * @param width of the normal numbers, in pixels
   */
  Bending(Draws draws, int side, double width) {
    spacing = (side - 1.0) / (NODES - 1);
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
    int i = (int) Math.min(NODES - 2.0, row / spacing);
    int j = (int) Math.min(NODES - 2.0, column / spacing);
    double down = smooth(row / spacing - i);
    double right = smooth(column / spacing - j);
    double top = nodes[i * NODES + j] * (1 - right) + nodes[i * NODES + j + 1] * right;
    double bottom =
        nodes[(i + 1) * NODES + j] * (1 - right) + nodes[(i + 1) * NODES + j + 1] * right;
    return top * (1 - down) + bottom * down;
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }
}
