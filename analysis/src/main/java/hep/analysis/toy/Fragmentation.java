package hep.analysis.toy;

import hep.analysis.internal.Draws;

/** How a quark shares its momentum with hadrons. */
final class Fragmentation {
  /** Lund a and b of Pythia 8's Monash tune (arXiv:1404.5630). */
  private static final double LUND_A = 0.68;

  private static final double LUND_B = 0.98;

  /**
   * Mean (alpha + 1) / (alpha + 3) = 5/7, the mean x_E of b hadrons at the Z pole (OPAL
   * hep-ex/0210031).
   */
  private static final double KARTVELISHVILI_ALPHA = 4;

  private static final double PETERSON_CHARM = 0.05;
  private static final double PETERSON_CHARM_MAXIMUM = petersonMaximum(PETERSON_CHARM);

  private Fragmentation() {}

  /** Share of the quark's momentum that the b (5) or c (4) hadron takes. */
  static double heavyShare(int quark, Draws draws) {
    return quark == 5 ? kartvelishvili(draws) : petersonCharm(draws);
  }

  /** f(z) ~ z^alpha (1 - z): the second largest of alpha + 2 uniforms has this density. */
  private static double kartvelishvili(Draws draws) {
    double largest = 0;
    double second = 0;
    for (int i = 0; i < KARTVELISHVILI_ALPHA + 2; i++) {
      double u = draws.uniform();
      if (u > largest) {
        second = largest;
        largest = u;
      } else if (u > second) {
        second = u;
      }
    }
    return second;
  }

  /** f(z) ~ 1 / (z (1 - 1/z - eps/(1-z))^2), Peterson et al., Phys. Rev. D27 (1983) 105. */
  private static double petersonCharm(Draws draws) {
    double z;
    do {
      z = draws.uniform(0.01, 0.999);
    } while (draws.uniform() * PETERSON_CHARM_MAXIMUM > peterson(z, PETERSON_CHARM));
    return z;
  }

  private static double peterson(double z, double epsilon) {
    double bracket = 1 - 1 / z - epsilon / (1 - z);
    return 1 / (z * bracket * bracket);
  }

  private static double petersonMaximum(double epsilon) {
    double maximum = 0;
    for (double z = 0.01; z < 1; z += 0.001) {
      maximum = Math.max(maximum, peterson(z, epsilon));
    }
    return 1.01 * maximum;
  }

  /**
   * f(z) ~ (1-z)^a exp(-b mT^2 / z) / z, Andersson et al., Phys. Rep. 97 (1983) 31; {@code mT2} in
   * GeV^2.
   */
  static double lund(double mT2, Draws draws) {
    double scaled = LUND_B * mT2;
    double sum = 1 + scaled;
    double peak = (sum - Math.sqrt(sum * sum - 4 * (1 - LUND_A) * scaled)) / (2 * (1 - LUND_A));
    double logPeak = logLund(peak, scaled);
    double z;
    do {
      z = draws.uniform(1e-3, 0.999);
    } while (Math.log(1 - draws.uniform()) > logLund(z, scaled) - logPeak);
    return z;
  }

  private static double logLund(double z, double scaled) {
    return LUND_A * Math.log(1 - z) - scaled / z - Math.log(z);
  }
}
