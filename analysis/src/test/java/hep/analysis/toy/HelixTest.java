package hep.analysis.toy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HelixTest {
  private static Particle pion(Momentum momentum, int charge, Vertex vertex) {
    return new Particle(momentum, charge, Kind.HADRON, vertex, Origin.PRIMARY);
  }

  @Test
  void isTheImpactParameterOfAStraightLineForAStiffTrack() {
    Vertex vertex = new Vertex(1, 2, 5);
    Helix helix = Helix.perigee(pion(Momentum.of(1e5, 0.5, 0.3, 0), 1, vertex), Vertex.PRIMARY);
    double along = Math.cos(0.3) + 2 * Math.sin(0.3);
    assertEquals(2 * Math.cos(0.3) - Math.sin(0.3), helix.d0Mm(), 1e-6);
    assertEquals(5 - along * Math.sinh(0.5), helix.z0Mm(), 1e-4);
  }

  @Test
  void curvatureMovesTheTwoChargesApart() {
    // tangent at distance r from the beam line: |d0| = sqrt(R^2 + r^2) - R for a momentum along the
    // radius
    Vertex vertex = new Vertex(100, 0, 0);
    Momentum momentum = Momentum.of(1, 0, 0, 0);
    double radius = Helix.RADIUS_MM_PER_GEV;
    double expected = Math.hypot(radius, 100) - radius;
    assertEquals(-expected, Helix.perigee(pion(momentum, 1, vertex), Vertex.PRIMARY).d0Mm(), 1e-9);
    assertEquals(expected, Helix.perigee(pion(momentum, -1, vertex), Vertex.PRIMARY).d0Mm(), 1e-9);
  }

  @Test
  void agreesWithSteppingAlongTheHelix() {
    Vertex vertex = new Vertex(12, -7, 3);
    Momentum momentum = Momentum.of(0.8, -0.9, 2.1, 0);
    Helix helix = Helix.perigee(pion(momentum, -1, vertex), Vertex.PRIMARY);
    double radius = Helix.RADIUS_MM_PER_GEV * 0.8;
    double best = Double.MAX_VALUE;
    double bestZ = 0;
    for (double path = -60; path < 60; path += 1e-3) {
      // a negative particle turns counter-clockwise with the path
      double phi = 2.1 + path / radius;
      double x = vertex.x() + radius * (Math.sin(phi) - Math.sin(2.1));
      double y = vertex.y() - radius * (Math.cos(phi) - Math.cos(2.1));
      if (Math.hypot(x, y) < best) {
        best = Math.hypot(x, y);
        bestZ = vertex.z() + path * Math.sinh(-0.9);
      }
    }
    assertEquals(best, Math.abs(helix.d0Mm()), 1e-6);
    assertEquals(bestZ, helix.z0Mm(), 2e-3);
  }
}
