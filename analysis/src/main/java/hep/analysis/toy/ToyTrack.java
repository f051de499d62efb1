package hep.analysis.toy;

/**
 * A track at its perigee. Branches {@code track_*}.
 *
 * @param ptGeV measured transverse momentum
 * @param eta pseudorapidity
 * @param phi azimuth at the perigee, in [-pi, pi]
 * @param charge -1 or 1
 * @param d0Mm signed transverse impact parameter to the reconstructed primary vertex, perigee
 *     convention
 * @param z0Mm longitudinal one
 * @param d0ErrorMm core resolution
 * @param z0ErrorMm core resolution
 * @param jet number of the nearest jet of the event within 0.4, or -1
 * @param origin truth
 */
public record ToyTrack(
    double ptGeV,
    double eta,
    double phi,
    int charge,
    double d0Mm,
    double z0Mm,
    double d0ErrorMm,
    double z0ErrorMm,
    int jet,
    Origin origin) {
  ToyTrack inJet(int number) {
    return new ToyTrack(ptGeV, eta, phi, charge, d0Mm, z0Mm, d0ErrorMm, z0ErrorMm, number, origin);
  }
}
