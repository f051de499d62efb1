package hep.analysis.toy;

/**
 * A calorimeter cluster. Branches {@code cluster_*}.
 *
 * @param energyGeV raw energy
 * @param eta energy-weighted centre
 * @param phi energy-weighted centre, in [-pi, pi]
 * @param emFraction share of the raw energy in the electromagnetic layer, in [0, 1]
 * @param trueEnergyGeV truth: energy of the particles in it
 * @param jet number of the nearest jet of the event within 0.4, or -1
 */
public record ToyCluster(
    double energyGeV, double eta, double phi, double emFraction, double trueEnergyGeV, int jet) {
  ToyCluster inJet(int number) {
    return new ToyCluster(energyGeV, eta, phi, emFraction, trueEnergyGeV, number);
  }
}
