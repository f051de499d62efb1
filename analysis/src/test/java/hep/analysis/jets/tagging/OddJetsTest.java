package hep.analysis.jets.tagging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.jets.ClusterSequence;
import hep.analysis.jets.FourVector;
import hep.analysis.jets.JetDefinition;
import hep.analysis.jets.Particles;
import hep.analysis.jets.tree.JetAlignment;
import hep.analysis.jets.tree.JetTree;
import hep.analysis.jets.tree.NodeFeatures;
import hep.analysis.jets.tree.TreeTopology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the constituents are, clustering, trees and all inputs of taggers have an answer. */
class OddJetsTest {
  private static Stream<Arguments> jets() {
    FourVector one = new FourVector(30, 40, 20, 60);
    List<FourVector> many = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 5000; i++) {
      many.add(
          FourVector.ofPtRapidityPhiMass(
              random.nextDouble(0.1, 2), random.nextGaussian(), random.nextGaussian(), 0.14));
    }
    return Stream.of(
        Arguments.of("one constituent", List.of(one)),
        Arguments.of("two identical", List.of(one, one)),
        Arguments.of("forty identical", Collections.nCopies(40, one)),
        Arguments.of(
            "collinear", List.of(one, new FourVector(15, 20, 10, 30), new FourVector(3, 4, 2, 6))),
        Arguments.of(
            "no transverse momentum",
            List.of(new FourVector(0, 0, 5, 5), new FourVector(0, 0, -7, 7), one)),
        Arguments.of("all along the beam", List.of(new FourVector(0, 0, 5, 5))),
        Arguments.of("all zero", Collections.nCopies(3, new FourVector(0, 0, 0, 0))),
        Arguments.of("a negative energy", List.of(one, one, new FourVector(-1, -2, -1, -3))),
        Arguments.of("only negative energies", List.of(new FourVector(-1, -2, -1, -3))),
        Arguments.of("opposite ones that cancel", List.of(one, new FourVector(-30, -40, -20, -60))),
        Arguments.of("space-like", List.of(one, new FourVector(5, 5, 5, 1))),
        Arguments.of("huge", List.of(new FourVector(1e20, 0, 0, 1e20), one)),
        Arguments.of("five thousand", many));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jets")
  void haveAnAnswer(String what, List<FourVector> vectors) {
    Particles jet = Particles.of(vectors);
    for (double p : new double[] {-1, 0, 1}) {
      ClusterSequence sequence = ClusterSequence.of(jet, JetDefinition.generalisedKt(p, 0.4));
      int found = sequence.inclusive(0).stream().mapToInt(j -> j.constituents().length).sum();
      assertEquals(vectors.size(), found, what);
    }
    Particles aligned = JetAlignment.align(jet);
    assertEquals(vectors.size(), aligned.size());
    for (TreeTopology topology : TreeTopology.values()) {
      JetTree tree = JetTree.of(aligned, topology, 1);
      assertEquals(2 * vectors.size() - 1, tree.nodes());
      assertFinite(NodeFeatures.of(tree), what + ", " + topology);
    }
    assertFinite(LundPlane.of(jet, 40), what + ", Lund plane");
    if (vectors.size() < 1000) { // three-particle correlations of 5,000 take minutes
      assertFinite(JetObservables.of(jet), what + ", observables");
    }
  }

  private static void assertFinite(float[] values, String what) {
    for (float value : values) {
      assertTrue(Float.isFinite(value), what);
    }
  }
}
