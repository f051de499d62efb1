package hep.analysis.generative;

import hep.learners.Tensor;

/**
 * Cells over a line or a plane, and one for all that lies outside.
 *
 * @param low lower edge in every dimension
 * @param high upper edge
 * @param bins along each dimension
 * @param dimensions one or two
 */
record PointGrid(double low, double high, int bins, int dimensions) {
  /** Points within a cell at which a density is taken, along each dimension. */
  private static final int INNER = 4;

  /** Cells in which densities hardly change, over the toys and a margin. */
  static PointGrid of(int dimensions) {
    return dimensions == 1 ? new PointGrid(-6, 6, 240, 1) : new PointGrid(-4, 4, 128, 2);
  }

  /** Cells over these points and a tenth more. */
  static PointGrid over(Tensor points) {
    double most = 0;
    for (float value : points.data()) {
      most = Math.max(most, Math.abs(value));
    }
    double edge = most > 0 ? 1.1 * most : 1;
    int dimensions = points.columns();
    return new PointGrid(-edge, edge, dimensions == 1 ? 120 : 40, dimensions);
  }

  int cells() {
    return (dimensions == 1 ? bins : bins * bins) + 1;
  }

  double[] edges() {
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = low + (high - low) * i / bins;
    }
    return edges;
  }

  /** The part of the points in each cell, x fastest, those outside last. */
  double[] shares(Tensor points) {
    double[] shares = new double[cells()];
    for (int i = 0; i < points.rows(); i++) {
      int cell = 0;
      for (int d = dimensions - 1; d >= 0; d--) {
        int bin = (int) Math.floor((points.at(i, d) - low) / (high - low) * bins);
        cell = bin < 0 || bin >= bins || cell < 0 ? -1 : cell * bins + bin;
      }
      shares[cell < 0 ? shares.length - 1 : cell] += 1.0 / points.rows();
    }
    return shares;
  }

  /** The probability of each cell by the density, in the same order. */
  double[] shares(PointMixture mixture) {
    double[] shares = new double[cells()];
    double step = (high - low) / bins / INNER;
    int fine = bins * INNER;
    double inside = 0;
    for (int x = 0; x < fine; x++) {
      for (int y = 0; y < (dimensions == 1 ? 1 : fine); y++) {
        double px = low + (x + 0.5) * step;
        double py = low + (y + 0.5) * step;
        double part =
            dimensions == 1 ? step * mixture.density(px) : step * step * mixture.density(px, py);
        shares[x / INNER + (dimensions == 1 ? 0 : y / INNER * bins)] += part;
        inside += part;
      }
    }
    shares[shares.length - 1] = Math.max(0, 1 - inside);
    return shares;
  }
}
