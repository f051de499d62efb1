package hep.analysis.jets.tree;

import hep.analysis.jets.ClusterSequence;
import hep.analysis.jets.FourVector;
import hep.analysis.jets.Jet;
import hep.analysis.jets.JetDefinition;
import hep.analysis.jets.Particles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Takes out of a jet what its orientation in the detector adds (Louppe et al., arXiv:1702.00748,
 * section 5.1): with the kt subjets of R = 0.3, hardest first, the jet is turned about the beam
 * until subjet 1 has azimuth 0, boosted along the beam until it has pseudorapidity 0, turned about
 * x until subjets 1 and 2 lie in the xy plane, and mirrored in z where subjet 3 has pz below 0.
 */
public final class JetAlignment {
  private static final double SUBJET_RADIUS = 0.3;

  private JetAlignment() {}

  /**
   * The constituents in the aligned frame, in their order. Steps without enough subjets are left
   * out; so is the boost where subjet 1 is not slower than light along the beam.
   */
  public static Particles align(Particles constituents) {
    List<FourVector> subjets = new ArrayList<>();
    for (Jet jet :
        ClusterSequence.of(constituents, JetDefinition.kt(SUBJET_RADIUS)).inclusive(0.0)) {
      subjets.add(jet.momentum());
    }
    List<FourVector> vectors = new ArrayList<>();
    for (int i = 0; i < constituents.size(); i++) {
      vectors.add(constituents.vector(i));
    }
    if (subjets.isEmpty()) {
      return constituents;
    }
    double phi = subjets.getFirst().phi();
    apply(v -> turnedAboutZ(v, -phi), vectors, subjets);
    double beta = subjets.getFirst().pz() / subjets.getFirst().e();
    if (Math.abs(beta) < 1.0) {
      apply(v -> boostedAlongZ(v, -beta), vectors, subjets);
    }
    if (subjets.size() >= 2) {
      FourVector first = subjets.get(0);
      FourVector second = subjets.get(1);
      double angle = -Math.atan2(first.pz() - second.pz(), first.py() - second.py());
      apply(v -> turnedAboutX(v, angle), vectors, subjets);
    }
    if (subjets.size() >= 3 && subjets.get(2).pz() < 0.0) {
      vectors.replaceAll(v -> new FourVector(v.px(), v.py(), -v.pz(), v.e()));
    }
    return Particles.of(vectors);
  }

  private static void apply(
      UnaryOperator<FourVector> change, List<FourVector> vectors, List<FourVector> subjets) {
    vectors.replaceAll(change);
    subjets.replaceAll(change);
  }

  private static FourVector turnedAboutZ(FourVector v, double angle) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    return new FourVector(c * v.px() - s * v.py(), s * v.px() + c * v.py(), v.pz(), v.e());
  }

  private static FourVector turnedAboutX(FourVector v, double angle) {
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    return new FourVector(v.px(), c * v.py() - s * v.pz(), s * v.py() + c * v.pz(), v.e());
  }

  private static FourVector boostedAlongZ(FourVector v, double beta) {
    double gamma = 1.0 / Math.sqrt((1.0 - beta) * (1.0 + beta));
    return new FourVector(
        v.px(), v.py(), gamma * (v.pz() + beta * v.e()), gamma * (v.e() + beta * v.pz()));
  }
}
