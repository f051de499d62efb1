package hep.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class EfficiencyTest {

  @Test
  void givesTheClosedFormOfClopperAndPearsonAtTheBorders() {
    // No entry of n: the upper end u solves (1 − u)^n = α/2.
    double tail = (1 - Efficiency.ONE_SIGMA) / 2;
    assertEquals(1 - Math.pow(tail, 0.1), Efficiency.clopperPearson(0, 10).high(), 1e-9);
    assertEquals(0, Efficiency.clopperPearson(0, 10).low());
    assertEquals(Math.pow(tail, 0.1), Efficiency.clopperPearson(10, 10).low(), 1e-9);
  }

  @Test
  void reproducesThePublishedIntervalOfTwoInTen() {
    // 95 % interval of 2 in 10, in every table: 0.0252 to 0.5561.
    Efficiency e = Efficiency.clopperPearson(2, 10, 0.95);
    assertEquals(0.0252, e.low(), 5e-5);
    assertEquals(0.5561, e.high(), 5e-5);
  }

  @Test
  void solvesWilsonsEquation() {
    Efficiency e = Efficiency.wilson(3, 12);
    for (double end : new double[] {e.low(), e.high()}) {
      assertEquals(end * (1 - end) / 12, (0.25 - end) * (0.25 - end), 1e-12);
    }
  }

  @Test
  void coversAtLeastAsOftenAsPromised() {
    double truth = 0.13;
    int n = 25;
    double covered = 0;
    double probability = Math.pow(1 - truth, n);
    for (int k = 0; k <= n; k++) {
      Efficiency e = Efficiency.clopperPearson(k, n);
      covered += e.low() <= truth && truth <= e.high() ? probability : 0;
      probability *= truth / (1 - truth) * (n - k) / (k + 1);
    }
    assertTrue(covered >= Efficiency.ONE_SIGMA && covered < 0.9, "covers " + covered);
  }

  @Test
  void countsEqualWeightsAsEntries() {
    boolean[] passed = {true, false, false, true, true};
    Efficiency weighted = Efficiency.weighted(passed, new double[] {2, 2, 2, 2, 2});
    Efficiency counted = Efficiency.wilson(3, 5);
    assertEquals(counted.low(), weighted.low(), 1e-12);
    assertEquals(counted.high(), weighted.high(), 1e-12);
  }

  @Test
  void refusesMorePassedThanThereAre() {
    assertThrows(IllegalArgumentException.class, () -> Efficiency.wilson(3, 2));
    assertThrows(IllegalArgumentException.class, () -> Efficiency.clopperPearson(0, 0));
  }

  @Test
  void binsAnEfficiencyAndLeavesEmptyBinsOut() {
    double[] x = {1, 1.5, 1.7, 5, 5, 20};
    boolean[] passed = {true, false, true, false, false, true};
    Graph graph =
        EfficiencyProfile.of(x, passed, new double[] {1, 1, 1, 1, 1, 1}, new double[] {0, 2, 4, 6})
            .graph();
    assertEquals(2, graph.points());
    assertEquals(2 / 3.0, graph.y()[0], 1e-12);
    assertEquals(5, graph.x()[1]);
    assertEquals(0, graph.y()[1]);
    assertTrue(graph.yError()[1] > 0.1);
  }
}
