package hep.analysis.calorimeter;

import hep.analysis.internal.Draws;

/**
 * A charged pion's shower: it ionises until it interacts, exponentially in depth, and then deposits
 * by the form of Bock et al. (Nucl. Instrum. Meth. 186 (1981) 533), dE/ds = E {f g(s; a, b) in X0 +
 * (1 - f) g(l; a, c) in λ} with gamma distributions g, a = 0.6165 + 0.3183 ln E, b = 0.2198, c =
 * 0.9099 - 0.0237 ln E. The share f differs from shower to shower around 1 - E^(-0.18) (E in GeV).
 */
final class PionShower {
  private static final double ELECTROMAGNETIC_RATE = 0.2198;
  private static final double LEAST_SHARE = 0.1;
  private static final double MOST_SHARE = 0.9;
  private static final double SHARE_WIDTH = 0.18;

  /** Of the energy that is not electromagnetic, the rest goes to nuclear binding and neutrinos. */
  private static final double HADRONIC_RESPONSE = 0.7;

  private static final double HADRONIC_WIDTH = 0.12;

  /** Spots for each GeV: few and large, so that hadronic showers are lumpy. */
  private static final double SPOTS_PER_GEV = 20;

  /** Core and tail in Molière radii, and share of the core. */
  private static final RadialProfile ELECTROMAGNETIC = new RadialProfile(0.4, 1.2, 0.8);

  private static final RadialProfile HADRONIC = new RadialProfile(0.8, 4, 0.6);

  private final DepthSlices slices;
  private final EffectiveMedium medium;

  PionShower(DepthSlices slices) {
    this.slices = slices;
    this.medium = slices.geometry().medium();
  }

  /**
   * Fills cells.
   *
   * @param deadX0 what the pion has gone through before the first layer
   */
  void fill(double energyGeV, double deadX0, ShowerCells cells, Draws draws) {
    double lambdaX0 = medium.interactionLengthMm() / medium.radiationLengthMm();
    double startX0 = draws.exponential(lambdaX0) - deadX0;
    double lnE = Math.log(energyGeV);
    double share =
        Math.clamp(
            1 - Math.pow(energyGeV, -0.18) + SHARE_WIDTH * draws.gauss(), LEAST_SHARE, MOST_SHARE);
    double response = Math.clamp(HADRONIC_RESPONSE + HADRONIC_WIDTH * draws.gauss(), 0.2, 1);
    double ionised = ionise(startX0, energyGeV, cells, draws);
    double left = energyGeV - ionised;
    IncompleteGamma shape = new IncompleteGamma(0.6165 + 0.3183 * lnE);
    double hadronicRate = (0.9099 - 0.0237 * lnE) / lambdaX0;
    deposit(left * share, startX0, shape, ELECTROMAGNETIC_RATE, ELECTROMAGNETIC, cells, draws);
    deposit(left * (1 - share) * response, startX0, shape, hadronicRate, HADRONIC, cells, draws);
  }

  private double ionise(double startX0, double energyGeV, ShowerCells cells, Draws draws) {
    double perX0 = medium.minimumIonisationMeVPerMm() * medium.radiationLengthMm() / 1000;
    double sum = 0;
    for (int i = 0; i < slices.count() && slices.fromX0(i) < startX0; i++) {
      double length = Math.min(slices.toX0(i), startX0) - slices.fromX0(i);
      // the exponential part stands for the tail of Landau's distribution
      double lost = Math.min(perX0 * length * (0.6 + draws.exponential(0.4)), energyGeV - sum);
      cells.onAxis(slices.layer(i), lost);
      sum += lost;
    }
    return sum;
  }

  private void deposit(
      double energyGeV,
      double startX0,
      IncompleteGamma shape,
      double rate,
      RadialProfile radial,
      ShowerCells cells,
      Draws draws) {
    double before = shape.below(rate * (slices.fromX0(0) - startX0));
    double carried = 0;
    for (int i = 0; i < slices.count(); i++) {
      double after = shape.below(rate * (slices.toX0(i) - startX0));
      double here = energyGeV * (after - before);
      before = after;
      carried += here;
      int count = draws.poisson(SPOTS_PER_GEV * here);
      if (count > 0) {
        int inCore = draws.binomial(count, radial.coreShare());
        double mm = medium.moliereRadiusMm();
        cells.scatter(slices.layer(i), inCore, carried / count, radial.core() * mm);
        cells.scatter(slices.layer(i), count - inCore, carried / count, radial.tail() * mm);
        carried = 0;
      }
    }
  }
}
