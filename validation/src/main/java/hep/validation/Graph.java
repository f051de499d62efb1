package hep.validation;

import hep.validation.internal.Inputs;

/**
 * Points with symmetric errors, as drawn and as written to a file.
 *
 * @param x positions
 * @param y values
 * @param xError half widths along x, zero where there is none
 * @param yError standard deviations along y, zero where there is none
 */
public record Graph(double[] x, double[] y, double[] xError, double[] yError) implements Data {
  /** Checks that the four arrays are equally long. */
  public Graph {
    Inputs.sameLength("x", x.length, "y", y.length);
    Inputs.sameLength("x", x.length, "xError", xError.length);
    Inputs.sameLength("x", x.length, "yError", yError.length);
  }

  /** Points without errors. */
  public static Graph of(double[] x, double[] y) {
    return new Graph(x, y, new double[x.length], new double[x.length]);
  }

  /** Points with errors along y. */
  public static Graph of(double[] x, Measured[] y) {
    Inputs.sameLength("x", x.length, "y", y.length);
    double[] values = new double[y.length];
    double[] errors = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      values[i] = y[i].value();
      errors[i] = y[i].error();
    }
    return new Graph(x, values, new double[x.length], errors);
  }

  /** Number of points. */
  public int points() {
    return x.length;
  }
}
