package hep.analysis.toy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.analysis.internal.Draws;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhaseSpaceTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6})
  void conservesEnergyAndMomentumAndKeepsTheMasses(int bodies) {
    Draws draws = new Draws(5, bodies);
    double[] masses = new double[bodies];
    for (int i = 0; i < bodies; i++) {
      masses[i] = i == 0 ? 1.86966 : 0.13957;
    }
    Momentum parent = Momentum.of(30, 0.7, -2, 5.27941);
    for (int trial = 0; trial < 200; trial++) {
      Momentum sum = Momentum.NONE;
      Momentum[] children = PhaseSpace.decay(5.27941, masses, draws);
      for (int i = 0; i < bodies; i++) {
        Momentum child = children[i].boosted(parent, 5.27941);
        assertEquals(masses[i], child.mass(), 1e-5);
        sum = sum.plus(child);
      }
      assertEquals(parent.x(), sum.x(), 1e-7);
      assertEquals(parent.y(), sum.y(), 1e-7);
      assertEquals(parent.z(), sum.z(), 1e-7);
      assertEquals(parent.energy(), sum.energy(), 1e-7);
    }
  }
}
