package hep.analysis.jets;

import java.util.List;

/**
 * N-subjettiness (Thaler, Van Tilburg, arXiv:1011.2268 eq. 2.1): tau_N = sum_i pT_i min_k
 * dR_ik^beta / (sum_i pT_i R0^beta).
 *
 * @param axes how the N directions are found
 * @param beta angular exponent, above 0
 * @param radius of the jet, R0
 */
public record NSubjettiness(Axes axes, double beta, double radius) {
  private static final int MOST_PASSES = 100;
  private static final double SETTLED = 1e-9;

  /** How the N directions are found. */
  public enum Axes {
    /** Exclusive kt jets. */
    KT,
    /** Exclusive Cambridge/Aachen jets. */
    CA,
    /** Exclusive kt jets, the winner taking all. */
    WINNER_KT,
    /** As WINNER_KT, then moved to a local minimum of tau (arXiv:1108.2701). */
    ONE_PASS_WINNER_KT
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when beta or the radius is not positive and finite
   */
  public NSubjettiness {
    if (!(beta > 0.0 && beta < 1e3 && radius > 0.0 && radius <= JetDefinition.LARGEST_RADIUS)) {
      throw new IllegalArgumentException(
          "N-subjettiness needs beta and radius above 0, found %s and %s.".formatted(beta, radius));
    }
  }

  /**
   * tau_N of a jet. 0 when it has no more than N constituents or no transverse momentum.
   *
   * @throws IllegalArgumentException when N is below 1
   */
  public double tau(int n, Particles constituents) {
    if (n < 1) {
      throw new IllegalArgumentException("N-subjettiness needs N of at least 1, found " + n + ".");
    }
    if (constituents.size() <= n) {
      return 0.0;
    }
    double[] pt = constituents.transverseMomenta();
    double norm = 0.0;
    for (double one : pt) {
      norm += one;
    }
    if (norm == 0.0) {
      return 0.0;
    }
    double[] rapidity = constituents.rapidities();
    double[] phi = constituents.azimuths();
    double[][] directions = directions(n, constituents);
    double sum = sum(pt, rapidity, phi, directions);
    if (axes == Axes.ONE_PASS_WINNER_KT) {
      for (int pass = 0; pass < MOST_PASSES; pass++) {
        double[][] moved = moved(pt, rapidity, phi, directions);
        double lower = sum(pt, rapidity, phi, moved);
        if (!(lower < sum * (1.0 - SETTLED))) {
          break;
        }
        directions = moved;
        sum = lower;
      }
    }
    return sum / (norm * Math.pow(radius, beta));
  }

  /** tau_N / tau_M; 0 where tau_M is 0. */
  public double ratio(int n, int m, Particles constituents) {
    double below = tau(m, constituents);
    return below > 0.0 ? tau(n, constituents) / below : 0.0;
  }

  private double[][] directions(int n, Particles constituents) {
    double all = JetDefinition.LARGEST_RADIUS;
    JetDefinition definition =
        switch (axes) {
          case KT -> JetDefinition.kt(all);
          case CA -> JetDefinition.cambridgeAachen(all);
          case WINNER_KT, ONE_PASS_WINNER_KT ->
              JetDefinition.kt(all).with(Recombination.WINNER_TAKES_ALL);
        };
    List<Jet> jets = ClusterSequence.of(constituents, definition).exclusive(n);
    double[][] out = new double[jets.size()][];
    for (int k = 0; k < out.length; k++) {
      FourVector v = jets.get(k).momentum();
      out[k] = new double[] {v.rapidity(), v.phi()};
    }
    return out;
  }

  private double sum(double[] pt, double[] rapidity, double[] phi, double[][] directions) {
    double sum = 0.0;
    for (int i = 0; i < pt.length; i++) {
      double[] axis = directions[nearest(rapidity[i], phi[i], directions)];
      double r2 = Kinematics.deltaR2(rapidity[i], phi[i], axis[0], axis[1]);
      sum += pt[i] * Math.pow(r2, 0.5 * beta);
    }
    return sum;
  }

  private static int nearest(double rapidity, double phi, double[][] directions) {
    int at = 0;
    double best = Double.POSITIVE_INFINITY;
    for (int k = 0; k < directions.length; k++) {
      double r2 = Kinematics.deltaR2(rapidity, phi, directions[k][0], directions[k][1]);
      if (r2 < best) {
        best = r2;
        at = k;
      }
    }
    return at;
  }

  /** One step to the weighted mean of those nearest, with weight pT dR^(beta-2). */
  private double[][] moved(double[] pt, double[] rapidity, double[] phi, double[][] directions) {
    double[][] sums = new double[directions.length][3];
    for (int i = 0; i < pt.length; i++) {
      int k = nearest(rapidity[i], phi[i], directions);
      double[] axis = directions[k];
      double r2 = Kinematics.deltaR2(rapidity[i], phi[i], axis[0], axis[1]);
      double weight = pt[i] * Math.pow(Math.max(r2, 1e-12), 0.5 * beta - 1.0);
      sums[k][0] += weight * (rapidity[i] - axis[0]);
      sums[k][1] += weight * Math.IEEEremainder(phi[i] - axis[1], 2.0 * Math.PI);
      sums[k][2] += weight;
    }
    double[][] out = new double[directions.length][2];
    for (int k = 0; k < out.length; k++) {
      boolean alone = sums[k][2] == 0.0;
      double dy = alone ? 0.0 : sums[k][0] / sums[k][2];
      double dphi = alone ? 0.0 : sums[k][1] / sums[k][2];
      out[k][0] = directions[k][0] + dy;
      double turned = directions[k][1] + dphi;
      out[k][1] = turned - 2.0 * Math.PI * Math.floor(turned / (2.0 * Math.PI));
    }
    return out;
  }
}
