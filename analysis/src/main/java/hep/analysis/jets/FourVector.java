package hep.analysis.jets;

/**
 * An energy-momentum vector.
 *
 * @param px x component of the momentum in GeV
 * @param py y component of the momentum in GeV
 * @param pz component along the beam in GeV
 * @param e energy in GeV
 */
public record FourVector(double px, double py, double pz, double e) {

  /**
   * Returns the vector with this transverse momentum, rapidity, azimuth and mass (GeV, radians).
   */
  public static FourVector ofPtRapidityPhiMass(double pt, double rapidity, double phi, double m) {
    double mt = Math.sqrt(pt * pt + m * m);
    return new FourVector(
        pt * Math.cos(phi), pt * Math.sin(phi), mt * Math.sinh(rapidity), mt * Math.cosh(rapidity));
  }

  /** Transverse momentum in GeV. */
  public double pt() {
    return Math.sqrt(px * px + py * py);
  }

  /** Momentum in GeV. */
  public double p() {
    return Math.sqrt(px * px + py * py + pz * pz);
  }

  /** Azimuth in [0, 2 pi); 0 without transverse momentum. */
  public double phi() {
    return Kinematics.phi(px, py);
  }

  /** Rapidity, by the formula and limits of {@link Particles}. */
  public double rapidity() {
    return Kinematics.rapidity(px * px + py * py, pz, e);
  }

  /** Pseudorapidity; plus or minus (1e5 + |pz|) without transverse momentum. */
  public double eta() {
    double pt = pt();
    return pt == 0.0 ? Kinematics.alongBeam(pz) : Kinematics.asinh(pz / pt);
  }

  /** Angle to the beam in [0, pi]. */
  public double theta() {
    return Math.atan2(pt(), pz);
  }

  /** Mass squared in GeV squared, negative for a space-like vector. */
  public double m2() {
    return (e + pz) * (e - pz) - px * px - py * py;
  }

  /** Mass in GeV; minus the root of minus the square for a space-like vector. */
  public double m() {
    double m2 = m2();
    return m2 < 0.0 ? -Math.sqrt(-m2) : Math.sqrt(m2);
  }

  /** Sum of this vector and another. */
  public FourVector plus(FourVector other) {
    return new FourVector(px + other.px, py + other.py, pz + other.pz, e + other.e);
  }

  /** Distance to another vector in rapidity and azimuth. */
  public double deltaR(FourVector other) {
    return Math.sqrt(Kinematics.deltaR2(rapidity(), phi(), other.rapidity(), other.phi()));
  }
}
