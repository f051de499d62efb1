package hep.validation;

import java.util.Arrays;

/**
 * Jensen-Shannon divergence in nats: ½ Σ p ln(p/m) + ½ Σ q ln(q/m) with m = (p + q)/2 (Lin, IEEE
 * Trans. Inf. Theory 37 (1991) 145); 0 for equal shapes, ln 2 = 0.693 without overlap.
 */
public final class JensenShannon {
  private JensenShannon() {}

  /**
   * Divergence of two normalised histograms without under- and overflow. The error is that of the
   * counts to first order; few entries a bin push the value itself up, by about (bins − 1)(1/n +
   * 1/m)/8.
   *
   * @throws IllegalArgumentException if the edges differ or a histogram is empty
   */
  public static Measured of(Histogram first, Histogram second) {
    if (!Arrays.equals(first.edges(), second.edges())) {
      throw new IllegalArgumentException("the two histograms have different bin edges");
    }
    double[] p = first.normalised().sumW();
    double[] q = second.normalised().sumW();
    double[] byFirst = new double[p.length];
    double[] bySecond = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      byFirst[i] = part(p[i], q[i]);
      bySecond[i] = part(q[i], p[i]);
    }
    return new Measured(
        ofShares(p, q),
        Math.sqrt(
            Separation.variance(first, p, byFirst) + Separation.variance(second, q, bySecond)));
  }

  /**
   * Divergence of two lists of probabilities that each add up to one, such as two densities on a
   * grid.
   */
  public static double ofShares(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += (p[i] > 0 ? p[i] * part(p[i], q[i]) : 0) + (q[i] > 0 ? q[i] * part(q[i], p[i]) : 0);
    }
    return sum;
  }

  /** ½ ln(p/m); the derivative by p too. */
  private static double part(double p, double q) {
    return p > 0 ? 0.5 * Math.log(2 * p / (p + q)) : 0;
  }
}
