package hep.analysis.jets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.toy.ToyJets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exclusive jets, trimming, soft drop and N-subjettiness as on FastJet's trees, to 1e-9. */
class FastJetSubstructureTest {
  private static final int JETS = 40;
  private static FastJetPeer peer;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException, InterruptedException {
    peer = FastJetPeer.start(folder);
  }

  @AfterAll
  static void stop() {
    if (peer != null) {
      peer.close();
    }
  }

  private static Particles jet(int number) {
    return ToyJets.jet(number % 2 == 0, 11, number);
  }

  @Test
  void findsTheSameExclusiveJetsByNumberAndByDistance() throws IOException {
    for (int number = 0; number < JETS; number++) {
      Particles jet = jet(number);
      boolean wta = number % 4 >= 2;
      JetDefinition kt =
          JetDefinition.kt(0.6).with(wta ? Recombination.WINNER_TAKES_ALL : Recombination.E_SCHEME);
      String request = " genkt 1 0.6 " + (wta ? "wta" : "e");
      ClusterSequence sequence = ClusterSequence.of(jet, kt);
      for (int count = 1; count <= 4; count++) {
        compare(peer.ask("count" + request, jet, "" + count), sequence.exclusive(count));
      }
      for (double dCut : new double[] {1, 20, 400}) {
        compare(peer.ask("dcut" + request, jet, "" + dCut), sequence.exclusiveAt(dCut));
      }
    }
    for (int n : new int[] {5, 40}) {
      Particles event = RandomEvents.ee(n, n);
      ClusterSequence durham = ClusterSequence.of(event, JetDefinition.durham());
      compare(peer.ask("count durham 1 1 e", event, "3"), durham.exclusive(3));
      compare(peer.ask("dcut durham 1 1 e", event, "30"), durham.exclusiveAt(30));
    }
  }

  /** With fewer jets only beam merges at distance 1 are left, and their order means nothing. */
  @Test
  void findsTheSameExclusiveJetsOfCambridgeAndAachenWhilePairsMerge() throws IOException {
    int compared = 0;
    for (int number = 0; number < JETS; number++) {
      Particles jet = jet(number);
      ClusterSequence sequence = ClusterSequence.of(jet, JetDefinition.cambridgeAachen(0.4));
      int least = sequence.exclusiveCount(0.999_999);
      for (int count = least; count < Math.min(jet.size(), least + 5); count++) {
        compare(peer.ask("count genkt 0 0.4 e", jet, "" + count), sequence.exclusive(count));
        compared++;
      }
    }
    assertTrue(compared > JETS);
  }

  private static void compare(List<double[]> expected, List<Jet> found) {
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < found.size(); i++) {
      assertEqual(expected.get(i), found.get(i).momentum());
    }
  }

  private static void assertEqual(double[] expected, FourVector found) {
    double tolerance = 1e-9 * Math.abs(found.e());
    assertEquals(expected[0], found.px(), tolerance);
    assertEquals(expected[1], found.py(), tolerance);
    assertEquals(expected[2], found.pz(), tolerance);
    assertEquals(expected[3], found.e(), tolerance);
  }

  @Test
  void leavesTheSameAfterTrimmingAndSoftDrop() throws IOException {
    for (int number = 0; number < JETS; number++) {
      Particles jet = jet(number);
      for (double fraction : new double[] {0.01, 0.05, 0.2}) {
        assertEqual(
            peer.ask("trim 0.3 " + fraction, jet).getFirst(),
            Grooming.trim(jet, JetDefinition.kt(0.3), fraction).momentum());
      }
      for (double beta : new double[] {0, 1, 2}) {
        assertEqual(
            peer.ask("drop 0.1 " + beta + " 1.0", jet).getFirst(),
            Grooming.softDrop(jet, 0.1, beta, 1.0).momentum());
      }
    }
  }

  @Test
  void measuresTheSameNSubjettiness() throws IOException {
    for (int number = 0; number < JETS; number++) {
      Particles jet = jet(number);
      for (int n = 1; n <= 3; n++) {
        for (double beta : new double[] {1, 2}) {
          double expected = peer.ask("tau %d %s 1.0".formatted(n, beta), jet).getFirst()[0];
          double found = new NSubjettiness(NSubjettiness.Axes.KT, beta, 1.0).tau(n, jet);
          assertEquals(expected, found, 1e-9 * expected);
        }
      }
    }
  }
}
