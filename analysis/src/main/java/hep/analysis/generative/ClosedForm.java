package hep.analysis.generative;

import hep.validation.JensenShannon;
import hep.validation.Measured;

/**
 * What the best discriminator can reach, from the densities p of the data and q of the generator on
 * a grid. Errors are those of the counts of q, to first order; empty cells and few counts make the
 * two seem a little further apart than they are.
 *
 * @param variation total variation TV = ½ Σ |p − q|
 * @param divergence Jensen-Shannon divergence in nats
 */
public record ClosedForm(Measured variation, Measured divergence) {
  /**
   * Of two lists of probabilities.
   *
   * @param points from which q was counted
   */
  static ClosedForm of(double[] p, double[] q, int points) {
    double variation = 0;
    double[] bySign = new double[p.length];
    double[] byLog = new double[p.length];
    for (int i = 0; i < p.length; i++) {
      variation += Math.abs(p[i] - q[i]) / 2;
      bySign[i] = Math.signum(q[i] - p[i]) / 2;
      byLog[i] = q[i] > 0 ? Math.log(2 * q[i] / (p[i] + q[i])) / 2 : 0;
    }
    return new ClosedForm(
        new Measured(variation, error(q, bySign, points)),
        new Measured(JensenShannon.ofShares(p, q), error(q, byLog, points)));
  }

  private static double error(double[] q, double[] slopes, int points) {
    double mean = 0;
    double square = 0;
    for (int i = 0; i < q.length; i++) {
      mean += q[i] * slopes[i];
      square += q[i] * slopes[i] * slopes[i];
    }
    return Math.sqrt(Math.max(0, square - mean * mean) / points);
  }

  /** The value of the game at the best discriminator. */
  public Measured value(GanObjective objective) {
    return switch (objective) {
      case LOG -> new Measured(2 * divergence.value() - Math.log(4), 2 * divergence.error());
      case ABSOLUTE -> new Measured((1 - variation.value()) / 2, variation.error() / 2);
    };
  }
}
