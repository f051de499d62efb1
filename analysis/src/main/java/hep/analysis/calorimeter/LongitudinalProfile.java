package hep.analysis.calorimeter;

import hep.analysis.internal.Draws;

/**
 * How the energy of an electromagnetic shower is spread in depth: a gamma distribution in the depth
 * t in radiation lengths, f(t) = (βt)^(α-1) β e^(-βt)/Γ(α) with β = (α - 1)/T (hep-ex/0001020, eq.
 * 3; the forms of a homogeneous medium, since plates are mixed and all deposits counted).
 *
 * @param maximumX0 T, where most energy is left
 * @param alpha shape, above 1
 */
public record LongitudinalProfile(double maximumX0, double alpha) {
  /** At 1 the maximum would lie at the front; the profile of the spots comes nearer to it. */
  private static final double LEAST_ALPHA = 1.3;

  private static final double LEAST_SPOT_ALPHA = 1.05;

  /** The profile of the mean shower: T = ln y - 0.858, α = 0.21 + (0.492 + 2.38/Z) ln y. */
  public static LongitudinalProfile average(double energyGeV, EffectiveMedium medium) {
    double lny = lnY(energyGeV, medium);
    return new LongitudinalProfile(lny - 0.858, 0.21 + (0.492 + 2.38 / medium.z()) * lny);
  }

  /**
   * The profile of one shower: ln T and ln α normal with means ln(ln y - 0.812) and ln(0.81 +
   * (0.458 + 2.26/Z) ln y), widths 1/(-1.4 + 1.26 ln y) and 1/(-0.58 + 0.86 ln y), and correlation
   * 0.705 - 0.023 ln y (eqs. 10-14).
   */
  static LongitudinalProfile drawn(double energyGeV, EffectiveMedium medium, Draws draws) {
    double lny = lnY(energyGeV, medium);
    double meanLnT = Math.log(lny - 0.812);
    double meanLnAlpha = Math.log(0.81 + (0.458 + 2.26 / medium.z()) * lny);
    double correlation = 0.705 - 0.023 * lny;
    double same = Math.sqrt((1 + correlation) / 2);
    double opposite = Math.sqrt((1 - correlation) / 2);
    double alpha;
    double maximum;
    do {
      double first = same * draws.gauss();
      double second = opposite * draws.gauss();
      maximum = Math.exp(meanLnT + sigmaLnT(lny) * (first + second));
      alpha = Math.exp(meanLnAlpha + (first - second) / (-0.58 + 0.86 * lny));
    } while (alpha < LEAST_ALPHA);
    return new LongitudinalProfile(maximum, alpha);
  }

  /** ln(E/E_c). */
  static double lnY(double energyGeV, EffectiveMedium medium) {
    return Math.log(1000 * energyGeV / medium.criticalEnergyMeV());
  }

  static double sigmaLnT(double lny) {
    return 1 / (-1.4 + 1.26 * lny);
  }

  /** β, per radiation length. */
  public double beta() {
    return (alpha - 1) / maximumX0;
  }

  /** Share of the energy that is left before a depth. */
  public double before(double depthX0) {
    return new IncompleteGamma(alpha).below(beta() * depthX0);
  }

  /** The profile of the number of spots, which lies before that of the energy (eq. 33). */
  LongitudinalProfile ofSpots(EffectiveMedium medium) {
    return new LongitudinalProfile(
        maximumX0 * (0.698 + 0.00212 * medium.z()),
        Math.max(LEAST_SPOT_ALPHA, alpha * (0.639 + 0.00334 * medium.z())));
  }
}
