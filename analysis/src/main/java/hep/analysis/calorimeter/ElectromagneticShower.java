package hep.analysis.calorimeter;

import hep.analysis.internal.Draws;

/** An electron's or a photon's shower, after Grindhammer and Peters (hep-ex/0001020). */
final class ElectromagneticShower {
  /** Photons convert after 9/7 X0 on average. */
  private static final double CONVERSION_X0 = 9.0 / 7;

  /** When less is still to come, a shower is over. */
  private static final double REST = 1e-6;

  private final DepthSlices slices;
  private final EffectiveMedium medium;

  ElectromagneticShower(DepthSlices slices) {
    this.slices = slices;
    this.medium = slices.geometry().medium();
  }

  /**
   * Fills cells.
   *
   * @param deadX0 what the particle has gone through before the first layer
   */
  void fill(boolean photon, double energyGeV, double deadX0, ShowerCells cells, Draws draws) {
    double offset = deadX0 - (photon ? draws.exponential(CONVERSION_X0) : 0);
    LongitudinalProfile profile = LongitudinalProfile.drawn(energyGeV, medium, draws);
    LongitudinalProfile spotProfile = profile.ofSpots(medium);
    IncompleteGamma energies = new IncompleteGamma(profile.alpha());
    IncompleteGamma spots = new IncompleteGamma(spotProfile.alpha());
    double allSpots = 93 * Math.log(medium.z()) * Math.pow(energyGeV, 0.876);
    double energyBefore = energies.below(profile.beta() * (offset + slices.fromX0(0)));
    double spotsBefore = spots.below(spotProfile.beta() * (offset + slices.fromX0(0)));
    double carried = 0;
    int last = -1;
    for (int i = 0; i < slices.count() && energyBefore < 1 - REST; i++) {
      double depth = offset + slices.toX0(i);
      double energyAfter = energies.below(profile.beta() * depth);
      double spotsAfter = spots.below(spotProfile.beta() * depth);
      // the energy of a slice without a spot waits for the next one
      carried += energyGeV * (energyAfter - energyBefore);
      int count = draws.poisson(Math.max(0, allSpots * (spotsAfter - spotsBefore)));
      if (count > 0) {
        double middle = Math.max(0, offset + (slices.fromX0(i) + slices.toX0(i)) / 2);
        scatter(
            slices.layer(i),
            count,
            carried / count,
            energyGeV,
            middle / profile.maximumX0(),
            cells,
            draws);
        carried = 0;
        last = i;
      }
      energyBefore = energyAfter;
      spotsBefore = spotsAfter;
    }
    if (last >= 0) {
      // what came after the last spot
      double tau = Math.max(0, offset + slices.toX0(last)) / profile.maximumX0();
      scatter(slices.layer(last), 1, carried, energyGeV, tau, cells, draws);
    }
  }

  private void scatter(
      int layer,
      int count,
      double spotGeV,
      double energyGeV,
      double tau,
      ShowerCells cells,
      Draws draws) {
    RadialProfile radial = RadialProfile.of(energyGeV, tau, medium);
    int inCore = draws.binomial(count, radial.coreShare());
    cells.scatter(layer, inCore, spotGeV, radial.core() * medium.moliereRadiusMm());
    cells.scatter(layer, count - inCore, spotGeV, radial.tail() * medium.moliereRadiusMm());
  }
}
