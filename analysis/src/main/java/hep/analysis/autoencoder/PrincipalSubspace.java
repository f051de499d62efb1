package hep.analysis.autoencoder;

import hep.learners.Tensor;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The directions in which images vary most, by orthogonal iteration on their covariance with some
 * spare directions (Golub and Van Loan, Matrix Computations, section 8.2.4).
 *
 * @param mean of the images
 * @param directions orthonormal rows; they span the same as the principal components
 * @param variance of all pixels together, that is the sum of all eigenvalues
 * @param kept the part of it along the directions
 */
public record PrincipalSubspace(
    double[] mean, double[][] directions, double variance, double kept) {
  private static final int SPARE = 12;
  private static final int ITERATIONS = 300;

  /** Of the rows of a matrix. */
  public static PrincipalSubspace of(Tensor rows, int count) {
    int size = rows.columns();
    double[] mean = new double[size];
    for (int row = 0; row < rows.rows(); row++) {
      for (int i = 0; i < size; i++) {
        mean[i] += (double) rows.at(row, i) / rows.rows();
      }
    }
    double[][] covariance = covariance(rows, mean);
    SplittableRandom random = new SplittableRandom(1);
    double[][] basis = new double[Math.min(size, count + SPARE)][size];
    for (double[] vector : basis) {
      for (int i = 0; i < size; i++) {
        vector[i] = random.nextGaussian();
      }
    }
    orthonormalise(basis);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double[][] last = basis;
      basis =
          IntStream.range(0, last.length)
              .parallel()
              .mapToObj(i -> times(covariance, last[i]))
              .toArray(double[][]::new);
      orthonormalise(basis);
    }
    double[][] directions = java.util.Arrays.copyOf(basis, count);
    double variance = 0;
    for (int i = 0; i < size; i++) {
      variance += covariance[i][i];
    }
    double kept = 0;
    for (double[] direction : directions) {
      kept += dot(direction, times(covariance, direction));
    }
    return new PrincipalSubspace(mean, directions, variance, kept);
  }

  private static double[][] covariance(Tensor rows, double[] mean) {
    int size = mean.length;
    double[][] covariance = new double[size][];
    IntStream.range(0, size)
        .parallel()
        .forEach(i -> {
          double[] line = new double[size];
          for (int row = 0; row < rows.rows(); row++) {
            double d = (rows.at(row, i) - mean[i]) / rows.rows();
            if (d != 0) {
              for (int j = 0; j < size; j++) {
                line[j] += d * (rows.at(row, j) - mean[j]);
              }
            }
          }
          covariance[i] = line;
        });
    return covariance;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] result = new double[vector.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = dot(matrix[i], vector);
    }
    return result;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Gram and Schmidt, twice, which is enough for doubles. */
  private static void orthonormalise(double[][] rows) {
    for (int i = 0; i < rows.length; i++) {
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < i; j++) {
          double along = dot(rows[j], rows[i]);
          for (int k = 0; k < rows[i].length; k++) {
            rows[i][k] -= along * rows[j][k];
          }
        }
      }
      double norm = Math.sqrt(dot(rows[i], rows[i]));
      for (int k = 0; k < rows[i].length; k++) {
        rows[i][k] /= norm > 0 ? norm : 1;
      }
    }
  }

  /**
   * The largest principal angle between this and what the rows of a matrix span, in radians: the
   * arc sine of the largest singular value of that part of their orthonormal basis that lies
   * outside.
   *
   * @param rows as many as there are directions
   */
  public double largestAngle(Tensor rows) {
    double[][] basis = new double[rows.rows()][rows.columns()];
    for (int row = 0; row < basis.length; row++) {
      for (int i = 0; i < rows.columns(); i++) {
        basis[row][i] = rows.at(row, i);
      }
    }
    orthonormalise(basis);
    double[][] outside = new double[basis.length][];
    for (int row = 0; row < basis.length; row++) {
      outside[row] = basis[row].clone();
      for (double[] direction : directions) {
        double along = dot(direction, basis[row]);
        for (int i = 0; i < direction.length; i++) {
          outside[row][i] -= along * direction[i];
        }
      }
    }
    return Math.asin(Math.min(1, Math.sqrt(largestEigenvalue(outside))));
  }

  /** Of the matrix of all products of the rows, by the power method. */
  private static double largestEigenvalue(double[][] rows) {
    double[][] products = new double[rows.length][rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        products[i][j] = dot(rows[i], rows[j]);
      }
    }
    double[] vector = new double[rows.length];
    java.util.Arrays.setAll(vector, i -> 1 + 0.1 * i);
    double value = 0;
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      double norm = Math.sqrt(dot(vector, vector));
      if (norm <= 0) {
        return 0;
      }
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= norm;
      }
      double[] next = times(products, vector);
      value = dot(vector, next);
      vector = next;
    }
    return value;
  }
}
