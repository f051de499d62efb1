package hep.analysis.calorimeter;

import hep.analysis.features.Observables;

/**
 * A weight for each column and a constant, by least squares.
 *
 * @param weights one a column, the constant last
 */
record LinearWeights(double... weights) {
  /** Keeps the equations solvable where a column is a sum of others. */
  private static final double RIDGE = 1e-9;

  /**
   * Fits them.
   *
   * @param trust weight of each object in the sum of squares
   */
  static LinearWeights fit(Observables columns, double[] truth, double[] trust) {
    int terms = columns.names().size() + 1;
    double[][] equations = new double[terms][terms + 1];
    double[] row = new double[terms + 1];
    for (int i = 0; i < truth.length; i++) {
      for (int c = 0; c < terms - 1; c++) {
        row[c] = columns.values()[c][i];
      }
      row[terms - 1] = 1;
      row[terms] = truth[i];
      for (int a = 0; a < terms; a++) {
        for (int b = 0; b <= terms; b++) {
          equations[a][b] += trust[i] * row[a] * row[b];
        }
      }
    }
    for (int a = 0; a < terms; a++) {
      equations[a][a] *= 1 + RIDGE;
      equations[a][a] += Double.MIN_NORMAL;
    }
    return new LinearWeights(solved(equations));
  }

  /** Gauss and Jordan, with the largest pivot of each column. */
  private static double[] solved(double[][] equations) {
    int terms = equations.length;
    for (int a = 0; a < terms; a++) {
      int pivot = a;
      for (int b = a + 1; b < terms; b++) {
        pivot = Math.abs(equations[b][a]) > Math.abs(equations[pivot][a]) ? b : pivot;
      }
      double[] swapped = equations[a];
      equations[a] = equations[pivot];
      equations[pivot] = swapped;
      for (int b = 0; b < terms; b++) {
        double factor = b == a ? 0 : equations[b][a] / equations[a][a];
        for (int c = a; c <= terms && factor != 0; c++) {
          equations[b][c] -= factor * equations[a][c];
        }
      }
    }
    double[] solution = new double[terms];
    for (int a = 0; a < terms; a++) {
      solution[a] = equations[a][terms] / equations[a][a];
    }
    return solution;
  }

  /** The weighted sums. */
  double[] of(Observables columns, int size) {
    double[] sums = new double[size];
    for (int i = 0; i < size; i++) {
      sums[i] = weights[weights.length - 1];
      for (int c = 0; c < weights.length - 1; c++) {
        sums[i] += weights[c] * columns.values()[c][i];
      }
    }
    return sums;
  }
}
