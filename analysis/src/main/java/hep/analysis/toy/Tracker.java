package hep.analysis.toy;

import hep.analysis.internal.Draws;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Efficiency, resolution and fakes of the toy's tracker. */
final class Tracker {
  static final double LOWEST_PT_GEV = 0.5;
  static final double WIDEST_ETA = 2.5;

  private static final double FAKES_PER_PARTICLE = 0.01;
  private static final double TAIL_SHARE = 0.05;
  private static final double TAIL_WIDTH = 3;

  private final Draws draws;
  private final Vertex primary;

  /** The primary vertex is found with an error of 10 um in each direction, common to the event. */
  Tracker(Draws draws) {
    this.draws = draws;
    this.primary = new Vertex(0.01 * draws.gauss(), 0.01 * draws.gauss(), 0.01 * draws.gauss());
  }

  /**
   * Probability to find a charged particle that starts within 30 mm of the beam line; halved to 300
   * mm, none beyond.
   */
  static double efficiency(double ptGeV, double eta, double radiusMm) {
    double central = Math.abs(eta) < 1.5 ? 0.95 : 0.85;
    double soft = Math.abs(eta) < 1.5 ? 0.70 : 0.60;
    double found = ptGeV > 1 ? central : soft;
    return radiusMm < 30 ? found : radiusMm < 300 ? found / 2 : 0;
  }

  /** Core width of d0 in mm, a fit to CMS's published resolution. */
  static double d0WidthMm(double ptGeV, double eta) {
    double slope = Math.abs(eta);
    if (slope < 0.9) {
      return 1e-3 * Math.hypot(10, 78 / Math.pow(ptGeV, 0.68));
    }
    return slope < 1.4
        ? 1e-3 * Math.hypot(9, 94 / Math.pow(ptGeV, 0.72))
        : 1e-3 * Math.hypot(13.5, 154 / Math.pow(ptGeV, 0.84));
  }

  /** Core width of z0 in mm. */
  static double z0WidthMm(double ptGeV, double eta) {
    double soft = Math.pow(ptGeV, 0.72);
    return Math.abs(eta) < 0.9
        ? 1e-3 * Math.hypot(30.5, 114 / soft)
        : 1e-3 * Math.hypot(33.5, 190 / soft);
  }

  /** Relative width of the transverse momentum. */
  static double ptWidth(double ptGeV) {
    return Math.hypot(0.01, 1.5e-4 * ptGeV);
  }

  /** The tracks of an event, in the particles' order; the jet is not assigned yet. */
  List<ToyTrack> tracks(List<Particle> particles, List<Axis> jets) {
    List<ToyTrack> tracks = new ArrayList<>(particles.size());
    for (Particle particle : particles) {
      if (particle.charge() != 0) {
        ToyTrack track = track(particle);
        if (track != null) {
          tracks.add(track);
        }
        if (draws.chance(FAKES_PER_PARTICLE)) {
          tracks.add(fake(jets));
        }
      }
    }
    return tracks;
  }

  private @Nullable ToyTrack track(Particle particle) {
    double pt = particle.momentum().pt();
    double eta = particle.eta();
    if (pt < LOWEST_PT_GEV
        || Math.abs(eta) > WIDEST_ETA
        || !draws.chance(efficiency(pt, eta, particle.vertex().radius()))) {
      return null;
    }
    Helix helix = Helix.perigee(particle, primary);
    double d0Width = d0WidthMm(pt, eta);
    double z0Width = z0WidthMm(pt, eta);
    double d0 = helix.d0Mm() + d0Width * smear();
    double z0 = helix.z0Mm() + z0Width * smear();
    double measured = Math.max(0.1, pt * (1 + ptWidth(pt) * draws.gauss()));
    return new ToyTrack(
        measured,
        eta,
        helix.phi0(),
        particle.charge(),
        d0,
        z0,
        d0Width,
        z0Width,
        -1,
        particle.origin());
  }

  /** Gauss of width 1 with a tail: 5 % are three times as wide. */
  private double smear() {
    return draws.gauss() * (draws.chance(TAIL_SHARE) ? TAIL_WIDTH : 1);
  }

  /** Half of the fakes are near a jet. */
  private ToyTrack fake(List<Axis> jets) {
    double pt = LOWEST_PT_GEV + draws.exponential(1.2);
    double eta = draws.uniform(-WIDEST_ETA, WIDEST_ETA);
    double phi = draws.uniform(-Math.PI, Math.PI);
    if (!jets.isEmpty() && draws.chance(0.5)) {
      Axis jet = jets.get((int) (draws.uniform() * jets.size()));
      eta = Math.clamp(jet.eta() + draws.uniform(-0.4, 0.4), -WIDEST_ETA, WIDEST_ETA);
      phi = Momentum.deltaPhi(jet.phi() + draws.uniform(-0.4, 0.4), 0);
    }
    double d0 = draws.gauss();
    double z0 = 2 * draws.gauss();
    return new ToyTrack(
        pt,
        eta,
        phi,
        draws.sign(),
        d0,
        z0,
        d0WidthMm(pt, eta),
        z0WidthMm(pt, eta),
        -1,
        Origin.FAKE);
  }
}
