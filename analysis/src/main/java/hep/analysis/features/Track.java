package hep.analysis.features;

/**
 * A track seen from its jet; GeV, mm and radians.
 *
 * @param deltaEta eta of the track minus that of the jet
 * @param deltaPhi phi of the track minus that of the jet, in [-pi, pi]
 * @param d0Error 1 where the file has none
 * @param z0Error 1 where the file has none
 */
record Track(
    double pt,
    double jetPt,
    double deltaEta,
    double deltaPhi,
    double charge,
    double d0,
    double z0,
    double d0Error,
    double z0Error) {
  static final double SMALLEST_MM = 1e-4;

  private static final double SMALLEST_ANGLE = 1e-2;

  /** Distance to the jet axis, offset so that its logarithm stays in range. */
  double deltaR() {
    return Math.hypot(deltaEta, deltaPhi) + SMALLEST_ANGLE;
  }

  /**
   * d0 with the sign of d0 sin(phi_jet - phi): positive where the track crosses the jet axis ahead
   * of the vertex.
   */
  double lifetimeD0() {
    return -Math.signum(deltaPhi) * d0;
  }

  /** z0 with the sign of z0 (eta_jet - eta). */
  double lifetimeZ0() {
    return -Math.signum(deltaEta) * z0;
  }

  /** Logarithm that a zero does not send to minus infinity. */
  double logOf(double x) {
    return Math.log(Math.max(x, 1e-6));
  }
}
