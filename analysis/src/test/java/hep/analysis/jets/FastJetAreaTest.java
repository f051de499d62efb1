package hep.analysis.jets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.jets.GhostedClustering.JetArea;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Areas and the median density beside FastJet's, where its library is installed. */
class FastJetAreaTest {
  private static final double RAPIDITY_MAX = 5;
  private static final double GHOST_AREA = 0.01;

  private static @Nullable FastJetPeer peer;

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

  private static List<double[]> ask(String request, Particles event) throws IOException {
    if (peer == null) {
      throw new IllegalStateException("the peer has been started before all tests");
    }
    return peer.ask(request, event);
  }

  /** A jet of FastJet's history: its momentum, and how many ghosts it holds. */
  private record Ghosted(FourVector momentum, int ghosts) {}

  private static List<Ghosted> jets(List<double[]> history, int particles, int all) {
    int[] count = new int[all + history.size()];
    Arrays.fill(count, particles, all, 1);
    List<Ghosted> jets = new ArrayList<>();
    for (int step = 0; step < history.size(); step++) {
      double[] line = history.get(step);
      int first = (int) line[0];
      if (line[1] < 0) {
        jets.add(new Ghosted(new FourVector(line[3], line[4], line[5], line[6]), count[first]));
      } else {
        count[all + step] = count[first] + count[(int) line[1]];
      }
    }
    return jets;
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1})
  void putsTheSameGhostsIntoTheSameJetsAndFindsTheSameMedian(int p) throws IOException {
    for (int number = 0; number < 4; number++) {
      Particles event = RandomEvents.pp(number, 40 + 60 * number);
      GhostedClustering ours =
          GhostedClustering.of(event, JetDefinition.generalisedKt(p, 0.6), 3, 0.02, number);
      Particles both = ours.withGhosts();
      List<Ghosted> theirs =
          new ArrayList<>(
              jets(ask("history genkt " + p + " 0.6 e", both), event.size(), both.size()));
      theirs.sort(Comparator.comparingDouble((Ghosted jet) -> -jet.momentum.pt()));
      List<JetArea> found = ours.inclusive(1);
      assertTrue(found.size() >= 4, () -> found.size() + " jets");
      for (int i = 0; i < found.size(); i++) {
        assertEquals(theirs.get(i).momentum.pt(), found.get(i).jet().pt(), 1e-9);
        assertEquals(theirs.get(i).ghosts * ours.ghostArea(), found.get(i).area(), 1e-9);
      }
      double[] densities =
          theirs.stream()
              .filter(jet -> jet.ghosts > 0 && Math.abs(jet.momentum.rapidity()) < 3 - 0.6)
              .mapToDouble(jet -> jet.momentum.pt() / (jet.ghosts * ours.ghostArea()))
              .sorted()
              .toArray();
      int n = densities.length;
      double median = (densities[(n - 1) / 2] + densities[n / 2]) / 2;
      assertEquals(n, ours.background().jets());
      assertEquals(median, ours.background().rhoGeV(), 1e-9 * median);
    }
  }

  @Test
  void agreesInTheAreasOfAntiKtJetsWithGhostsOfItsOwn() throws IOException {
    List<Double> differences = new ArrayList<>();
    double sumOfOurs = 0;
    double sumOfTheirs = 0;
    for (int number = 0; number < 14; number++) {
      Particles event = RandomEvents.pp(50 + number, 80);
      List<JetArea> ours =
          GhostedClustering.of(event, JetDefinition.antiKt(0.4), RAPIDITY_MAX, GHOST_AREA, number)
              .inclusive(5);
      List<double[]> theirs = ask("areas antikt 0.4", event);
      assertEquals(theirs.size(), ours.size());
      for (int i = 0; i < ours.size(); i++) {
        assertEquals(theirs.get(i)[0], ours.get(i).jet().pt(), 1e-6);
        if (Math.abs(ours.get(i).jet().momentum().rapidity()) < RAPIDITY_MAX - 0.4) {
          differences.add(Math.abs(ours.get(i).area() - theirs.get(i)[1]));
          sumOfOurs += ours.get(i).area();
          sumOfTheirs += theirs.get(i)[1];
        }
      }
    }
    assertTrue(differences.size() > 30, () -> differences.size() + " jets");
    // other random ghosts of 0.01: an area of 0.5 is known to some 0.03
    assertEquals(1, sumOfOurs / sumOfTheirs, 0.015);
    double mean = differences.stream().mapToDouble(Double::doubleValue).average().orElse(1);
    assertTrue(mean < 0.04, "mean difference " + mean);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.4, 0.6})
  void findsTheSameMedianDensityOfASoftBackground(double radius) throws IOException {
    double sumOfRatios = 0;
    for (int number = 0; number < 3; number++) {
      SplittableRandom random = new SplittableRandom(number);
      List<FourVector> all = new ArrayList<>();
      for (int i = 0; i < 400 + 400 * number; i++) {
        double pt = -0.7 * Math.log(1 - random.nextDouble());
        double y = random.nextDouble(-RAPIDITY_MAX, RAPIDITY_MAX);
        all.add(FourVector.ofPtRapidityPhiMass(pt, y, random.nextDouble(0, 6.28), 0));
      }
      all.add(FourVector.ofPtRapidityPhiMass(200, 0.3, 2, 5));
      all.add(FourVector.ofPtRapidityPhiMass(190, -0.5, 5.1, 5));
      Particles event = Particles.of(all);
      double ours = 0;
      double theirs = 0;
      for (int ghosts = 0; ghosts < 6; ghosts++) { // both draw other ghosts each time
        ours +=
            GhostedClustering.of(event, JetDefinition.kt(radius), RAPIDITY_MAX, GHOST_AREA, ghosts)
                .background()
                .rhoGeV();
        theirs += ask("rho kt " + radius, event).getFirst()[0];
      }
      // one set of ghosts knows the median to 3 %, so the ratio of two means of six to 1.7 %
      assertEquals(1, ours / theirs, 0.06);
      sumOfRatios += ours / theirs;
    }
    assertEquals(1, sumOfRatios / 3, 0.035);
  }
}
