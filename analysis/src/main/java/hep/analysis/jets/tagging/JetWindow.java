package hep.analysis.jets.tagging;

/**
 * Jets by transverse momentum and mass, bounds excluded, in GeV.
 *
 * @param ptMinGeV least transverse momentum
 * @param ptMaxGeV largest
 * @param massMinGeV least mass
 * @param massMaxGeV largest
 */
public record JetWindow(double ptMinGeV, double ptMaxGeV, double massMinGeV, double massMaxGeV) {
  /** The window of arXiv:1702.00748: 250 to 300 GeV, and a mass of 50 to 110 GeV. */
  public static JetWindow ofThePaper() {
    return new JetWindow(250, 300, 50, 110);
  }

  /** Every jet with constituents. */
  public static JetWindow open() {
    double all = Double.POSITIVE_INFINITY;
    return new JetWindow(-all, all, -all, all);
  }

  /** Whether a jet lies in it. */
  public boolean contains(double ptGeV, double massGeV) {
    return ptGeV > ptMinGeV && ptGeV < ptMaxGeV && massGeV > massMinGeV && massGeV < massMaxGeV;
  }
}
