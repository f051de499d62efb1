package hep.analysis.nano;

import hep.analysis.tasks.ModelSettings;
import hep.learners.model.ModelFile;
import java.util.Map;

/**
 * Jets to use.
 *
 * @param ptMinGeV least transverse momentum, excluded
 * @param etaMax largest |eta|, excluded
 */
public record JetCuts(double ptMinGeV, double etaMax) {
  private static final String PT_MIN = "pt_min_gev";
  private static final String ETA_MAX = "eta_max";
  private static final double MOST = 1e6;

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

  /**
   * Those that a model has learned with, which hold for the jets that it is applied to.
   *
   * @throws hep.analysis.InputException where the file has none
   */
  static JetCuts of(ModelFile file) {
    return new JetCuts(
        ModelSettings.number(file, PT_MIN, 0, MOST),
        ModelSettings.number(file, ETA_MAX, Double.MIN_NORMAL, MOST));
  }

  /** As settings of a model file. */
  Map<String, String> settings() {
    return Map.of(PT_MIN, Double.toString(ptMinGeV), ETA_MAX, Double.toString(etaMax));
  }

  boolean pass(double ptGeV, double eta) {
    return ptGeV > ptMinGeV && Math.abs(eta) < etaMax;
  }
}
