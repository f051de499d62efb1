package hep.analysis.jets.tree;

import hep.analysis.jets.FourVector;
import java.util.List;

/**
 * The seven inputs of a node in a recursive network (Louppe, Cho, Becot, Cranmer, arXiv:1702.00748,
 * section 5.1), unscaled.
 */
public final class NodeFeatures {
  /** Names in the order of the columns. */
  public static final List<String> NAMES =
      List.of("p_GeV", "eta", "phi", "E_GeV", "E_over_E_jet", "pT_GeV", "theta");

  private NodeFeatures() {}

  /**
   * One row of seven a node, in the order of the nodes: |p|, pseudorapidity, azimuth in [-pi, pi],
   * energy, energy over that of the root, pT, angle to the beam. Without transverse momentum the
   * pseudorapidity is 0; where the root has no energy its ratio is 0.
   */
  public static float[] of(JetTree tree) {
    int width = NAMES.size();
    float[] out = new float[tree.nodes() * width];
    double jetEnergy = tree.content(tree.root()).e();
    for (int node = 0; node < tree.nodes(); node++) {
      FourVector v = tree.content(node);
      double pt = v.pt();
      int at = node * width;
      out[at] = (float) v.p();
      out[at + 1] = pt == 0.0 ? 0.0f : (float) v.eta();
      out[at + 2] = (float) Math.atan2(v.py(), v.px());
      out[at + 3] = (float) v.e();
      out[at + 4] = jetEnergy == 0.0 ? 0.0f : (float) (v.e() / jetEnergy);
      out[at + 5] = (float) pt;
      out[at + 6] = (float) v.theta();
    }
    return out;
  }
}
