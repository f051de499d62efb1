package hep.analysis.jets.tagging;

import hep.analysis.jets.FourVector;
import hep.analysis.jets.Particles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Constituents as rows, hardest first, relative to their jet. */
final class ConstituentRows {
  /** Names in the order of the columns. */
  static final List<String> NAMES =
      List.of("ln_pT_ratio", "delta_y", "delta_phi", "ln_pT", "deltaR");

  private static final double LEAST = 1e-6;
  private static final double FARTHEST = 10;

  private ConstituentRows() {}

  /** Rows of the hardest constituents, at most so many. */
  static float[] of(Particles jet, int most) {
    FourVector sum = jet.sum();
    List<FourVector> all = new ArrayList<>();
    for (int i = 0; i < jet.size(); i++) {
      all.add(jet.vector(i));
    }
    all.sort(Comparator.comparingDouble((FourVector v) -> -v.pt()));
    int count = Math.min(most, all.size());
    float[] out = new float[count * NAMES.size()];
    for (int i = 0; i < count; i++) {
      FourVector v = all.get(i);
      double dy = Math.clamp(v.rapidity() - sum.rapidity(), -FARTHEST, FARTHEST);
      double dphi = Math.IEEEremainder(v.phi() - sum.phi(), 2 * Math.PI);
      int at = i * NAMES.size();
      out[at] = ln(v.pt() / Math.max(LEAST, sum.pt()));
      out[at + 1] = (float) dy;
      out[at + 2] = (float) dphi;
      out[at + 3] = ln(v.pt());
      out[at + 4] = (float) Math.hypot(dy, dphi);
    }
    return out;
  }

  private static float ln(double x) {
    return (float) Math.log(Math.max(LEAST, x));
  }
}
