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
 * What the subjets of a jet are like and where it radiates, beside {@link JetObservables}: soft
 * drop with other settings (arXiv:1402.2657), the kt subjets of R = 0.3 with the masses of pairs,
 * multiplicity and mass above thresholds of pT, what lies near, around and between the two hardest
 * subjets, and their pull (arXiv:1001.5027), width and momentum dispersion.
 */
public final class SubjetObservables {
  private static final JetDefinition SUBJETS = JetDefinition.kt(0.3);
  private static final int DESCRIBED = 4;
  private static final int PAIRED = 3;

  /** Radius of what is near a subjet, of what is around it, and how far in between begins. */
  private static final double NEAR = 0.1;

  private static final double AROUND = 0.3;
  private static final double BETWEEN = 0.15;

  /** z_cut, beta. */
  private static final double[][] SOFT_DROPS = {{0.1, 1}, {0.1, 2}, {0.05, 0}};

  private static final double[] THRESHOLDS_GEV = {0.5, 1, 2, 5, 10};

  /** Names in the order of the columns. */
  public static final List<String> NAMES = names();

  private SubjetObservables() {}

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    for (double[] drop : SOFT_DROPS) {
      for (String what : List.of("mass_GeV", "z", "deltaR")) {
        names.add("softdrop_" + drop[0] + "_" + drop[1] + "_" + what);
      }
    }
    for (int k = 1; k <= DESCRIBED; k++) {
      for (String what : List.of("pT_ratio", "mass_GeV", "deltaR", "multiplicity")) {
        names.add("subjet" + k + "_" + what);
      }
    }
    for (String pair : List.of("12", "13", "23")) {
      names.add("subjets" + pair + "_mass_GeV");
      names.add("subjets" + pair + "_deltaR");
    }
    names.add("subjets123_mass_GeV");
    for (double threshold : THRESHOLDS_GEV) {
      names.add("multiplicity_above_" + threshold + "_GeV");
      names.add("mass_above_" + threshold + "_GeV");
    }
    for (String where : List.of("near", "around", "far", "between")) {
      names.add("pT_ratio_" + where);
      names.add("multiplicity_" + where);
    }
    for (int k = 1; k <= 2; k++) {
      for (String what : List.of("cos_pull", "pull", "width", "pTD")) {
        names.add("subjet" + k + "_" + what);
      }
    }
    return List.copyOf(names);
  }

  /** One row; what needs more subjets than there are is 0. */
  public static float[] of(Particles jet) {
    ObservableRow row = new ObservableRow(NAMES.size());
    FourVector sum = jet.sum();
    for (double[] drop : SOFT_DROPS) {
      Grooming.Groomed groomed = Grooming.softDrop(jet, drop[0], drop[1], 1.0);
      row.add(groomed.momentum().m(), groomed.z(), groomed.deltaR());
    }
    List<Jet> subjets = ClusterSequence.of(jet, SUBJETS).inclusive(0.0);
    for (int k = 0; k < DESCRIBED; k++) {
      if (k < subjets.size()) {
        FourVector v = subjets.get(k).momentum();
        row.add(over(v.pt(), sum.pt()), v.m(), v.deltaR(sum));
        row.add(subjets.get(k).constituents().length);
      } else {
        row.add(0, 0, 0, 0);
      }
    }
    pairs(row, subjets);
    for (double threshold : THRESHOLDS_GEV) {
      int count = 0;
      FourVector hard = new FourVector(0, 0, 0, 0);
      for (int i = 0; i < jet.size(); i++) {
        FourVector v = jet.vector(i);
        if (v.pt() > threshold) {
          count++;
          hard = hard.plus(v);
        }
      }
      row.add(count, hard.m());
    }
    if (subjets.size() > 1) {
      radiation(row, jet, subjets, sum.pt());
      own(row, jet, subjets.get(0), subjets.get(1).momentum());
      own(row, jet, subjets.get(1), subjets.get(0).momentum());
    }
    return row.values();
  }

  private static void pairs(ObservableRow row, List<Jet> subjets) {
    for (int a = 0; a < PAIRED; a++) {
      for (int b = a + 1; b < PAIRED; b++) {
        if (b < subjets.size()) {
          FourVector first = subjets.get(a).momentum();
          FourVector second = subjets.get(b).momentum();
          row.add(first.plus(second).m(), first.deltaR(second));
        } else {
          row.add(0, 0);
        }
      }
    }
    row.add(
        subjets.size() < PAIRED
            ? 0
            : subjets
                .get(0)
                .momentum()
                .plus(subjets.get(1).momentum())
                .plus(subjets.get(2).momentum())
                .m());
  }

  /** Shares of the momentum and numbers of particles, by their distance from both subjets. */
  private static void radiation(ObservableRow row, Particles jet, List<Jet> subjets, double pt) {
    FourVector first = subjets.get(0).momentum();
    FourVector second = subjets.get(1).momentum();
    double apart = first.deltaR(second);
    double[] share = new double[4];
    int[] count = new int[4];
    for (int i = 0; i < jet.size(); i++) {
      FourVector v = jet.vector(i);
      double a = v.deltaR(first);
      double b = v.deltaR(second);
      double nearest = Math.min(a, b);
      int ring = nearest < NEAR ? 0 : nearest < AROUND ? 1 : 2;
      share[ring] += v.pt();
      count[ring]++;
      if (a < apart && b < apart && nearest > BETWEEN) {
        share[3] += v.pt();
        count[3]++;
      }
    }
    for (int where = 0; where < share.length; where++) {
      row.add(over(share[where], pt), count[where]);
    }
  }

  /** Pull with its angle to the other subjet, width and momentum dispersion of a subjet. */
  private static void own(ObservableRow row, Particles jet, Jet subjet, FourVector other) {
    FourVector axis = subjet.momentum();
    double pullY = 0;
    double pullPhi = 0;
    double width = 0;
    double total = 0;
    double squares = 0;
    for (int i : subjet.constituents()) {
      FourVector v = jet.vector(i);
      double y = rapidity(v, axis);
      double phi = azimuth(v, axis);
      double r = Math.hypot(y, phi);
      pullY += v.pt() * r * y;
      pullPhi += v.pt() * r * phi;
      width += v.pt() * v.deltaR(axis);
      total += v.pt();
      squares += v.pt() * v.pt();
    }
    double y = rapidity(other, axis);
    double phi = azimuth(other, axis);
    double pull = Math.hypot(pullY, pullPhi);
    row.add(over(pullY * y + pullPhi * phi, pull * Math.hypot(y, phi)), over(pull, axis.pt()));
    row.add(over(width, total), over(Math.sqrt(squares), total));
  }

  private static double rapidity(FourVector v, FourVector axis) {
    return Math.clamp(v.rapidity() - axis.rapidity(), -10, 10);
  }

  private static double azimuth(FourVector v, FourVector axis) {
    return Math.IEEEremainder(v.phi() - axis.phi(), 2 * Math.PI);
  }

  private static double over(double a, double b) {
    return b == 0 ? 0 : a / b;
  }
}
