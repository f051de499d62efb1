package hep.validation;

import hep.validation.internal.Distributions;
import hep.validation.internal.Inputs;

/**
 * The terms of a calorimeter's resolution, σ/E = a/√E ⊕ b/E ⊕ c, added in quadrature.
 *
 * @param stochastic a, in √GeV where E is in GeV
 * @param noise b, in GeV
 * @param constant c
 * @param chiSquare of the fit
 * @param degrees points less the terms above zero
 */
public record Resolution(
    Measured stochastic, Measured noise, Measured constant, double chiSquare, int degrees) {
  private static final int TERMS = 3;

  /**
   * Fits the terms by least squares to the squares of the widths, in which a², b² and c² are
   * linear. None may be negative: of all choices of terms that leave none below zero the one with
   * the least χ² is taken. A term of zero has the error that its square has one width above it.
   *
   * @param energies all positive
   * @param widths σ/E at each energy, positive with positive errors
   * @throws IllegalArgumentException when there are fewer than three points, or a number is not
   *     positive
   */
  public static Resolution fit(double[] energies, Measured[] widths) {
    Inputs.sameLength("energies", energies.length, "widths", widths.length);
    if (energies.length < TERMS) {
      throw new IllegalArgumentException(
          "three terms need at least three points, found " + energies.length);
    }
    double[][] design = new double[energies.length][];
    double[] squares = new double[energies.length];
    double[] errors = new double[energies.length];
    for (int i = 0; i < energies.length; i++) {
      if (!(energies[i] > 0 && widths[i].value() > 0 && widths[i].error() > 0)) {
        throw new IllegalArgumentException(
            "expected a positive energy and width with an error, found %s and %s"
                .formatted(energies[i], widths[i]));
      }
      design[i] = new double[] {1 / energies[i], 1 / (energies[i] * energies[i]), 1};
      squares[i] = widths[i].value() * widths[i].value();
      errors[i] = 2 * widths[i].value() * widths[i].error();
    }
    Terms best = null;
    for (int chosen = 1; chosen < 1 << TERMS; chosen++) {
      Terms terms = Terms.of(chosen, design, squares, errors);
      if (terms.allPositive() && (best == null || terms.chiSquare < best.chiSquare)) {
        best = terms;
      }
    }
    if (best == null) {
      throw new IllegalStateException("one positive term always fits positive widths");
    }
    Terms all = Terms.of((1 << TERMS) - 1, design, squares, errors);
    return new Resolution(
        best.root(0, all),
        best.root(1, all),
        best.root(2, all),
        best.chiSquare,
        energies.length - Integer.bitCount(best.chosen));
  }

  /** σ/E by these terms. */
  public double at(double energy) {
    return Math.sqrt(
        stochastic.value() * stochastic.value() / energy
            + Math.pow(noise.value() / energy, 2)
            + constant.value() * constant.value());
  }

  /** Squares of the chosen terms and their variances. */
  private record Terms(int chosen, double[] squares, double[] variances, double chiSquare) {
    static Terms of(int chosen, double[][] design, double[] values, double[] errors) {
      int[] index =
          java.util.stream.IntStream.range(0, TERMS).filter(t -> (chosen >> t & 1) == 1).toArray();
      double[][] normal = new double[index.length][index.length];
      double[] right = new double[index.length];
      for (int i = 0; i < values.length; i++) {
        double weight = 1 / (errors[i] * errors[i]);
        for (int j = 0; j < index.length; j++) {
          right[j] += weight * design[i][index[j]] * values[i];
          for (int k = 0; k < index.length; k++) {
            normal[j][k] += weight * design[i][index[j]] * design[i][index[k]];
          }
        }
      }
      double[][] covariance = Distributions.inverse(normal);
      double[] squares = new double[TERMS];
      double[] variances = new double[TERMS];
      for (int j = 0; j < index.length; j++) {
        for (int k = 0; k < index.length; k++) {
          squares[index[j]] += covariance[j][k] * right[k];
        }
        variances[index[j]] = covariance[j][j];
      }
      double chiSquare = 0;
      for (int i = 0; i < values.length; i++) {
        double left = values[i];
        for (int t = 0; t < TERMS; t++) {
          left -= design[i][t] * squares[t];
        }
        chiSquare += left * left / (errors[i] * errors[i]);
      }
      return new Terms(chosen, squares, variances, chiSquare);
    }

    boolean allPositive() {
      for (int t = 0; t < TERMS; t++) {
        if ((chosen >> t & 1) == 1 && squares[t] <= 0) {
          return false;
        }
      }
      return true;
    }

    Measured root(int term, Terms all) {
      if ((chosen >> term & 1) == 0) {
        return new Measured(0, Math.pow(all.variances[term], 0.25));
      }
      double root = Math.sqrt(squares[term]);
      return new Measured(root, Math.sqrt(variances[term]) / (2 * root));
    }
  }
}
