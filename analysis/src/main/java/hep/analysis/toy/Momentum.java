package hep.analysis.toy;

/** A momentum and an energy in GeV, laboratory frame unless said otherwise. */
record Momentum(double x, double y, double z, double energy) {
  static final Momentum NONE = new Momentum(0, 0, 0, 0);

  static Momentum of(double pt, double eta, double phi, double mass) {
    double z = pt * Math.sinh(eta);
    return new Momentum(
        pt * Math.cos(phi), pt * Math.sin(phi), z, Math.sqrt(pt * pt + z * z + mass * mass));
  }

  static Momentum atRest(double mass) {
    return new Momentum(0, 0, 0, mass);
  }

  Momentum plus(Momentum other) {
    return new Momentum(x + other.x, y + other.y, z + other.z, energy + other.energy);
  }

  double pt() {
    return Math.sqrt(x * x + y * y);
  }

  double p() {
    return Math.sqrt(x * x + y * y + z * z);
  }

  double phi() {
    return Math.atan2(y, x);
  }

  double eta() {
    double pt = pt();
    // asinh(z / pt), whose large-argument form keeps its sign
    double slope = Math.abs(z) / Math.max(pt, 1e-12);
    return Math.copySign(Math.log(slope + Math.sqrt(1 + slope * slope)), z);
  }

  double mass() {
    return Math.sqrt(Math.max(0, energy * energy - x * x - y * y - z * z));
  }

  /**
   * From the rest frame of {@code parent} (of mass {@code mass}) to the frame the parent is given
   * in.
   */
  Momentum boosted(Momentum parent, double mass) {
    double gamma = parent.energy / mass;
    double along = (x * parent.x + y * parent.y + z * parent.z) / mass;
    double factor = along / (gamma + 1) + energy;
    return new Momentum(
        x + factor * parent.x / mass,
        y + factor * parent.y / mass,
        z + factor * parent.z / mass,
        gamma * energy + along);
  }

  /** Difference of two azimuths, in [-pi, pi]. */
  static double deltaPhi(double one, double other) {
    double difference = one - other;
    return difference - 2 * Math.PI * Math.rint(difference / (2 * Math.PI));
  }
}
