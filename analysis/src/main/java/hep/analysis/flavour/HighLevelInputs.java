package hep.analysis.flavour;

import hep.analysis.features.Inputs;
import hep.analysis.features.JetLayout;
import hep.analysis.features.JetSample;
import hep.analysis.features.Mirror;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a dense network combines of a jet, after ATLAS's DL1 (ATL-PHYS-PUB-2017-013): its momentum,
 * the likelihood ratios of its impact parameters, and its secondary vertex.
 */
public final class HighLevelInputs {
  private static final List<String> NAMES =
      List.of(
          "jet_log_pt",
          "jet_abs_eta",
          "jet_tracks",
          "ip2d_b_light",
          "ip2d_b_c",
          "ip2d_c_light",
          "ip3d_b_light",
          "ip3d_b_c",
          "ip3d_c_light",
          "sv_found",
          "sv_mass",
          "sv_corrected_mass",
          "sv_energy_fraction",
          "sv_tracks",
          "sv_log_significance",
          "sv_log_flight",
          "sv_delta_r",
          "sv_chi2_per_degree");

  private HighLevelInputs() {}

  /**
   * The inputs; those of a vertex are 0 where there is none.
   *
   * @param ip2d ln L of b, c and light, jets by flavours
   * @param ip3d likewise
   */
  public static Inputs of(
      JetSample sample,
      JetLayout layout,
      double[][] ip2d,
      double[][] ip3d,
      SecondaryVertices vertices) {
    double[] pt = sample.jets().of(layout.jetPt());
    double[] eta = sample.jets().of(layout.jetEta());
    float[] values = new float[sample.size() * NAMES.size()];
    int at = 0;
    for (int jet = 0; jet < sample.size(); jet++) {
      values[at++] = (float) Math.log(Math.max(pt[jet], 1e-3));
      values[at++] = (float) Math.abs(eta[jet]);
      values[at++] = sample.tracks(jet);
      for (double[] logs : new double[][] {ip2d[jet], ip3d[jet]}) {
        values[at++] = (float) (logs[0] - logs[2]);
        values[at++] = (float) (logs[0] - logs[1]);
        values[at++] = (float) (logs[1] - logs[2]);
      }
      Optional<SecondaryVertex> vertex = vertices.ofJet().get(jet);
      if (vertex.isPresent()) {
        SecondaryVertex v = vertex.get();
        values[at] = 1;
        values[at + 1] = (float) v.mass();
        values[at + 2] = (float) Math.min(v.correctedMass(), 20);
        values[at + 3] = (float) v.energyFraction();
        values[at + 4] = v.tracks().length;
        values[at + 5] = (float) Math.log(Math.max(v.flightSignificance(), 1e-2));
        values[at + 6] = (float) Math.log(Math.max(v.flight(), 1e-3));
        values[at + 7] = (float) v.deltaR();
        values[at + 8] = (float) (v.chi2() / (2 * v.tracks().length - 3));
      }
      at += 9;
    }
    return new Inputs(NAMES, Collections.nCopies(NAMES.size(), Mirror.EVEN), values);
  }
}
