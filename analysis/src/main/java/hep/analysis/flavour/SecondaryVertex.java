package hep.analysis.flavour;

/**
 * Where several tracks of a jet come from, away from the primary vertex, which is the origin.
 *
 * @param tracks numbers of the tracks
 * @param x mm
 * @param y mm
 * @param z mm
 * @param chi2 of the fit, with 2 n - 3 degrees of freedom
 * @param flightError error of the distance along the flight direction, mm
 * @param mass of the tracks as pions, GeV
 * @param transverseMomentum of the tracks across the flight direction, GeV
 * @param energyFraction energy of the tracks over that of all tracks of the jet, in (0, 1]
 * @param deltaR distance of the flight direction from the jet axis
 */
public record SecondaryVertex(
    int[] tracks,
    double x,
    double y,
    double z,
    double chi2,
    double flightError,
    double mass,
    double transverseMomentum,
    double energyFraction,
    double deltaR) {
  /** Distance from the primary vertex, mm. */
  public double flight() {
    return Math.sqrt(x * x + y * y + z * z);
  }

  /** Distance over its error. */
  public double flightSignificance() {
    return flight() / flightError;
  }

  /**
   * √(m² + pT²) + pT, the least mass that decayed if one massless neutral was missed (SLD,
   * hep-ex/9708015), GeV.
   */
  public double correctedMass() {
    return Math.hypot(mass, transverseMomentum) + transverseMomentum;
  }
}
