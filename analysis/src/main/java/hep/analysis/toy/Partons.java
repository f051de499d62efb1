package hep.analysis.toy;

import hep.analysis.internal.Draws;

/**
 * Turns one parton into particles: gluons emitted with the leading-logarithmic density 2
 * alpha_s(kT) C / pi dln(theta) dln(z), each parton then split into hadrons one after the other
 * with the Lund function. Gluons do not radiate again, but some become a pair of b or c quarks.
 */
final class Partons {
  private static final double QUARK_COLOUR = 4.0 / 3;
  private static final double GLUON_COLOUR = 3;

  /** One loop, five flavours, alpha_s(m_Z) = 0.118. */
  private static final double LAMBDA_QCD_GEV = 0.0876;

  private static final double KT_CUT_GEV = 1;
  private static final double WIDEST_ANGLE = 0.8;

  /** Width of each component of a hadron's momentum across its parton (Monash tune). */
  private static final double HADRON_KT_GEV = 0.335;

  private static final double STRING_END_GEV = 0.8;
  private static final double CHARM_PAIR = 0.04;
  private static final double BEAUTY_PAIR = 0.008;

  private final Draws draws;
  private final LightDecays light;
  private final HeavyQuarks heavy;

  Partons(Draws draws, LightDecays light, HeavyQuarks heavy) {
    this.draws = draws;
    this.light = light;
    this.heavy = heavy;
  }

  /**
   * A whole jet.
   *
   * @param quark 5, 4, 0 for a light quark, 21 for a gluon
   */
  void jet(int quark, double ptGeV, double eta, double phi) {
    double left = ptGeV;
    double narrowest = 0;
    if (quark == 5 || quark == 4) {
      HeavyQuarks.Made hadron = heavy.hadron(quark, ptGeV, eta, phi);
      left = ptGeV - hadron.ptGeV();
      // no radiation inside the dead cone of a heavy quark
      narrowest = hadron.massGeV() / ptGeV;
    }
    double colour = quark == 21 ? GLUON_COLOUR : QUARK_COLOUR;
    string(left - radiate(left, eta, phi, colour, narrowest), eta, phi);
  }

  /** Emits gluons and returns the transverse momentum they take. */
  private double radiate(double ptGeV, double eta, double phi, double colour, double narrowest) {
    double lowest = KT_CUT_GEV / (0.5 * ptGeV);
    if (lowest >= WIDEST_ANGLE) {
      return 0;
    }
    // the triangle kT > cut of the (ln theta, ln z) plane, sampled from the rectangle around it
    double logRange = Math.log(WIDEST_ANGLE / lowest);
    double mean = 2 * coupling(KT_CUT_GEV) * colour / Math.PI * logRange * logRange;
    double taken = 0;
    for (int i = draws.poisson(mean); i > 0; i--) {
      double angle = lowest * Math.exp(logRange * draws.uniform());
      double share = 0.5 * Math.exp(-logRange * draws.uniform());
      double kt = share * ptGeV * angle;
      boolean allowed =
          kt > KT_CUT_GEV && angle > narrowest && draws.chance(coupling(kt) / coupling(KT_CUT_GEV));
      double pt = share * (ptGeV - taken);
      if (allowed && pt > KT_CUT_GEV) {
        taken += pt;
        double around = draws.uniform(-Math.PI, Math.PI);
        gluon(pt, eta + angle * Math.cos(around), phi + angle * Math.sin(around));
      }
    }
    return taken;
  }

  private static double coupling(double ktGeV) {
    return 12 * Math.PI / (23 * 2 * Math.log(ktGeV / LAMBDA_QCD_GEV));
  }

  private void gluon(double ptGeV, double eta, double phi) {
    int quark =
        switch (draws.index(BEAUTY_PAIR, CHARM_PAIR, 1 - BEAUTY_PAIR - CHARM_PAIR)) {
          case 0 -> 5;
          case 1 -> 4;
          default -> 21;
        };
    if (quark == 21 || ptGeV < 4 * HeavyQuarks.massGeV(quark)) {
      string(ptGeV, eta, phi);
      return;
    }
    double share = draws.uniform(0.2, 0.8);
    double angle = HeavyQuarks.massGeV(quark) / (ptGeV * Math.sqrt(share * (1 - share)));
    double around = draws.uniform(-Math.PI, Math.PI);
    for (int side = -1; side <= 1; side += 2) {
      double pt = ptGeV * (side < 0 ? share : 1 - share);
      double offset = side * angle * (side < 0 ? 1 - share : share);
      double sideEta = eta + offset * Math.cos(around);
      double sidePhi = phi + offset * Math.sin(around);
      HeavyQuarks.Made hadron = heavy.hadron(quark, pt, sideEta, sidePhi);
      string(pt - hadron.ptGeV(), sideEta, sidePhi);
    }
  }

  /** Hadrons along one parton until nothing is left. */
  private void string(double ptGeV, double eta, double phi) {
    double left = ptGeV;
    while (left > STRING_END_GEV) {
      Species species = species();
      double kEta = HADRON_KT_GEV * draws.gauss();
      double kPhi = HADRON_KT_GEV * draws.gauss();
      double mass = species.massGeV();
      double pt = left * Fragmentation.lund(mass * mass + kEta * kEta + kPhi * kPhi, draws);
      left -= pt;
      double hadronEta = eta + Math.clamp(kEta / pt, -1.5, 1.5);
      double hadronPhi = phi + Math.clamp(kPhi / pt, -1.5, 1.5);
      light.add(
          species,
          charge(species),
          Momentum.of(pt, hadronEta, hadronPhi, mass),
          Vertex.PRIMARY,
          Origin.PRIMARY);
    }
  }

  /** Pions (half of them through a rho), kaons and nucleons as 80 : 13 : 7. */
  private Species species() {
    return switch (draws.index(0.40, 0.267, 0.133, 0.065, 0.065, 0.028, 0.028, 0.014)) {
      case 0 -> Species.RHO;
      case 1 -> Species.PION;
      case 2 -> Species.PION_ZERO;
      case 3 -> Species.KAON;
      case 4 -> Species.KAON_ZERO;
      case 5 -> Species.PROTON;
      case 6 -> Species.NEUTRON;
      default -> Species.LAMBDA;
    };
  }

  private int charge(Species species) {
    return switch (species) {
      case PION, KAON, PROTON -> draws.sign();
      case RHO -> draws.chance(1.0 / 3) ? 0 : draws.sign();
      default -> 0;
    };
  }

  /** Soft particles of the rest of the collision, uniform in pseudorapidity and azimuth. */
  void underlyingEvent(double meanParticles) {
    for (int i = draws.poisson(meanParticles); i > 0; i--) {
      boolean charged = draws.chance(2.0 / 3);
      Species species = charged ? Species.PION : Species.PION_ZERO;
      double pt = 0.2 + draws.exponential(0.5);
      Momentum momentum =
          Momentum.of(
              pt, draws.uniform(-2.5, 2.5), draws.uniform(-Math.PI, Math.PI), species.massGeV());
      light.add(species, charged ? draws.sign() : 0, momentum, Vertex.PRIMARY, Origin.PRIMARY);
    }
  }
}
