package hep.analysis.jets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GhostedClusteringTest {
  @Test
  void givesAnIsolatedAntiKtJetTheAreaOfACircle() {
    Particles one = Particles.of(List.of(FourVector.ofPtRapidityPhiMass(50, 0.3, 1.0, 0.0)));
    GhostedClustering ghosted = GhostedClustering.of(one, JetDefinition.antiKt(0.4), 3.0, 0.002, 1);
    List<GhostedClustering.JetArea> jets = ghosted.inclusive(5.0);
    assertEquals(1, jets.size());
    assertEquals(Math.PI * 0.16, jets.getFirst().area(), 0.03);
    assertEquals(50.0, jets.getFirst().jet().pt(), 1e-9);
  }

  @Test
  void leavesTheJetsAsTheyAreWithoutGhosts() {
    Particles event = RandomEvents.pp(3, 60);
    List<Jet> plain = ClusterSequence.of(event, JetDefinition.antiKt(0.6)).inclusive(5.0);
    List<GhostedClustering.JetArea> ghosted =
        GhostedClustering.of(event, JetDefinition.antiKt(0.6), 4.0, 0.02, 1).inclusive(5.0);
    assertEquals(plain.size(), ghosted.size());
    for (int k = 0; k < plain.size(); k++) {
      assertEquals(plain.get(k).pt(), ghosted.get(k).jet().pt(), 1e-9);
    }
  }

  @Test
  void findsTheLevelOfAUniformBackgroundAndSubtractsIt() {
    SplittableRandom random = new SplittableRandom(4);
    List<FourVector> vectors = new ArrayList<>();
    int n = 3000;
    for (int i = 0; i < n; i++) {
      vectors.add(
          FourVector.ofPtRapidityPhiMass(
              0.5, random.nextDouble(-4.0, 4.0), random.nextDouble(0.0, 2.0 * Math.PI), 0.0));
    }
    double rho = 0.5 * n / (8.0 * 2.0 * Math.PI);
    vectors.add(FourVector.ofPtRapidityPhiMass(100.0, 0.2, 3.0, 0.0));
    Particles event = Particles.of(vectors);
    GhostedClustering.Background background =
        GhostedClustering.of(event, JetDefinition.kt(0.5), 4.0, 0.02, 2).background();
    assertEquals(rho, background.rhoGeV(), 0.1 * rho);
    assertTrue(background.sigmaGeV() > 0.0);
    GhostedClustering.JetArea hardest =
        GhostedClustering.of(event, JetDefinition.antiKt(0.4), 4.0, 0.02, 2)
            .inclusive(20.0)
            .getFirst();
    assertTrue(hardest.jet().pt() > 110.0);
    assertEquals(100.0, hardest.correctedPtGeV(background.rhoGeV()), 8.0);
  }

  @Test
  void repeatsForTheSameSeedAndAnswersForNoParticles() {
    Particles none = Particles.of(List.of());
    GhostedClustering.Background empty =
        GhostedClustering.of(none, JetDefinition.kt(0.5), 2.0, 0.05, 1).background();
    assertTrue(empty.rhoGeV() < 1e-40);
    Particles event = RandomEvents.pp(3, 30);
    assertEquals(
        GhostedClustering.of(event, JetDefinition.kt(0.5), 3.0, 0.05, 9).background(),
        GhostedClustering.of(event, JetDefinition.kt(0.5), 3.0, 0.05, 9).background());
  }

  @Test
  void refusesImpossibleGhosts() {
    Particles event = RandomEvents.pp(3, 3);
    assertThrows(
        IllegalArgumentException.class,
        () -> GhostedClustering.of(event, JetDefinition.kt(0.5), 3.0, 0.0, 9));
    assertThrows(
        IllegalArgumentException.class,
        () -> GhostedClustering.of(event, JetDefinition.durham(), 3.0, 0.1, 9));
  }
}
