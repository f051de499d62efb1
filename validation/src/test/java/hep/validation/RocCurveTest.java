package hep.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.validation.internal.Distributions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RocCurveTest {
  private static final double[] SCORES = {0.9, 0.8, 0.8, 0.4, 0.3};
  private static final boolean[] SIGNAL = {true, true, false, true, false};

  @Test
  void findsTheAreaOfFiveEntriesByHand() {
    // Pairs: 0.9 beats both; 0.8 ties one (1/2) and beats one; 0.4 beats one: (2 + 1.5 + 1)/6.
    assertEquals(4.5 / 6, RocCurve.of(SCORES, SIGNAL).auc().value(), 1e-15);
  }

  @Test
  void drawsTheCurveOfFiveEntriesByHand() {
    RocCurve roc = RocCurve.of(SCORES, SIGNAL);
    assertArrayEquals(new double[] {0.9, 0.8, 0.4, 0.3}, roc.thresholds());
    assertArrayEquals(new double[] {0, 1 / 3.0, 2 / 3.0, 1, 1}, roc.signalEfficiencies(), 1e-15);
    assertArrayEquals(new double[] {0, 0, 0.5, 0.5, 1}, roc.backgroundEfficiencies(), 1e-15);
  }

  @Test
  void readsBetweenPointsOnTheStraightLineOfATie() {
    assertEquals(0.25, RocCurve.of(SCORES, SIGNAL).backgroundEfficiencyAt(0.5).value(), 1e-15);
    assertEquals(0.5, RocCurve.of(SCORES, SIGNAL).signalEfficiencyAt(0.25).value(), 1e-15);
  }

  @Test
  void agreesWithEveryPairCountedForWeightsOfBothSignsAndTies() {
    Random random = new Random(11);
    for (int trial = 0; trial < 50; trial++) {
      Toy toy = Toy.of(random, 60, 40, 1.0);
      for (int i = 0; i < toy.scores().length; i++) {
        toy.scores()[i] = Math.round(2 * toy.scores()[i]);
        toy.weights()[i] = random.nextDouble() - 0.2;
      }
      double pairs = pairArea(toy);
      assertEquals(
          pairs, RocCurve.of(toy.scores(), toy.signal(), toy.weights()).auc().value(), 1e-12);
    }
  }

  @Test
  void givesDeLongsErrorComputedPairByPair() {
    Toy toy = Toy.of(new Random(5), 70, 50, 1.0);
    assertEquals(pairError(toy), RocCurve.of(toy.scores(), toy.signal()).auc().error(), 1e-12);
  }

  @Test
  void doesNotChangeTheErrorWhenAllWeightsAreScaled() {
    Toy toy = Toy.of(new Random(5), 70, 50, 1.0);
    double unit = RocCurve.of(toy.scores(), toy.signal()).auc().error();
    java.util.Arrays.fill(toy.weights(), 3.7);
    assertEquals(unit, RocCurve.of(toy.scores(), toy.signal(), toy.weights()).auc().error(), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1, 2})
  void tendsToPhiOfTheDistanceOfTwoGaussiansOverRootTwo(double distance) {
    Toy toy = Toy.of(new Random(3), 40_000, 40_000, distance);
    Measured auc = RocCurve.of(toy.scores(), toy.signal()).auc();
    double expected = Distributions.normal(distance / Math.sqrt(2));
    assertEquals(expected, auc.value(), 4 * auc.error());
    assertTrue(auc.error() < 0.003);
  }

  @Test
  void coversTheTrueAreaInTwoThirdsOfToys() {
    double truth = Distributions.normal(1 / Math.sqrt(2));
    assertCoverage(toy -> RocCurve.of(toy.scores(), toy.signal()).auc(), truth, 1000);
  }

  @Test
  void coversTheTrueAreaInTwoThirdsOfWeightedToys() {
    double truth = Distributions.normal(1 / Math.sqrt(2));
    Random random = new Random(77);
    assertCoverage(
        toy -> {
          for (int i = 0; i < toy.weights().length; i++) {
            toy.weights()[i] = random.nextDouble() < 0.1 ? -0.5 : 0.2 + random.nextDouble();
          }
          return RocCurve.of(toy.scores(), toy.signal(), toy.weights()).auc();
        },
        truth,
        1000);
  }

  @Test
  void coversTheTrueBackgroundEfficiencyInTwoThirdsOfToys() {
    // Signal N(1, 1), background N(0, 1): 60 % of the signal lies above 1 − q(0.6).
    double threshold = 1 - Distributions.normalQuantile(0.6);
    double truth = 1 - Distributions.normal(threshold);
    assertCoverage(
        toy -> RocCurve.of(toy.scores(), toy.signal()).backgroundEfficiencyAt(0.6), truth, 1000);
  }

  @Test
  void givesABootstrapErrorCloseToDeLongs() {
    Toy toy = Toy.of(new Random(8), 400, 300, 1.0);
    RocCurve roc = RocCurve.of(toy.scores(), toy.signal());
    Measured bootstrap = roc.bootstrap(2000, 1, r -> r.auc().value());
    assertEquals(roc.auc().value(), bootstrap.value());
    assertEquals(1, bootstrap.error() / roc.auc().error(), 0.08);
  }

  @Test
  void givesABootstrapErrorOfTheRejectionCloseToTheAnalyticOne() {
    Toy toy = Toy.of(new Random(9), 3000, 3000, 1.0);
    RocCurve roc = RocCurve.of(toy.scores(), toy.signal());
    Measured bootstrap = roc.bootstrap(1000, 1, r -> r.backgroundEfficiencyAt(0.7).value());
    assertEquals(1, bootstrap.error() / roc.backgroundEfficiencyAt(0.7).error(), 0.15);
  }

  @Test
  void repeatsTheBootstrapForTheSameSeed() {
    Toy toy = Toy.of(new Random(8), 100, 100, 1.0);
    RocCurve roc = RocCurve.of(toy.scores(), toy.signal());
    assertEquals(
        roc.bootstrap(50, 4, r -> r.auc().value()), roc.bootstrap(50, 4, r -> r.auc().value()));
  }

  @Test
  void findsTheTightestThresholdThatKeepsTheSignal() {
    WorkingPoint point = RocCurve.of(SCORES, SIGNAL).workingPoint(0.6);
    assertEquals(0.8, point.threshold());
    assertEquals(2 / 3.0, point.signalEfficiency().value(), 1e-15);
    assertEquals(2, point.rejection().value(), 1e-15);
  }

  @Test
  void keepsTheThresholdWhoseEfficiencyIsTheTargetExactly() {
    double[] scores = new double[20];
    boolean[] signal = new boolean[20];
    for (int i = 0; i < 20; i++) {
      scores[i] = i;
      signal[i] = i >= 10;
    }
    assertEquals(13, RocCurve.of(scores, signal).workingPoint(0.7).threshold());
  }

  @Test
  void countsTheAccuracyByHand() {
    // At 0.8 right: two signal above, one background below; the weighted case leaves one signal (w
    // = 3) below.
    assertEquals(3 / 5.0, RocCurve.of(SCORES, SIGNAL).accuracyAt(0.8).value(), 1e-15);
    assertEquals(Math.sqrt(0.24 / 5), RocCurve.of(SCORES, SIGNAL).accuracyAt(0.8).error(), 1e-15);
    double[] weights = {1, 1, 1, 3, 1};
    assertEquals(3 / 7.0, RocCurve.of(SCORES, SIGNAL, weights).accuracyAt(0.8).value(), 1e-15);
  }

  @Test
  void callsTheRejectionInfiniteWhereNoBackgroundIsLeft() {
    Measured rejection = RocCurve.of(SCORES, SIGNAL).rejectionAt(0.2);
    assertEquals(Double.POSITIVE_INFINITY, rejection.value());
    assertEquals(1, RocCurve.of(SCORES, SIGNAL).rejection(0.2, 0.9).points());
  }

  @Test
  void refusesScoresThatAreNotFiniteWithTheirPlace() {
    assertMessage(
        "score is NaN at entry 1", new double[] {1, Double.NaN}, new boolean[] {true, false});
  }

  @Test
  void refusesAClassWithoutEntries() {
    assertMessage(
        "weights of the background entries add up to 0",
        new double[] {1, 2},
        new boolean[] {true, true});
  }

  private static void assertMessage(String expected, double[] scores, boolean[] signal) {
    var thrown = assertThrows(IllegalArgumentException.class, () -> RocCurve.of(scores, signal));
    assertTrue(String.valueOf(thrown.getMessage()).contains(expected), thrown.getMessage());
  }

  /**
   * The interval value ± error must hold the truth in 68 % of toys, to 3.3 standard deviations of
   * the count.
   */
  private static void assertCoverage(
      java.util.function.Function<Toy, Measured> estimate, double truth, int toys) {
    Random random = new Random(2026);
    int covered = 0;
    for (int i = 0; i < toys; i++) {
      Measured m = estimate.apply(Toy.of(random, 300, 200, 1.0));
      covered += Math.abs(m.value() - truth) < m.error() ? 1 : 0;
    }
    assertEquals(0.683, covered / (double) toys, 3.3 * Math.sqrt(0.683 * 0.317 / toys));
  }

  private static double pairArea(Toy toy) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < toy.scores().length; i++) {
      for (int j = 0; j < toy.scores().length; j++) {
        if (toy.signal()[i] && !toy.signal()[j]) {
          double w = toy.weights()[i] * toy.weights()[j];
          total += w;
          sum += w * (1 + Math.signum(toy.scores()[i] - toy.scores()[j])) / 2;
        }
      }
    }
    return sum / total;
  }

  private static double pairError(Toy toy) {
    double area = pairArea(toy);
    double variance = 0;
    for (boolean side : new boolean[] {true, false}) {
      int n = 0;
      int others = 0;
      double squares = 0;
      for (int i = 0; i < toy.scores().length; i++) {
        n += toy.signal()[i] == side ? 1 : 0;
        others += toy.signal()[i] == side ? 0 : 1;
      }
      for (int i = 0; i < toy.scores().length; i++) {
        double wins = 0;
        for (int j = 0; j < toy.scores().length; j++) {
          double gap = toy.scores()[i] - toy.scores()[j];
          wins += toy.signal()[j] == side ? 0 : (1 + Math.signum(side ? gap : -gap)) / 2;
        }
        squares += toy.signal()[i] == side ? Math.pow(wins / others - area, 2) : 0;
      }
      variance += squares / (n - 1) / n;
    }
    return Math.sqrt(variance);
  }
}
