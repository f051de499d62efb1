package hep.analysis.jets;

/** Rapidity, azimuth and distance, with the limits that clustering needs. */
final class Kinematics {
  private static final double TWO_PI = 2.0 * Math.PI;

  /** Rapidity of a momentum along the beam, before |pz| is added to keep such momenta apart. */
  private static final double RAPIDITY_ALONG_BEAM = 1e5;

  private Kinematics() {}

  /** Azimuth in [0, 2 pi). */
  static double phi(double px, double py) {
    if (px == 0.0 && py == 0.0) {
      return 0.0;
    }
    double phi = Math.atan2(py, px);
    if (phi < 0.0) {
      phi += TWO_PI;
    }
    // A tiny negative angle plus 2 pi rounds to 2 pi itself.
    return phi >= TWO_PI ? phi - TWO_PI : phi;
  }

  /**
   * Rapidity as 1/2 ln((pT^2 + max(0, m^2)) / (E + |pz|)^2), which keeps its digits at large |pz|,
   * with the sign of pz. Where that is not finite: {@link #alongBeam}.
   */
  static double rapidity(double pt2, double pz, double e) {
    double absPz = Math.abs(pz);
    if (pt2 == 0.0 && e == absPz) {
      return alongBeam(pz);
    }
    double m2 = Math.max(0.0, (e + pz) * (e - pz) - pt2);
    double sum = e + absPz;
    double rapidity = 0.5 * Math.log((pt2 + m2) / (sum * sum));
    if (!Double.isFinite(rapidity)) {
      return alongBeam(pz);
    }
    return pz > 0.0 ? -rapidity : rapidity;
  }

  static double alongBeam(double pz) {
    double limit = RAPIDITY_ALONG_BEAM + Math.abs(pz);
    return pz >= 0.0 ? limit : -limit;
  }

  static double asinh(double x) {
    double abs = Math.abs(x);
    double value =
        abs > 1e8
            ? Math.log(abs) + Math.log(2.0)
            : Math.log1p(abs + abs * abs / (1.0 + Math.sqrt(1.0 + abs * abs)));
    return x < 0.0 ? -value : value;
  }

  /** Squared distance in rapidity and azimuth; both azimuths in [0, 2 pi). */
  static double deltaR2(double rapidity1, double phi1, double rapidity2, double phi2) {
    double dy = rapidity1 - rapidity2;
    double dphi = Math.PI - Math.abs(Math.PI - Math.abs(phi1 - phi2));
    return dy * dy + dphi * dphi;
  }
}
