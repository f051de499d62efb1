package hep.validation.internal;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/**
 * Every probability distribution this module needs, and the only class that knows which library
 * computes it.
 */
public final class Distributions {
  /** Number of pairs up to which the exact two-sample Kolmogorov-Smirnov distribution is summed. */
  private static final long EXACT_PAIRS = 10_000;

  private Distributions() {}

  /** Quantile of the standard normal distribution, for a probability inside (0, 1). */
  public static double normalQuantile(double probability) {
    return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(probability);
  }

  /** Distribution function of the standard normal distribution. */
  public static double normal(double x) {
    return new NormalDistribution(null, 0, 1).cumulativeProbability(x);
  }

  /** Quantile of the beta distribution with shape parameters a and b, both above zero. */
  public static double betaQuantile(double a, double b, double probability) {
    return new BetaDistribution(null, a, b).inverseCumulativeProbability(probability);
  }

  /** Probability that a χ² of so many degrees of freedom, at least one, exceeds a value. */
  public static double chiSquareAbove(double value, int degrees) {
    return 1 - new ChiSquaredDistribution(null, degrees).cumulativeProbability(value);
  }

  /**
   * Trace of (A B)^½ for the covariance matrices of two distributions: with A = L Lᵀ and B = M Mᵀ
   * the sum of the singular values of Lᵀ M, which also matrices of very different sizes in one
   * leave exact.
   */
  public static double traceOfRoot(double[][] a, double[][] b) {
    var product = new Array2DRowRealMatrix(factor(a)).transpose();
    double trace = 0;
    for (double value :
        new SingularValueDecomposition(product.multiply(new Array2DRowRealMatrix(factor(b))))
            .getSingularValues()) {
      trace += value;
    }
    return trace;
  }

  /**
   * Lower triangle L of a covariance matrix L Lᵀ (Cholesky); what follows from others is left 0.
   */
  private static double[][] factor(double[][] covariance) {
    int size = covariance.length;
    double[][] lower = new double[size][size];
    for (int j = 0; j < size; j++) {
      double pivot = covariance[j][j];
      for (int k = 0; k < j; k++) {
        pivot -= lower[j][k] * lower[j][k];
      }
      if (pivot <= 1e-12 * covariance[j][j]) {
        continue;
      }
      lower[j][j] = Math.sqrt(pivot);
      for (int i = j + 1; i < size; i++) {
        double sum = covariance[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] = sum / lower[j][j];
      }
    }
    return lower;
  }

  /**
   * The inverse of a square matrix.
   *
   * @throws IllegalArgumentException when it has none
   */
  public static double[][] inverse(double[][] matrix) {
    var solver = new LUDecomposition(new Array2DRowRealMatrix(matrix), 1e-300).getSolver();
    if (!solver.isNonSingular()) {
      throw new IllegalArgumentException("the matrix has no inverse");
    }
    return solver.getInverse().getData();
  }

  /**
   * Probability that a Kolmogorov distance of two samples exceeds {@code distance}, in the limit of
   * large samples: Q(z) = 2 Σ (−1)^(k−1) exp(−2 k² z²) with z = distance √(n m / (n + m)). The
   * sizes may be effective ones.
   */
  public static double kolmogorov(double distance, double n, double m) {
    double z = distance * Math.sqrt(n * m / (n + m));
    // The series alternates without converging towards z = 0, where the probability is one to 1e-10
    // anyway.
    return z < 0.2 ? 1 : Math.clamp(1 - new KolmogorovSmirnovTest().ksSum(z, 1e-14, 1000), 0, 1);
  }

  /**
   * Exact probability that the distance of two samples of n and m distinct values is at least
   * {@code distance}, or the large-sample value where the samples are too large to count every
   * order.
   */
  public static double kolmogorovDistinct(double distance, int n, int m) {
    if ((long) n * m > EXACT_PAIRS) {
      return kolmogorov(distance, n, m);
    }
    return Math.clamp(new KolmogorovSmirnovTest().exactP(distance, n, m, false), 0, 1);
  }
}
