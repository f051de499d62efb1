package hep.analysis.jets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterSequenceTest {
  private static final List<JetDefinition> ALL =
      List.of(
          JetDefinition.antiKt(0.4),
          JetDefinition.cambridgeAachen(0.8),
          JetDefinition.kt(1.0),
          JetDefinition.generalisedKt(-2.0, 0.5),
          JetDefinition.eeGeneralisedKt(1.0, 0.7),
          JetDefinition.eeGeneralisedKt(-1.0, 0.7),
          JetDefinition.durham(),
          JetDefinition.kt(0.6).with(Recombination.WINNER_TAKES_ALL));

  @Test
  void givesNoJetsForAnEmptyEvent() {
    for (JetDefinition definition : ALL) {
      ClusterSequence sequence = ClusterSequence.of(Particles.of(List.of()), definition);
      assertEquals(List.of(), sequence.inclusive(0.0));
      assertEquals(List.of(), sequence.exclusiveAt(1.0));
      assertEquals(0, sequence.nodes());
    }
  }

  @Test
  void refusesWhatIsNotANumber() {
    double[] zero = {0.0, 0.0};
    double[] bad = {1.0, Double.NaN};
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Particles.of(zero, bad, zero, zero));
    assertEquals(
        "Particle 1 of 2 has py = NaN GeV; a finite number below 1.0E70 GeV in size is needed.",
        e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> Particles.of(zero, zero, zero, new double[] {1e80, 0.0}));
    assertThrows(
        IllegalArgumentException.class, () -> Particles.of(zero, zero, zero, new double[1]));
    assertThrows(IllegalArgumentException.class, () -> JetDefinition.antiKt(0.0));
    assertThrows(IllegalArgumentException.class, () -> JetDefinition.antiKt(Double.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> JetDefinition.generalisedKt(Double.NaN, 0.4));
  }

  @Test
  void clustersParticlesWithoutTransverseMomentumOrWithNegativeEnergy() {
    List<FourVector> odd =
        List.of(
            new FourVector(0.0, 0.0, 0.0, 0.0),
            new FourVector(0.0, 0.0, 7.0, 7.0),
            new FourVector(0.0, 0.0, 7.0, 7.0),
            new FourVector(0.0, 0.0, -7.0, 7.0),
            new FourVector(0.0, 0.0, 3.0, -3.0),
            new FourVector(1.0, 0.0, 2.0, -2.0),
            new FourVector(1.0, 1.0, 2.0, -5.0),
            new FourVector(-1.0, -1.0, 2.0, 3.0),
            new FourVector(1.0, 1.0, -2.0, 3.0),
            new FourVector(0.0, 0.0, 0.0, 5.0));
    check(odd);
  }

  @Test
  void clustersIdenticalAndCollinearParticles() {
    FourVector one = FourVector.ofPtRapidityPhiMass(3.0, 0.5, 1.0, 0.0);
    check(new ArrayList<>(Collections.nCopies(7, one)));
    List<FourVector> many = new ArrayList<>(Collections.nCopies(150, one));
    check(many);
    Particles event = Particles.of(many);
    Jet jet = ClusterSequence.of(event, JetDefinition.antiKt(0.4)).inclusive(1.0).getFirst();
    assertEquals(450.0, jet.pt(), 1e-9);
    assertEquals(150, jet.constituents().length);
  }

  @Test
  void clustersFiveThousandParticlesOnOneSpotAndFarOut() {
    // Particles on one spot are the slowest there can be: seconds a definition.
    check(onOneSpotAndFarOut(2_500), List.of(JetDefinition.antiKt(0.4)));
    check(onOneSpotAndFarOut(500), ALL);
  }

  private static List<FourVector> onOneSpotAndFarOut(int ofEach) {
    List<FourVector> vectors = new ArrayList<>();
    for (int i = 0; i < ofEach; i++) {
      vectors.add(FourVector.ofPtRapidityPhiMass(1.0 + i, 0.0, 6.283, 0.0));
      double pz = i - ofEach / 2.0;
      vectors.add(new FourVector(0.0, 0.0, pz, Math.abs(pz)));
    }
    return vectors;
  }

  private static void check(List<FourVector> vectors) {
    check(vectors, ALL);
  }

  /** Each particle in exactly one jet, momentum conserved, all steps finite. */
  private static void check(List<FourVector> vectors, List<JetDefinition> definitions) {
    Particles event = Particles.of(vectors);
    FourVector sum = event.sum();
    for (JetDefinition definition : definitions) {
      ClusterSequence sequence = ClusterSequence.of(event, definition);
      int[] seen = new int[event.size()];
      FourVector total = new FourVector(0.0, 0.0, 0.0, 0.0);
      for (Jet jet : sequence.inclusive(0.0)) {
        total = total.plus(jet.momentum());
        for (int index : jet.constituents()) {
          seen[index]++;
        }
      }
      int[] once = new int[event.size()];
      Arrays.fill(once, 1);
      assertArrayEquals(once, seen, definition.toString());
      for (int node = event.size(); node < sequence.nodes(); node++) {
        assertTrue(Double.isFinite(sequence.d(node)), definition + " step " + node);
      }
      if (definition.recombination() == Recombination.E_SCHEME) {
        assertEquals(sum.e(), total.e(), 1e-6 * (1.0 + Math.abs(sum.e())));
      }
    }
  }

  @Test
  void tilesAgreeWithPlainLoops() {
    for (double radius : new double[] {0.05, 0.4, 1.0, 2.2, 5.0}) {
      for (int n : new int[] {1, 30, 300, 1600}) {
        Particles event = RandomEvents.pp(n, n);
        JetDefinition definition = JetDefinition.antiKt(radius);
        History plain = new History(event, definition);
        new PlainClustering(plain, radius).run();
        for (int reach = 1; reach <= 3; reach++) {
          History tiled = new History(event, definition);
          new TiledClustering(tiled, radius, reach).run();
          assertArrayEquals(plain.parent1, tiled.parent1);
          assertArrayEquals(plain.parent2, tiled.parent2);
          assertArrayEquals(plain.d, tiled.d, 1e-12);
        }
      }
    }
  }

  @Test
  void countsExclusiveJetsByNumberAndDistance() {
    Particles event = RandomEvents.pp(9, 50);
    ClusterSequence sequence = ClusterSequence.of(event, JetDefinition.kt(1.0));
    for (int n : new int[] {1, 2, 5, 50}) {
      List<Jet> jets = sequence.exclusive(n);
      assertEquals(n, jets.size());
      assertEquals(n, sequence.exclusiveCount(sequence.exclusiveD(n)));
    }
    assertThrows(IllegalArgumentException.class, () -> sequence.exclusive(51));
    assertEquals(List.of(), sequence.exclusiveAt(1e12));
  }
}
