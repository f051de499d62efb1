package hep.analysis.jets.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.jets.ClusterSequence;
import hep.analysis.jets.FourVector;
import hep.analysis.jets.Jet;
import hep.analysis.jets.JetDefinition;
import hep.analysis.jets.Particles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JetTreeTest {
  private static List<FourVector> jet(long seed, int n) {
    Random random = new Random(seed);
    List<FourVector> out = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      out.add(
          FourVector.ofPtRapidityPhiMass(
              1.0 + 30.0 * random.nextDouble(),
              1.2 + 0.3 * random.nextGaussian(),
              2.0 + 0.3 * random.nextGaussian(),
              0.14));
    }
    return out;
  }

  @ParameterizedTest
  @EnumSource
  void conservesFourMomentumAtEveryNode(TreeTopology topology) {
    List<FourVector> leaves = jet(1, 37);
    JetTree tree = JetTree.of(Particles.of(leaves), topology, 5L);
    assertEquals(73, tree.nodes());
    int[] left = tree.left();
    int[] right = tree.right();
    boolean[] used = new boolean[tree.nodes()];
    for (int node = tree.leaves(); node < tree.nodes(); node++) {
      FourVector a = tree.content(left[node]);
      FourVector b = tree.content(right[node]);
      assertEquals(a.plus(b), tree.content(node));
      assertTrue(a.pt() >= b.pt());
      assertTrue(!used[left[node]] && !used[right[node]]);
      used[left[node]] = true;
      used[right[node]] = true;
    }
    FourVector sum = Particles.of(leaves).sum();
    FourVector root = tree.content(tree.root());
    assertEquals(sum.px(), root.px(), 1e-9);
    assertEquals(sum.py(), root.py(), 1e-9);
    assertEquals(sum.pz(), root.pz(), 1e-9);
    assertEquals(sum.e(), root.e(), 1e-9);
  }

  @ParameterizedTest
  @EnumSource
  void isTheSameForEveryOrderOfTheConstituents(TreeTopology topology) {
    List<FourVector> leaves = jet(2, 25);
    JetTree tree = JetTree.of(Particles.of(leaves), topology, 9L);
    List<FourVector> shuffled = new ArrayList<>(leaves);
    Collections.shuffle(shuffled, new Random(3));
    JetTree other = JetTree.of(Particles.of(shuffled), topology, 9L);
    assertArrayEquals(tree.left(), other.left());
    assertArrayEquals(tree.right(), other.right());
    assertArrayEquals(NodeFeatures.of(tree), NodeFeatures.of(other));
  }

  @Test
  void letsTheHardestEnterLastInADescendingChain() {
    Particles constituents = Particles.of(jet(4, 10));
    JetTree descending = JetTree.of(constituents, TreeTopology.DESC_PT, 0L);
    int[] depth = descending.depths();
    assertEquals(1, depth[0]);
    assertEquals(9, depth[9]);
    int[] ascending = JetTree.of(constituents, TreeTopology.ASC_PT, 0L).depths();
    assertEquals(9, ascending[0]);
    assertEquals(1, ascending[9]);
  }

  @Test
  void joinsAtRandomAsTheSeedSays() {
    Particles constituents = Particles.of(jet(4, 20));
    int[] one = JetTree.of(constituents, TreeTopology.RANDOM, 1L).left();
    int[] two = JetTree.of(constituents, TreeTopology.RANDOM, 2L).left();
    assertNotEquals(Arrays.toString(one), Arrays.toString(two));
  }

  @Test
  void givesTheSevenFeaturesOfAKnownVector() {
    Particles one = Particles.of(List.of(new FourVector(3.0, 4.0, 12.0, 13.5)));
    JetTree tree = JetTree.of(one, TreeTopology.KT, 0L);
    float[] expected = {
      13.0f,
      (float) (0.5 * Math.log(25.0 / 1.0)),
      (float) Math.atan2(4.0, 3.0),
      13.5f,
      1.0f,
      5.0f,
      (float) Math.acos(12.0 / 13.0)
    };
    assertArrayEquals(expected, NodeFeatures.of(tree), 1e-6f);
  }

  @Test
  void keepsParticlesAlongTheBeam() {
    Particles odd =
        Particles.of(
            List.of(
                new FourVector(0.0, 0.0, 5.0, 5.0),
                new FourVector(3.0, 0.0, 1.0, 4.0),
                new FourVector(0.0, 0.0, -5.0, 5.0)));
    for (TreeTopology topology : TreeTopology.values()) {
      JetTree tree = JetTree.of(odd, topology, 1L);
      assertEquals(14.0, tree.content(tree.root()).e(), 1e-12);
      for (float feature : NodeFeatures.of(tree)) {
        assertTrue(Float.isFinite(feature));
      }
    }
  }

  @Test
  void refusesAJetWithoutConstituents() {
    Particles none = Particles.of(List.of());
    assertThrows(IllegalArgumentException.class, () -> JetTree.of(none, TreeTopology.KT, 0L));
    assertEquals(0, JetAlignment.align(none).size());
  }

  @Test
  void alignsSubjetsAndForgetsOrientation() {
    List<FourVector> leaves = jet(8, 60);
    Particles aligned = JetAlignment.align(Particles.of(leaves));
    assertEquals(Particles.of(leaves).sum().m(), aligned.sum().m(), 1e-9);
    List<Jet> before =
        ClusterSequence.of(Particles.of(leaves), JetDefinition.kt(0.3)).inclusive(0.0);
    FourVector first = aligned.select(before.get(0).constituents()).sum();
    FourVector second = aligned.select(before.get(1).constituents()).sum();
    FourVector third = aligned.select(before.get(2).constituents()).sum();
    assertEquals(first.pz(), second.pz(), 1e-9 * first.p());
    assertTrue(third.pz() >= 0.0);

    double turn = 1.234;
    double boost = 0.4;
    List<FourVector> moved = new ArrayList<>();
    for (FourVector v : leaves) {
      moved.add(
          FourVector.ofPtRapidityPhiMass(v.pt(), v.rapidity() + boost, v.phi() + turn, v.m()));
    }
    Particles again = JetAlignment.align(Particles.of(moved));
    for (int i = 0; i < leaves.size(); i++) {
      assertEquals(aligned.vector(i).px(), again.vector(i).px(), 1e-8);
      assertEquals(aligned.vector(i).py(), again.vector(i).py(), 1e-8);
      assertEquals(aligned.vector(i).pz(), again.vector(i).pz(), 1e-8);
    }
  }
}
