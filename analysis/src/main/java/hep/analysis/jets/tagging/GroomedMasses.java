package hep.analysis.jets.tagging;

import hep.analysis.jets.ClusterSequence;
import hep.analysis.jets.FourVector;
import hep.analysis.jets.Grooming;
import hep.analysis.jets.Jet;
import hep.analysis.jets.JetDefinition;
import hep.analysis.jets.Particles;
import java.util.ArrayList;
import java.util.List;

/**
 * The mass of a jet without what does not belong to it, found in several ways, because none is the
 * best for every jet: filtering (Butterworth, Davison, Rubin, Salam, arXiv:0802.2470), which keeps
 * the hardest Cambridge/Aachen subjets, and trimming (arXiv:0912.1342) by kt subjets.
 */
final class GroomedMasses {
  private static final double[] FILTER_RADII = {0.1, 0.15, 0.2, 0.25, 0.3, 0.4};
  private static final int LEAST_KEPT = 2;
  private static final int MOST_KEPT = 4;

  /** Share of the jet's pT above which a subjet is counted. */
  private static final double COUNTED = 0.02;

  /** Radius, fraction. */
  private static final double[][] TRIMMINGS = {
    {0.2, 0.005}, {0.2, 0.01}, {0.2, 0.03}, {0.2, 0.05}, {0.3, 0.005}, {0.3, 0.01}, {0.3, 0.03}
  };

  /** Names in the order of the columns. */
  static final List<String> NAMES = names();

  private GroomedMasses() {}

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (double radius : FILTER_RADII) {
      for (int kept = LEAST_KEPT; kept <= MOST_KEPT; kept++) {
        names.add("filtered_" + radius + "_" + kept + "_mass_GeV");
      }
      names.add("filtered_" + radius + "_pT_ratio");
      names.add("filtered_" + radius + "_subjets");
    }
    for (double[] trimming : TRIMMINGS) {
      names.add("trimmed_" + trimming[0] + "_" + trimming[1] + "_mass_GeV");
    }
    return List.copyOf(names);
  }

  /** One row. */
  static float[] of(Particles jet) {
    ObservableRow row = new ObservableRow(NAMES.size());
    double pt = jet.sum().pt();
    for (double radius : FILTER_RADII) {
      filtered(row, jet, radius, pt);
    }
    for (double[] trimming : TRIMMINGS) {
      row.add(Grooming.trim(jet, JetDefinition.kt(trimming[0]), trimming[1]).momentum().m());
    }
    return row.values();
  }

  private static void filtered(ObservableRow row, Particles jet, double radius, double pt) {
    List<Jet> subjets =
        ClusterSequence.of(jet, JetDefinition.cambridgeAachen(radius)).inclusive(0.0);
    FourVector sum = new FourVector(0, 0, 0, 0);
    for (int kept = 1; kept <= MOST_KEPT; kept++) {
      if (kept <= subjets.size()) {
        sum = sum.plus(subjets.get(kept - 1).momentum());
      }
      if (kept >= LEAST_KEPT) {
        row.add(sum.m());
      }
    }
    row.add(sum.pt() / pt);
    row.add((double) subjets.stream().filter(subjet -> subjet.pt() > COUNTED * pt).count());
  }
}
