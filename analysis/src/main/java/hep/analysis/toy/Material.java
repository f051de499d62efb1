package hep.analysis.toy;

import hep.analysis.internal.Draws;
import java.util.ArrayList;
import java.util.List;

/** Beam pipe and inner layers: photons convert, hadrons interact, both at the radius of a layer. */
final class Material {
  private static final double[] LAYERS_MM = {25, 30, 50, 85, 120};
  private static final double CONVERSION = 0.012;
  private static final double INTERACTION = 0.004;

  private final Draws draws;

  Material(Draws draws) {
    this.draws = draws;
  }

  /** The particles behind the inner layers. */
  List<Particle> traversed(List<Particle> particles) {
    List<Particle> after = new ArrayList<>(particles.size() + 8);
    for (Particle particle : particles) {
      cross(particle, after);
    }
    return after;
  }

  private void cross(Particle particle, List<Particle> after) {
    boolean photon = particle.kind() == Kind.ELECTROMAGNETIC && particle.charge() == 0;
    boolean hadron = particle.kind() == Kind.HADRON;
    if (photon || hadron) {
      double radius = particle.vertex().radius();
      for (double layer : LAYERS_MM) {
        if (layer > radius && draws.chance(photon ? CONVERSION : INTERACTION)) {
          Vertex vertex = particle.vertex().atRadius(particle.momentum(), layer);
          if (photon) {
            convert(particle.momentum(), vertex, after);
          } else {
            interact(particle.momentum(), vertex, after);
          }
          return;
        }
      }
    }
    after.add(particle);
  }

  /** Electron and positron along the photon; energies shared uniformly. */
  private void convert(Momentum photon, Vertex vertex, List<Particle> after) {
    double share = draws.uniform();
    int sign = draws.sign();
    after.add(
        new Particle(
            scaled(photon, share, 0), sign, Kind.ELECTROMAGNETIC, vertex, Origin.MATERIAL));
    after.add(
        new Particle(
            scaled(photon, 1 - share, 0), -sign, Kind.ELECTROMAGNETIC, vertex, Origin.MATERIAL));
  }

  /** Two to about five pions share the energy, at angles of some 0.3 GeV over their momentum. */
  private void interact(Momentum hadron, Vertex vertex, List<Particle> after) {
    int count = 2 + draws.poisson(1.5);
    double[] shares = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      shares[i] = draws.exponential(1);
      sum += shares[i];
    }
    for (double share : shares) {
      int charge = draws.chance(2.0 / 3) ? draws.sign() : 0;
      Momentum pion = scaled(hadron, share / sum, 0.3);
      after.add(new Particle(pion, charge, Kind.HADRON, vertex, Origin.MATERIAL));
    }
  }

  /** A massless share of a momentum, turned by about {@code ktGeV} over its size. */
  private Momentum scaled(Momentum momentum, double share, double ktGeV) {
    double pt = Math.max(1e-3, share * momentum.pt());
    double eta = momentum.eta() + Math.clamp(ktGeV * draws.gauss() / pt, -1, 1);
    double phi = momentum.phi() + Math.clamp(ktGeV * draws.gauss() / pt, -1, 1);
    return Momentum.of(pt, eta, phi, 0);
  }
}
