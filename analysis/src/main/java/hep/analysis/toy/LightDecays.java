package hep.analysis.toy;

import hep.analysis.internal.Draws;
import java.util.List;

/**
 * Brings light particles to what the detector sees: neutral pions, K0S, Lambda and rho decay, the
 * rest is kept.
 */
final class LightDecays {
  private final Draws draws;
  private final List<Particle> particles;

  LightDecays(Draws draws, List<Particle> particles) {
    this.draws = draws;
    this.particles = particles;
  }

  /** Adds this particle, or what becomes of it. */
  void add(Species species, int charge, Momentum momentum, Vertex vertex, Origin origin) {
    switch (species) {
      case PION_ZERO -> pair(species, momentum, Species.PHOTON, Species.PHOTON, 0, vertex, origin);
      case KAON_ZERO -> kaonZero(momentum, vertex, origin);
      case LAMBDA -> lambda(momentum, vertex);
      case RHO -> rho(charge, momentum, vertex, origin);
      default -> particles.add(new Particle(momentum, charge, species.kind(), vertex, origin));
    }
  }

  /** Half K0L, which reaches the calorimeter; half K0S, to two charged (69 %) or neutral pions. */
  private void kaonZero(Momentum momentum, Vertex vertex, Origin origin) {
    if (draws.chance(0.5)) {
      particles.add(new Particle(momentum, 0, Kind.HADRON, vertex, origin));
      return;
    }
    Vertex decay =
        flown(momentum, vertex, Species.KAON_ZERO.massGeV(), Species.KAON_SHORT_C_TAU_MM);
    Species pion = draws.chance(0.692) ? Species.PION : Species.PION_ZERO;
    pair(
        Species.KAON_ZERO,
        momentum,
        pion,
        pion,
        pion == Species.PION ? draws.sign() : 0,
        decay,
        Origin.STRANGE);
  }

  /** To proton and pion (64 %), else to neutron and neutral pion. */
  private void lambda(Momentum momentum, Vertex vertex) {
    Vertex decay = flown(momentum, vertex, Species.LAMBDA.massGeV(), Species.LAMBDA_C_TAU_MM);
    if (draws.chance(0.64)) {
      pair(
          Species.LAMBDA,
          momentum,
          Species.PROTON,
          Species.PION,
          draws.sign(),
          decay,
          Origin.STRANGE);
    } else {
      pair(Species.LAMBDA, momentum, Species.NEUTRON, Species.PION_ZERO, 0, decay, Origin.STRANGE);
    }
  }

  private void rho(int charge, Momentum momentum, Vertex vertex, Origin origin) {
    Momentum[] children =
        children(
            Species.RHO, momentum, Species.PION, charge == 0 ? Species.PION : Species.PION_ZERO);
    int first = charge == 0 ? draws.sign() : charge;
    add(Species.PION, first, children[0], vertex, origin);
    add(
        charge == 0 ? Species.PION : Species.PION_ZERO,
        charge == 0 ? -first : 0,
        children[1],
        vertex,
        origin);
  }

  /** Two children of opposite charge ({@code charge} is the first one's). */
  private void pair(
      Species parent,
      Momentum momentum,
      Species one,
      Species other,
      int charge,
      Vertex vertex,
      Origin origin) {
    Momentum[] children = children(parent, momentum, one, other);
    add(one, charge, children[0], vertex, origin);
    add(other, -charge, children[1], vertex, origin);
  }

  private Momentum[] children(Species parent, Momentum momentum, Species one, Species other) {
    double mass = parent.massGeV();
    Momentum[] children =
        PhaseSpace.decay(mass, new double[] {one.massGeV(), other.massGeV()}, draws);
    for (int i = 0; i < children.length; i++) {
      children[i] = children[i].boosted(momentum, mass);
    }
    return children;
  }

  private Vertex flown(Momentum momentum, Vertex from, double massGeV, double cTauMm) {
    return from.along(momentum, draws.exponential(cTauMm) * momentum.p() / massGeV);
  }
}
