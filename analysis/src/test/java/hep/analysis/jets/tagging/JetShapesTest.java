package hep.analysis.jets.tagging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.analysis.jets.FourVector;
import hep.analysis.jets.Particles;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JetShapesTest {
  private static FourVector massless(double x, double y, double z) {
    return new FourVector(x, y, z, Math.sqrt(x * x + y * y + z * z));
  }

  /** Along x. */
  private static FourVector boosted(FourVector v, double gamma) {
    double beta = Math.sqrt(1 - 1 / (gamma * gamma));
    return new FourVector(
        gamma * (v.px() + beta * v.e()), v.py(), v.pz(), gamma * (v.e() + beta * v.px()));
  }

  private static double shape(Particles jet, String name) {
    return RestFrameShapes.of(jet)[RestFrameShapes.NAMES.indexOf(name)];
  }

  @Test
  void findsTwoQuarksBackToBackInTheRestFrame() {
    Particles jet =
        Particles.of(List.of(boosted(massless(0, 24, 32), 3), boosted(massless(0, -24, -32), 3)));
    assertEquals(1, shape(jet, "thrust"), 1e-6);
    assertEquals(0, shape(jet, "cos_theta"), 1e-6);
    assertEquals(0, shape(jet, "minor"), 1e-6);
    assertEquals(-0.5, shape(jet, "fox_wolfram_1"), 1e-6); // 2 (1/2)^2 P1(-1)
    assertEquals(0.5, shape(jet, "fox_wolfram_2"), 1e-6);
    assertEquals(1, shape(jet, "least_multiplicity"), 0);
  }

  @Test
  void hasTheSameShapeHoweverFastTheJetFlies() {
    SplittableRandom random = new SplittableRandom(2);
    List<FourVector> still = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      FourVector v =
          massless(random.nextGaussian(), 5 * random.nextGaussian(), random.nextGaussian());
      still.add(v);
      still.add(massless(-v.px(), -v.py(), -v.pz()));
    }
    float[] slow =
        RestFrameShapes.of(Particles.of(still.stream().map(v -> boosted(v, 1.2)).toList()));
    float[] fast =
        RestFrameShapes.of(Particles.of(still.stream().map(v -> boosted(v, 4.0)).toList()));
    assertArrayEquals(slow, fast, 1e-5f);
  }

  @Test
  void findsTheMassOfTheHardPartUnderSoftParticles() {
    FourVector first = FourVector.ofPtRapidityPhiMass(150, 0.3, 1.0, 0);
    FourVector second = FourVector.ofPtRapidityPhiMass(100, -0.3, 1.2, 0);
    List<FourVector> all = new ArrayList<>(List.of(first, second));
    for (int i = 0; i < 8; i++) {
      all.add(FourVector.ofPtRapidityPhiMass(1, 0.9 - 0.02 * i, 0.2 + 0.23 * i, 0.14));
    }
    float[] masses = GroomedMasses.of(Particles.of(all));
    double hard = first.plus(second).m();
    for (String name : List.of("filtered_0.1_2_mass_GeV", "trimmed_0.2_0.05_mass_GeV")) {
      assertEquals(hard, masses[GroomedMasses.NAMES.indexOf(name)], 1e-3 * hard, name);
    }
  }
}
