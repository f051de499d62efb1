package hep.validation;

import hep.validation.internal.Distributions;
import hep.validation.internal.Inputs;
import java.util.Arrays;

/**
 * Fréchet distance of two samples of several variables, taken as normally distributed: |μ₁ − μ₂|² +
 * tr(C₁ + C₂ − 2 (C₁ C₂)^½) (Dowson and Landau, J. Multivar. Anal. 12 (1982) 450). On high-level
 * variables of jets it is known as FPD (Kansal et al., arXiv 2211.10295).
 *
 * <p>Every variable is first divided by its spread in the first sample, the reference, so that the
 * distance has no unit and 1 is a shift of one variable by its spread.
 */
public final class FrechetDistance {
  private static final int BLOCKS = 20;

  private FrechetDistance() {}

  /**
   * Distance of two samples. The error is the jackknife's over {@value #BLOCKS} blocks of entries.
   * Two finite samples of one distribution have a positive distance too: quote that of two parts of
   * the reference beside it.
   *
   * @param reference entries by variables; at least {@value #BLOCKS} times two entries
   * @param sample entries by the same variables
   * @throws IllegalArgumentException if there are too few entries, rows differ in length, or a
   *     number is not finite
   */
  public static Measured of(double[][] reference, double[][] sample) {
    int variables = check("reference", reference, reference.length == 0 ? 0 : reference[0].length);
    check("sample", sample, variables);
    double[] scale = new Block(reference, variables, 0, 1).spreads();
    double value = distance(reference, sample, scale, BLOCKS);
    double mean = 0;
    double[] without = new double[BLOCKS];
    for (int b = 0; b < BLOCKS; b++) {
      without[b] = distance(reference, sample, scale, b);
      mean += without[b] / BLOCKS;
    }
    double sum = 0;
    for (double each : without) {
      sum += (each - mean) * (each - mean);
    }
    return new Measured(value, Math.sqrt(sum * (BLOCKS - 1) / BLOCKS));
  }

  private static int check(String what, double[][] rows, int variables) {
    if (rows.length < 2 * BLOCKS) {
      throw new IllegalArgumentException(
          what + " has " + rows.length + " entries; expected at least " + 2 * BLOCKS);
    }
    for (double[] row : rows) {
      Inputs.sameLength("a row of " + what, row.length, "the first", variables);
      Inputs.finite(what, row);
    }
    return variables;
  }

  private static double distance(
      double[][] reference, double[][] sample, double[] scale, int leftOut) {
    Block first = new Block(reference, scale.length, leftOut, BLOCKS).scaled(scale);
    Block second = new Block(sample, scale.length, leftOut, BLOCKS).scaled(scale);
    double sum = 0;
    for (int i = 0; i < scale.length; i++) {
      double shift = first.mean[i] - second.mean[i];
      sum += shift * shift + first.covariance[i][i] + second.covariance[i][i];
    }
    return Math.max(0, sum - 2 * Distributions.traceOfRoot(first.covariance, second.covariance));
  }

  /** Means and covariances of the entries but every blocks-th. */
  private static final class Block {
    private final double[] mean;
    private final double[][] covariance;

    Block(double[][] rows, int variables, int leftOut, int blocks) {
      mean = new double[variables];
      covariance = new double[variables][variables];
      int count = 0;
      for (int r = 0; r < rows.length; r++) {
        if (blocks == 1 || r % blocks != leftOut) {
          count++;
          for (int i = 0; i < variables; i++) {
            mean[i] += rows[r][i];
          }
        }
      }
      for (int i = 0; i < variables; i++) {
        mean[i] /= count;
      }
      for (int r = 0; r < rows.length; r++) {
        if (blocks == 1 || r % blocks != leftOut) {
          for (int i = 0; i < variables; i++) {
            double d = rows[r][i] - mean[i];
            for (int j = 0; j <= i; j++) {
              covariance[i][j] += d * (rows[r][j] - mean[j]) / (count - 1);
            }
          }
        }
      }
      for (int i = 0; i < variables; i++) {
        for (int j = 0; j < i; j++) {
          covariance[j][i] = covariance[i][j];
        }
      }
    }

    double[] spreads() {
      double[] spreads = new double[mean.length];
      Arrays.setAll(spreads, i -> covariance[i][i] > 0 ? Math.sqrt(covariance[i][i]) : 1);
      return spreads;
    }

    Block scaled(double[] scale) {
      for (int i = 0; i < scale.length; i++) {
        mean[i] /= scale[i];
        for (int j = 0; j < scale.length; j++) {
          covariance[i][j] /= scale[i] * scale[j];
        }
      }
      return this;
    }
  }
}
