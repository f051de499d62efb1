package hep.analysis.toy;

/**
 * Perigee of a charged particle in a 3.8 T field along z with respect to a line parallel to z: the
 * point of closest approach in the transverse plane.
 *
 * @param d0Mm y0 cos phi0 - x0 sin phi0
 * @param z0Mm z of that point
 * @param phi0 direction there
 */
record Helix(double d0Mm, double z0Mm, double phi0) {
  /** R = pT / (0.3 B), in mm for a GeV. */
  static final double RADIUS_MM_PER_GEV = 1000 / (0.299792458 * 3.8);

  static Helix perigee(Particle particle, Vertex reference) {
    Momentum momentum = particle.momentum();
    Vertex from = particle.vertex();
    double pt = momentum.pt();
    double radius = RADIUS_MM_PER_GEV * pt;
    int charge = particle.charge();
    // centre of the circle: positive particles turn clockwise seen against the field
    double centreX = from.x() - reference.x() + charge * radius * momentum.y() / pt;
    double centreY = from.y() - reference.y() - charge * radius * momentum.x() / pt;
    double distance = Math.sqrt(centreX * centreX + centreY * centreY);
    double phi0 = Math.atan2(charge * centreX, -charge * centreY);
    double turned = charge * Momentum.deltaPhi(phi0, particle.phi());
    double z0 = from.z() - reference.z() - radius * turned * momentum.z() / pt;
    return new Helix(charge * (radius - distance), z0, phi0);
  }
}
