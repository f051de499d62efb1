package hep.analysis.jets.tagging;

import hep.analysis.jets.EnergyCorrelations;
import hep.analysis.jets.FourVector;
import hep.analysis.jets.Grooming;
import hep.analysis.jets.JetDefinition;
import hep.analysis.jets.NSubjettiness;
import hep.analysis.jets.Particles;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What physicists cut on: masses, groomed and not, N-subjettiness, energy correlations, widths. */
public final class JetObservables {
  /** Names in the order of the columns. */
  public static final List<String> NAMES =
      List.of(
          "mass_GeV",
          "tau21",
          "C2",
          "D2",
          "multiplicity",
          "trimmed_mass_GeV",
          "trimmed_pT_ratio",
          "trimmed_tau21",
          "trimmed_multiplicity",
          "softdrop_mass_GeV",
          "softdrop_z",
          "softdrop_deltaR",
          "tau1",
          "tau32",
          "pTD",
          "width",
          "pT_GeV");

  /** How many of them the boosted trees of the comparison ask: mass to multiplicity. */
  static final int USUAL = 5;

  private static final double RADIUS = 1.0;
  private static final int MOST_IN_TRIPLETS = 500;
  private static final NSubjettiness TAU = new NSubjettiness(NSubjettiness.Axes.KT, 1.0, RADIUS);
  private static final JetDefinition SUBJETS = JetDefinition.kt(0.3);
  private static final double TRIM_FRACTION = 0.05;
  private static final double SOFT_DROP_Z = 0.1;

  private JetObservables() {}

  /** One row; ratios whose denominator is 0 are 0. */
  public static float[] of(Particles jet) {
    FourVector sum = jet.sum();
    Grooming.Groomed trimmed = trimmed(jet);
    Particles left = jet.select(trimmed.constituents());
    Grooming.Groomed dropped = Grooming.softDrop(jet, SOFT_DROP_Z, 0.0, RADIUS);
    EnergyCorrelations correlations = EnergyCorrelations.of(hardest(left), 1.0);
    double ptSum = 0;
    double ptSquares = 0;
    double girth = 0;
    for (int i = 0; i < jet.size(); i++) {
      FourVector v = jet.vector(i);
      double pt = v.pt();
      ptSum += pt;
      ptSquares += pt * pt;
      girth += pt * Math.min(10, v.deltaR(sum));
    }
    double pt = sum.pt();
    double tau1 = TAU.tau(1, jet);
    double tau2 = TAU.tau(2, jet);
    double[] row = {
      sum.m(),
      over(tau2, tau1),
      correlations.c2(),
      correlations.d2(),
      jet.size(),
      trimmed.momentum().m(),
      over(trimmed.momentum().pt(), pt),
      TAU.ratio(2, 1, left),
      left.size(),
      dropped.momentum().m(),
      dropped.z(),
      dropped.deltaR(),
      tau1,
      over(TAU.tau(3, jet), tau2),
      over(Math.sqrt(ptSquares), ptSum),
      over(girth, ptSum),
      pt
    };
    float[] out = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      out[i] = Double.isFinite(row[i]) ? (float) row[i] : 0;
    }
    return out;
  }

  /** The usual trimming: kt subjets of R = 0.3 with 5 % of the momentum. */
  static Grooming.Groomed trimmed(Particles jet) {
    return Grooming.trim(jet, SUBJETS, TRIM_FRACTION);
  }

  /** Correlations ask every triplet: of a jet with too many constituents the hardest are asked. */
  private static Particles hardest(Particles jet) {
    if (jet.size() <= MOST_IN_TRIPLETS) {
      return jet;
    }
    return jet.select(
        IntStream.range(0, jet.size())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -jet.vector(i).pt()))
            .limit(MOST_IN_TRIPLETS)
            .mapToInt(Integer::intValue)
            .toArray());
  }

  private static double over(double a, double b) {
    return b == 0 ? 0 : a / b;
  }

  /** Rows of all jets, one after the other. */
  static float[] of(JetSample sample) {
    List<float[]> rows = sample.jets().parallelStream().map(JetObservables::of).toList();
    float[] all = new float[rows.size() * NAMES.size()];
    for (int jet = 0; jet < rows.size(); jet++) {
      System.arraycopy(rows.get(jet), 0, all, jet * NAMES.size(), NAMES.size());
    }
    return all;
  }
}
