package hep.analysis.jets;

/**
 * A sequential algorithm: distances, radius and recombination.
 *
 * <p>{@link Measure#PP}: d_ij = min(pT_i^2p, pT_j^2p) dR_ij^2 / R^2 and d_iB = pT_i^2p with dR^2 =
 * dy^2 + dphi^2 in rapidity (Cacciari, Salam, Soyez, arXiv:0802.1189 eq. 1; arXiv:1111.6097).
 *
 * <p>{@link Measure#EE}: d_ij = min(E_i^2p, E_j^2p) (1 - cos theta_ij) / (1 - cos R) and d_iB =
 * E_i^2p; beyond R = pi the denominator is 3 + cos R (arXiv:1111.6097 eq. 13).
 *
 * <p>{@link Measure#DURHAM}: d_ij = 2 min(E_i^2, E_j^2) (1 - cos theta_ij) and no beam (Catani et
 * al., Phys. Lett. B 269 (1991) 432), so only exclusive jets say something; p and R are not used.
 *
 * @param measure of distance
 * @param p exponent of the momentum: 1 kt, 0 Cambridge/Aachen, -1 anti-kt, or any finite number
 * @param radius R in (0, {@value #LARGEST_RADIUS}]
 * @param recombination of two into one
 */
public record JetDefinition(Measure measure, double p, double radius, Recombination recombination) {
  /** A radius that puts all particles of an event into one jet. */
  public static final double LARGEST_RADIUS = 1000.0;

  /** What is near. */
  public enum Measure {
    /** Rapidity and azimuth, transverse momentum. */
    PP,
    /** Angle and energy, with a beam distance. */
    EE,
    /** Angle and energy, without a beam. */
    DURHAM
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException when R is outside its range or p is not finite
   */
  public JetDefinition {
    if (!(radius > 0.0 && radius <= LARGEST_RADIUS)) {
      throw new IllegalArgumentException(
          "Jet radius %s is outside (0, %s].".formatted(radius, LARGEST_RADIUS));
    }
    if (!Double.isFinite(p)) {
      throw new IllegalArgumentException("The exponent p = %s is not finite.".formatted(p));
    }
  }

  /** Anti-kt: p = -1. */
  public static JetDefinition antiKt(double radius) {
    return generalisedKt(-1.0, radius);
  }

  /** Cambridge/Aachen: p = 0. */
  public static JetDefinition cambridgeAachen(double radius) {
    return generalisedKt(0.0, radius);
  }

  /** Inclusive kt: p = 1. */
  public static JetDefinition kt(double radius) {
    return generalisedKt(1.0, radius);
  }

  /** Generalised kt with any exponent. */
  public static JetDefinition generalisedKt(double p, double radius) {
    return new JetDefinition(Measure.PP, p, radius, Recombination.E_SCHEME);
  }

  /** Generalised e+e- kt with any exponent. */
  public static JetDefinition eeGeneralisedKt(double p, double radius) {
    return new JetDefinition(Measure.EE, p, radius, Recombination.E_SCHEME);
  }

  /** The e+e- kt algorithm of Durham. */
  public static JetDefinition durham() {
    return new JetDefinition(Measure.DURHAM, 1.0, LARGEST_RADIUS, Recombination.E_SCHEME);
  }

  /** The same with another recombination. */
  public JetDefinition with(Recombination other) {
    return new JetDefinition(measure, p, radius, other);
  }
}
