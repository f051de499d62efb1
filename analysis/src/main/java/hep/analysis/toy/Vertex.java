package hep.analysis.toy;

/** A point in mm relative to the true primary vertex. */
record Vertex(double x, double y, double z) {
  static final Vertex PRIMARY = new Vertex(0, 0, 0);

  double radius() {
    return Math.sqrt(x * x + y * y);
  }

  /** The point {@code lengthMm} further along a momentum. */
  Vertex along(Momentum momentum, double lengthMm) {
    double scale = lengthMm / momentum.p();
    return new Vertex(x + scale * momentum.x(), y + scale * momentum.y(), z + scale * momentum.z());
  }

  /**
   * The point on a straight flight from here that lies at a transverse radius beyond this one's.
   */
  Vertex atRadius(Momentum momentum, double radiusMm) {
    double pt = momentum.pt();
    double ux = momentum.x() / pt;
    double uy = momentum.y() / pt;
    double dot = x * ux + y * uy;
    double path = -dot + Math.sqrt(Math.max(0, dot * dot + radiusMm * radiusMm - x * x - y * y));
    return new Vertex(x + path * ux, y + path * uy, z + path * momentum.z() / pt);
  }
}
