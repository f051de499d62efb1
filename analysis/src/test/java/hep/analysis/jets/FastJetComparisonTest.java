package hep.analysis.jets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Step by step the same history as FastJet: parents, d to 1e-9, four-vectors to 1e-9. */
class FastJetComparisonTest {
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

  @Test
  void clustersAsFastJetForEveryExponentRadiusAndSize() throws IOException {
    for (double p : new double[] {1.0, 0.0, -1.0, 0.5, -2.0}) {
      for (double radius : new double[] {0.4, 0.8, 1.0, 2.5}) {
        for (int n : new int[] {1, 2, 3, 20, 99, 100, 400, 2000}) {
          Particles event = RandomEvents.pp(n + (long) (10 * radius), n);
          compare("genkt", JetDefinition.generalisedKt(p, radius), event);
        }
      }
    }
  }

  @Test
  void clustersFiveThousandParticlesAsFastJet() throws IOException {
    for (double p : new double[] {1.0, 0.0, -1.0}) {
      compare("genkt", JetDefinition.generalisedKt(p, 0.4), RandomEvents.pp(7, 5000));
    }
  }

  @Test
  void clustersElectronPositronEventsAsFastJet() throws IOException {
    for (int n : new int[] {1, 2, 3, 30, 150}) {
      Particles event = RandomEvents.ee(n, n);
      compare("durham", JetDefinition.durham(), event);
      for (double p : new double[] {1.0, 0.0, -1.0}) {
        for (double radius : new double[] {0.4, 1.0, 2.0, 4.0}) {
          compare("ee_genkt", JetDefinition.eeGeneralisedKt(p, radius), event);
        }
      }
    }
  }

  @Test
  void letsTheWinnerTakeAllAsFastJet() throws IOException {
    for (int n : new int[] {20, 300}) {
      JetDefinition pp = JetDefinition.kt(0.8).with(Recombination.WINNER_TAKES_ALL);
      compare("genkt", pp, RandomEvents.pp(n, n));
      JetDefinition ee =
          JetDefinition.eeGeneralisedKt(1.0, 1.0).with(Recombination.WINNER_TAKES_ALL);
      compare("ee_genkt", ee, RandomEvents.ee(n, n));
    }
  }

  private static void compare(String algorithm, JetDefinition definition, Particles event)
      throws IOException {
    boolean wta = definition.recombination() == Recombination.WINNER_TAKES_ALL;
    String request =
        "history %s %s %s %s"
            .formatted(algorithm, definition.p(), definition.radius(), wta ? "wta" : "e");
    List<double[]> expected = peer.ask(request, event);
    ClusterSequence sequence = ClusterSequence.of(event, definition);
    int n = event.size();
    assertEquals(n, expected.size(), request);
    List<Integer> order = new ArrayList<>();
    for (int node = n; node < 2 * n; node++) {
      order.add(node);
    }
    if (definition.p() == 0.0) {
      // All finished jets have d = 1 then, and equal distances have no order.
      Comparator<Integer> finished =
          Comparator.comparingInt(node -> sequence.parent2(node) < 0 ? sequence.parent1(node) : -1);
      order.sort(finished);
      expected.sort(Comparator.comparingInt(line -> line[1] < 0 ? (int) line[0] : -1));
    }
    for (int step = 0; step < n; step++) {
      int node = order.get(step);
      double[] line = expected.get(step);
      String where = request + ", n " + n + ", step " + step;
      assertEquals((int) line[0], sequence.parent1(node), where);
      assertEquals((int) line[1], sequence.parent2(node), where);
      // 1 - cos of a small angle, as FastJet 3.4.0 computes it, is itself only good to 1e-16.
      double floor = definition.measure() == JetDefinition.Measure.PP ? 0.0 : 1e-14;
      assertEquals(line[2], sequence.d(node), 1e-9 * Math.abs(line[2]) + floor, where);
      FourVector momentum = sequence.momentum(node);
      double tolerance = 1e-9 * momentum.e();
      assertEquals(line[3], momentum.px(), tolerance, where);
      assertEquals(line[4], momentum.py(), tolerance, where);
      assertEquals(line[5], momentum.pz(), tolerance, where);
      assertEquals(line[6], momentum.e(), tolerance, where);
    }
  }
}
