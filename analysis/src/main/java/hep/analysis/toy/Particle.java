package hep.analysis.toy;

/**
 * A stable particle: where it comes from, where it goes; the direction is kept because everything
 * asks for it.
 */
record Particle(
    Momentum momentum,
    double eta,
    double phi,
    int charge,
    Kind kind,
    Vertex vertex,
    Origin origin) {
  Particle(Momentum momentum, int charge, Kind kind, Vertex vertex, Origin origin) {
    this(momentum, momentum.eta(), momentum.phi(), charge, kind, vertex, origin);
  }

  boolean visible() {
    return kind != Kind.NEUTRINO;
  }
}
