package hep.analysis.pileup;

import hep.validation.Measured;

/**
 * A straight line by least squares.
 *
 * @param x0 mean of x
 * @param y0 the line's value there
 * @param slope with its error from the scatter about the line
 */
record StraightLine(double x0, double y0, Measured slope) {
  /** The line through at least three points; flat where all x are equal. */
  static StraightLine fit(double[] x, double[] y) {
    int n = x.length;
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < n; i++) {
      meanX += x[i] / n;
      meanY += y[i] / n;
    }
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      xx += (x[i] - meanX) * (x[i] - meanX);
      xy += (x[i] - meanX) * (y[i] - meanY);
    }
    double slope = xx > 0 ? xy / xx : 0;
    double scatter = 0;
    for (int i = 0; i < n; i++) {
      double distance = y[i] - meanY - slope * (x[i] - meanX);
      scatter += distance * distance;
    }
    double error = n > 2 && xx > 0 ? Math.sqrt(scatter / (n - 2) / xx) : Double.NaN;
    return new StraightLine(meanX, meanY, new Measured(slope, error));
  }

  double at(double x) {
    return y0 + slope.value() * (x - x0);
  }
}
