package hep.validation;

import hep.validation.internal.Inputs;

/**
 * Weighted entries counted in two dimensions, without under- and overflow.
 *
 * @param xEdges increasing edges along x
 * @param yEdges increasing edges along y
 * @param sumW sum of weights, x fastest: element ix + iy · (bins along x)
 * @param sumW2 sum of squared weights, in the same order
 */
public record Grid(double[] xEdges, double[] yEdges, double[] sumW, double[] sumW2)
    implements Data {
  /** Checks the lengths and the edges. */
  public Grid {
    Inputs.edges("x edges", xEdges);
    Inputs.edges("y edges", yEdges);
    Inputs.sameLength("sumW", sumW.length, "the grid", (xEdges.length - 1) * (yEdges.length - 1));
    Inputs.sameLength("sumW", sumW.length, "sumW2", sumW2.length);
  }

  /**
   * Counts weighted points; those outside the edges are left out.
   *
   * @throws IllegalArgumentException if the lengths differ, a coordinate is NaN or the edges do not
   *     increase
   */
  public static Grid of(
      double[] x, double[] y, double[] weights, double[] xEdges, double[] yEdges) {
    Inputs.sameLength("x", x.length, "y", y.length);
    Inputs.sameLength("x", x.length, "weights", weights.length);
    Inputs.edges("x edges", xEdges);
    Inputs.edges("y edges", yEdges);
    int width = xEdges.length - 1;
    int height = yEdges.length - 1;
    double[] sumW = new double[width * height];
    double[] sumW2 = new double[width * height];
    for (int i = 0; i < x.length; i++) {
      int ix = Histogram.bin(xEdges, x[i], i) - 1;
      int iy = Histogram.bin(yEdges, y[i], i) - 1;
      if (ix >= 0 && ix < width && iy >= 0 && iy < height) {
        sumW[ix + iy * width] += weights[i];
        sumW2[ix + iy * width] += weights[i] * weights[i];
      }
    }
    return new Grid(xEdges.clone(), yEdges.clone(), sumW, sumW2);
  }

  /** Content of the cell at bin ix along x and iy along y, with its error. */
  public Measured content(int ix, int iy) {
    int cell = ix + iy * (xEdges.length - 1);
    return new Measured(sumW[cell], Math.sqrt(sumW2[cell]));
  }
}
