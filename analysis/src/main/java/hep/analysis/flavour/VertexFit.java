package hep.analysis.flavour;

import java.util.Arrays;

/**
 * Least squares for the common point of straight tracks. A track through (x, y, z) has d0 = y cos φ
 * - x sin φ and z0 = z - (x cos φ + y sin φ) sinh η, so the point that minimises Σ (Δd0/σ)² +
 * (Δz0/σ)² solves three linear equations.
 *
 * @param point x, y, z in mm
 * @param covariance mm²
 * @param chi2 sum over the tracks
 * @param contributions of the tracks to it, in their order
 */
record VertexFit(double[] point, double[][] covariance, double chi2, double[] contributions) {
  /** Parallel tracks leave the distance open; this keeps the equations solvable, mm. */
  private static final double WIDEST_MM = 1000;

  static VertexFit of(LifetimeTracks tracks, int... chosen) {
    double[][] normal = new double[3][3];
    double[] right = new double[3];
    for (int k = 0; k < 3; k++) {
      normal[k][k] = 1 / (WIDEST_MM * WIDEST_MM);
    }
    for (int i : chosen) {
      add(normal, right, transverse(tracks, i), tracks.d0()[i], tracks.d0Variance(i));
      add(normal, right, along(tracks, i), tracks.z0()[i], tracks.z0Variance(i));
    }
    double[][] covariance = inverse(normal);
    double[] point = new double[3];
    for (int k = 0; k < 3; k++) {
      point[k] = dot(covariance[k], right);
    }
    double[] contributions = new double[chosen.length];
    for (int n = 0; n < chosen.length; n++) {
      contributions[n] = distance(tracks, chosen[n], point);
    }
    return new VertexFit(point, covariance, Arrays.stream(contributions).sum(), contributions);
  }

  /** (Δd0/σ)² + (Δz0/σ)² of a track from a point. */
  static double distance(LifetimeTracks tracks, int i, double... point) {
    double d = tracks.d0()[i] - dot(transverse(tracks, i), point);
    double z = tracks.z0()[i] - dot(along(tracks, i), point);
    return d * d / tracks.d0Variance(i) + z * z / tracks.z0Variance(i);
  }

  private static double[] transverse(LifetimeTracks tracks, int i) {
    return new double[] {-Math.sin(tracks.phi()[i]), Math.cos(tracks.phi()[i]), 0};
  }

  private static double[] along(LifetimeTracks tracks, int i) {
    double slope = Math.sinh(tracks.eta()[i]);
    return new double[] {-slope * Math.cos(tracks.phi()[i]), -slope * Math.sin(tracks.phi()[i]), 1};
  }

  private static void add(
      double[][] normal, double[] right, double[] row, double value, double variance) {
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        normal[a][b] += row[a] * row[b] / variance;
      }
      right[a] += row[a] * value / variance;
    }
  }

  private static double dot(double[] a, double... b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  /** By cofactors; symmetric and positive definite through the prior. */
  private static double[][] inverse(double[][] m) {
    double[][] cofactors = new double[3][3];
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        int i = (a + 1) % 3;
        int j = (a + 2) % 3;
        int k = (b + 1) % 3;
        int l = (b + 2) % 3;
        cofactors[a][b] = m[i][k] * m[j][l] - m[i][l] * m[j][k];
      }
    }
    double determinant = dot(m[0], cofactors[0]);
    double[][] inverse = new double[3][3];
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        inverse[a][b] = cofactors[b][a] / determinant;
      }
    }
    return inverse;
  }
}
