package hep.analysis.toy;

import hep.analysis.internal.Draws;

/**
 * The weakly decaying b and c hadrons: masses in GeV and c tau in mm (Particle Data Group's 2026
 * table), production fractions of a b or c quark (averages of LEP and the Tevatron).
 */
public enum HeavyHadron {
  B_PLUS(5, 5.27941, 0.491, 1, 0.408),
  B_ZERO(5, 5.27972, 0.453, 0, 0.408),
  B_S(5, 5.36693, 0.454, 0, 0.100),
  LAMBDA_B(5, 5.61957, 0.439, 0, 0.084),
  D_ZERO(4, 1.86484, 0.123, 0, 0.61),
  D_PLUS(4, 1.86966, 0.310, 1, 0.24),
  D_S(4, 1.96835, 0.150, 1, 0.08),
  LAMBDA_C(4, 2.28646, 0.0608, 1, 0.07);

  private final int quark;
  private final double massGeV;
  private final double cTauMm;
  private final int charge;
  private final double fraction;

  HeavyHadron(int quark, double massGeV, double cTauMm, int charge, double fraction) {
    this.quark = quark;
    this.massGeV = massGeV;
    this.cTauMm = cTauMm;
    this.charge = charge;
    this.fraction = fraction;
  }

  /** 5 or 4. */
  public int quark() {
    return quark;
  }

  public double massGeV() {
    return massGeV;
  }

  /** Mean proper decay length. */
  public double cTauMm() {
    return cTauMm;
  }

  /** Absolute charge in units of e. */
  public int charge() {
    return charge;
  }

  /** Share of the hadrons of this quark. */
  public double fraction() {
    return fraction;
  }

  /** A hadron of a b (5) or c (4) quark by the production fractions. */
  static HeavyHadron drawn(int quark, Draws draws) {
    HeavyHadron last = quark == 5 ? LAMBDA_B : LAMBDA_C;
    double left = draws.uniform();
    for (HeavyHadron hadron : values()) {
      if (hadron.quark == quark) {
        left -= hadron.fraction;
        if (left < 0) {
          return hadron;
        }
      }
    }
    return last;
  }

  /** The c hadron in the cascade b to c of this b hadron. */
  HeavyHadron charmChild(Draws draws) {
    return switch (this) {
      case B_S -> draws.chance(0.9) ? D_S : D_ZERO;
      case LAMBDA_B -> draws.chance(0.9) ? LAMBDA_C : D_ZERO;
      default ->
          switch (draws.index(0.62, 0.25, 0.10, 0.03)) {
            case 0 -> D_ZERO;
            case 1 -> D_PLUS;
            case 2 -> D_S;
            default -> LAMBDA_C;
          };
    };
  }
}
