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
import hep.analysis.tasks.RunOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the constituents are, clustering, trees and all inputs of taggers have an answer. */
class OddJetsTest {
  static final List<String> TAGGERS = JetTaggers.KNOWN;

  /** A jet and what is odd about it. */
  record Odd(String what, List<FourVector> vectors) {
    @Override
    public String toString() {
      return what;
    }
  }

  private static List<Odd> jets() {
    FourVector one = new FourVector(30, 40, 20, 60);
    List<FourVector> many = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(4);
    for (int i = 0; i < 5000; i++) {
      many.add(
          FourVector.ofPtRapidityPhiMass(
              random.nextDouble(0.1, 2), random.nextGaussian(), random.nextGaussian(), 0.14));
    }
    return List.of(
        new Odd("one constituent", List.of(one)),
        new Odd("two identical", List.of(one, one)),
        new Odd("forty identical", Collections.nCopies(40, one)),
        new Odd(
            "collinear", List.of(one, new FourVector(15, 20, 10, 30), new FourVector(3, 4, 2, 6))),
        new Odd(
            "no transverse momentum",
            List.of(new FourVector(0, 0, 5, 5), new FourVector(0, 0, -7, 7), one)),
        new Odd("all along the beam", List.of(new FourVector(0, 0, 5, 5))),
        new Odd("all zero", Collections.nCopies(3, new FourVector(0, 0, 0, 0))),
        new Odd("a negative energy", List.of(one, one, new FourVector(-1, -2, -1, -3))),
        new Odd("only negative energies", List.of(new FourVector(-1, -2, -1, -3))),
        new Odd("opposite ones that cancel", List.of(one, new FourVector(-30, -40, -20, -60))),
        new Odd("space-like", List.of(one, new FourVector(5, 5, 5, 1))),
        new Odd("huge", List.of(new FourVector(1e20, 0, 0, 1e20), one)),
        new Odd("five thousand", many));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("jets")
  void haveAnAnswer(Odd odd) {
    String what = odd.what;
    List<FourVector> vectors = odd.vectors;
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
    assertFinite(JetObservables.of(jet), what + ", observables");
    assertFinite(SubjetObservables.of(jet), what + ", subjets");
    assertFinite(GroomedMasses.of(jet), what + ", groomed masses");
    assertFinite(RestFrameShapes.of(jet), what + ", rest frame");
    assertFinite(JetImage.of(jet), what + ", image");
    assertFinite(ConstituentRows.of(jet, 60), what + ", constituents");
  }

  @Test
  void areClusteredInSecondsIfFiveThousandAreIdentical() {
    Particles jet = Particles.of(Collections.nCopies(5000, new FourVector(30, 40, 20, 60)));
    for (JetDefinition definition :
        List.of(JetDefinition.antiKt(0.4), JetDefinition.kt(0.4), JetDefinition.durham())) {
      assertEquals(1, ClusterSequence.of(jet, definition).inclusive(0).size());
    }
  }

  @ParameterizedTest
  @FieldSource("TAGGERS")
  void areLearnedFromAndJudgedByEveryTagger(String name) {
    List<Particles> all = new ArrayList<>();
    List<Odd> odds = jets();
    boolean[] signal = new boolean[4 * odds.size() - 3];
    for (int round = 0; round < 4; round++) {
      for (Odd odd : odds.subList(0, odds.size() - (round == 0 ? 0 : 1))) { // the largest one once
        signal[all.size()] = (all.size() + round) % 2 == 0;
        all.add(Particles.of(odd.vectors));
      }
    }
    JetSample sample = JetSample.of(all, signal);
    Outcome outcome =
        JetTaggers.tagger(name).prepare(sample, sample).fit(RunOptions.defaults().withEpochs(1));
    for (double score : outcome.scores()) {
      assertTrue(score >= 0 && score <= 1, name + " says " + score);
    }
  }

  private static void assertFinite(float[] values, String what) {
    for (float value : values) {
      assertTrue(Float.isFinite(value), what);
    }
  }
}
