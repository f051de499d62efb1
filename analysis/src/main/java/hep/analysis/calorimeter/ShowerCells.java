package hep.analysis.calorimeter;

import hep.analysis.internal.Draws;

/** The cells of one shower while it is made: energy goes into them slice by slice in depth. */
final class ShowerCells {
  private final DepthSlices slices;
  private final double[][] energy;
  private final double xMm;
  private final double yMm;
  private final Draws draws;

  /** Empty cells around an axis at (x, y). */
  ShowerCells(DepthSlices slices, double xMm, double yMm, Draws draws) {
    this.slices = slices;
    this.xMm = xMm;
    this.yMm = yMm;
    this.draws = draws;
    var layers = slices.geometry().layers();
    energy = new double[layers.size()][];
    for (int i = 0; i < energy.length; i++) {
      energy[i] = new double[layers.get(i).cells()];
    }
  }

  /**
   * Puts spots of equal energy around the axis, r = R √(u/(1 - u)).
   *
   * @param radiusMm R, within which half of them lie
   */
  void scatter(int layer, int spots, double spotGeV, double radiusMm) {
    CalorimeterLayer grid = slices.geometry().layers().get(layer);
    double[] cells = energy[layer];
    int rows = grid.rows();
    int columns = grid.columns();
    double perColumn = 1 / grid.cellWidthMm();
    double perRow = 1 / grid.cellHeightMm();
    double middleColumn = xMm * perColumn + columns / 2.0;
    double middleRow = yMm * perRow + rows / 2.0;
    for (int i = 0; i < spots; i++) {
      // a point in the unit disc: its squared radius is the uniform u, its direction is random
      double x;
      double y;
      double u;
      do {
        long bits = draws.bits();
        x = 0x1p-31 * (int) (bits >> 32);
        y = 0x1p-31 * (int) bits;
        u = x * x + y * y;
      } while (u >= 1);
      double stretch = radiusMm / Math.sqrt(1 - u);
      double column = Math.floor(middleColumn + x * stretch * perColumn);
      double row = Math.floor(middleRow + y * stretch * perRow);
      if (column >= 0 && column < columns && row >= 0 && row < rows) {
        cells[(int) (row * columns + column)] += spotGeV;
      }
    }
  }

  /** Puts energy on the axis itself. */
  void onAxis(int layer, double gev) {
    scatter(layer, 1, gev, 0);
  }

  /** What was left in the cells, in GeV; not copied. */
  double[][] energy() {
    return energy;
  }

  /** What is read out, in GeV. */
  float[][] seen(Imperfections imperfections) {
    return seen(energy, imperfections, draws);
  }

  /** What is read out of cells that hold so much, in GeV. */
  static float[][] seen(double[][] energy, Imperfections imperfections, Draws draws) {
    float[][] seen = new float[energy.length][];
    for (int layer = 0; layer < energy.length; layer++) {
      seen[layer] = new float[energy[layer].length];
      for (int cell = 0; cell < seen[layer].length; cell++) {
        seen[layer][cell] = (float) seen(energy[layer][cell], imperfections, draws);
      }
    }
    return seen;
  }

  private static double seen(double gev, Imperfections imperfections, Draws draws) {
    double quantum = imperfections.stochasticTerm() * imperfections.stochasticTerm();
    double counted = quantum == 0 || gev == 0 ? gev : quantum * draws.poisson(gev / quantum);
    double noise = imperfections.noiseGeV();
    if (noise == 0) {
      return counted;
    }
    double noisy = counted + noise * draws.gauss();
    return noisy > Imperfections.CUT * noise ? noisy : 0;
  }
}
