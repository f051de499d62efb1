package hep.analysis.pileup;

import java.util.List;

/**
 * Bunch crossings as they were reconstructed.
 *
 * @param collisions true number of soft collisions of each crossing; empty where it is not known
 * @param inputs crossings by {@link #NAMES}
 * @param jets reconstructed jets that belong to a true one
 */
record Crossings(double[] collisions, float[][] inputs, List<MatchedJet> jets) {
  /** What grows with the number of collisions; the first two serve as estimates of their own. */
  static final List<String> NAMES =
      List.of("rho_GeV", "vertices", "tracks", "clusters", "sum_pT_GeV", "rho_width_GeV");

  static final int RHO = 0;
  static final int VERTICES = 1;

  /**
   * A jet.
   *
   * @param crossing number of its crossing
   * @param truePtGeV of the particles of the hard collision
   * @param ptGeV as reconstructed
   * @param area in rapidity times azimuth
   */
  record MatchedJet(int crossing, double truePtGeV, double ptGeV, double area) {}

  int size() {
    return inputs.length;
  }

  /** One input of a crossing. */
  double input(int crossing, int which) {
    return inputs[crossing][which];
  }

  /** One input of all crossings. */
  double[] column(int which) {
    double[] column = new double[size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = inputs[i][which];
    }
    return column;
  }
}
