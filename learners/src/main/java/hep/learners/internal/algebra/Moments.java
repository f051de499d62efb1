package hep.learners.internal.algebra;

import hep.learners.Tensor;

/**
 * Weighted mean and covariance of rows.
 *
 * @param sumW sum of the weights
 * @param mean one a column
 * @param covariance columns by columns, divided by the sum of the weights
 */
public record Moments(double sumW, double[] mean, double[][] covariance) {
  /**
   * Of the chosen rows.
   *
   * @throws IllegalArgumentException when their weights do not have a positive sum
   */
  public static Moments of(Tensor features, double[] weights, int... rows) {
    int columns = features.columns();
    double sumW = 0;
    double[] mean = new double[columns];
    for (int row : rows) {
      sumW += weights[row];
      for (int j = 0; j < columns; j++) {
        mean[j] += weights[row] * features.at(row, j);
      }
    }
    if (!(sumW > 0)) {
      throw new IllegalArgumentException(
          "the weights of " + rows.length + " rows sum to " + sumW + "; the sum must be positive");
    }
    for (int j = 0; j < columns; j++) {
      mean[j] /= sumW;
    }
    double[][] covariance = new double[columns][columns];
    for (int row : rows) {
      for (int j = 0; j < columns; j++) {
        double share = weights[row] / sumW * (features.at(row, j) - mean[j]);
        for (int k = 0; k <= j; k++) {
          covariance[j][k] += share * (features.at(row, k) - mean[k]);
        }
      }
    }
    for (int j = 0; j < columns; j++) {
      for (int k = 0; k < j; k++) {
        covariance[k][j] = covariance[j][k];
      }
    }
    return new Moments(sumW, mean, covariance);
  }
}
