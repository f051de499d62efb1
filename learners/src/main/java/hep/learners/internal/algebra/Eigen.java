package hep.learners.internal.algebra;

import java.util.Arrays;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations (Golub and Van Loan,
 * Matrix Computations, section 8.5).
 *
 * @param values largest first
 * @param vectors one a row, of length 1; the largest component of each is positive
 */
public record Eigen(double[] values, double[][] vectors) {
  private static final int SWEEPS = 60;

  /** Of a symmetric matrix, which is not changed. */
  public static Eigen of(double[][] symmetric) {
    int size = symmetric.length;
    double[][] a = new double[size][];
    double[][] v = new double[size][size];
    for (int i = 0; i < size; i++) {
      a[i] = symmetric[i].clone();
      v[i][i] = 1;
    }
    for (int sweep = 0; sweep < SWEEPS && rest(a) > 0; sweep++) {
      for (int p = 0; p < size; p++) {
        for (int q = p + 1; q < size; q++) {
          rotate(a, v, p, q);
        }
      }
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (i, j) -> Double.compare(a[j][j], a[i][i]));
    double[] values = new double[size];
    double[][] vectors = new double[size][];
    for (int i = 0; i < size; i++) {
      values[i] = a[order[i]][order[i]];
      vectors[i] = upright(v[order[i]]);
    }
    return new Eigen(values, vectors);
  }

  /** Sum of what stands beside the diagonal, zero where it is lost in rounding. */
  private static double rest(double[][] a) {
    double beside = 0;
    double diagonal = 0;
    for (int i = 0; i < a.length; i++) {
      diagonal += Math.abs(a[i][i]);
      for (int j = 0; j < i; j++) {
        beside += Math.abs(a[i][j]);
      }
    }
    return beside > 1e-16 * diagonal ? beside : 0;
  }

  private static void rotate(double[][] a, double[][] v, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    for (int k = 0; k < a.length; k++) {
      double kp = a[k][p];
      double kq = a[k][q];
      a[k][p] = c * kp - s * kq;
      a[k][q] = s * kp + c * kq;
    }
    for (int k = 0; k < a.length; k++) {
      double pk = a[p][k];
      double qk = a[q][k];
      a[p][k] = c * pk - s * qk;
      a[q][k] = s * pk + c * qk;
      double vp = v[p][k];
      double vq = v[q][k];
      v[p][k] = c * vp - s * vq;
      v[q][k] = s * vp + c * vq;
    }
    a[p][q] = 0;
    a[q][p] = 0;
  }

  private static double[] upright(double... vector) {
    int largest = 0;
    for (int i = 1; i < vector.length; i++) {
      largest = Math.abs(vector[i]) > Math.abs(vector[largest]) * (1 + 1e-12) ? i : largest;
    }
    double sign = vector[largest] < 0 ? -1 : 1;
    return Arrays.stream(vector).map(x -> sign * x).toArray();
  }

  /**
   * The matrix with the same eigenvectors whose eigenvalues are powers of these; directions whose
   * eigenvalue is below a millionth of a millionth of the largest are left out.
   */
  public double[][] power(double exponent) {
    int size = values.length;
    double[][] result = new double[size][size];
    for (int e = 0; e < size; e++) {
      if (values[e] > 1e-12 * values[0]) {
        double factor = Math.pow(values[e], exponent);
        for (int i = 0; i < size; i++) {
          for (int j = 0; j < size; j++) {
            result[i][j] += factor * vectors[e][i] * vectors[e][j];
          }
        }
      }
    }
    return result;
  }
}
