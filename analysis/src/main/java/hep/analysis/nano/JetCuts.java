package hep.analysis.nano;

/**
 * Jets to use.
 *
 * @param ptMinGeV least transverse momentum, excluded
 * @param etaMax largest |eta|, excluded
 */
public record JetCuts(double ptMinGeV, double etaMax) {
  /** Checks the signs. */
  public JetCuts {
    if (!(ptMinGeV >= 0 && etaMax > 0)) {
      throw new IllegalArgumentException(
          "the least momentum must not be negative and the largest |eta| positive, found "
              + ptMinGeV
              + " and "
              + etaMax);
    }
  }

  /** pT above 20 GeV, |eta| below 2.4. */
  public static JetCuts defaults() {
    return new JetCuts(20, 2.4);
  }

  boolean pass(double ptGeV, double eta) {
    return ptGeV > ptMinGeV && Math.abs(eta) < etaMax;
  }
}
