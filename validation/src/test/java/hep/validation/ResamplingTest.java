package hep.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.validation.Resampling.Replicas;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ResamplingTest {
  private static final int SIZE = 2000;

  private final boolean[] signal = new boolean[SIZE];
  private final double[] good = new double[SIZE];
  private final double[] same = new double[SIZE];
  private final double[] other = new double[SIZE];
  private final double[] ones = new double[SIZE];

  ResamplingTest() {
    Random random = new Random(3);
    Arrays.fill(ones, 1);
    for (int i = 0; i < SIZE; i++) {
      signal[i] = i % 2 == 0;
      double shift = signal[i] ? 1.5 : 0;
      good[i] = shift + random.nextGaussian();
      same[i] = Math.exp(good[i]);
      other[i] = shift + random.nextGaussian();
    }
  }

  private static double auc(RocCurve roc) {
    return roc.auc().value();
  }

  @Test
  void findsNoErrorInTheRatioOfAScoreToItsOwnMonotoneFunction() {
    Resampling draws = Resampling.of(signal, ones, 50, 1);
    Measured ratio =
        draws.of(same, ResamplingTest::auc).over(draws.of(good, ResamplingTest::auc)).measured();
    assertEquals(1, ratio.value(), 1e-15);
    assertEquals(0, ratio.error(), 1e-15);
  }

  @Test
  void drawsAgainWhatLacksAKind() {
    boolean[] kinds = new boolean[8];
    kinds[3] = true; // a third of the plain draws would miss it
    double[] weights = new double[8];
    Arrays.fill(weights, 1);
    double[] scores = {1, 2, 3, 4, 5, 6, 7, 8};
    Replicas areas = Resampling.of(kinds, weights, 200, 1).of(scores, ResamplingTest::auc);
    assertTrue(Arrays.stream(areas.resampled()).allMatch(Double::isFinite));
  }

  @Test
  void agreesWithDeLongForOneCurveAndForTwoIndependentScores() {
    Resampling draws = Resampling.of(signal, ones, 600, 5);
    Replicas one = draws.of(good, ResamplingTest::auc);
    Replicas two = draws.of(other, ResamplingTest::auc);
    double own = RocCurve.of(good, signal).auc().error();
    double others = RocCurve.of(other, signal).auc().error();
    assertEquals(own, one.measured().error(), 0.15 * own);
    assertEquals(Math.hypot(own, others), one.minus(two).measured().error(), 0.15 * own);
  }

  @Test
  void hasAsLargeAnErrorForAFileOfTwinsAsForOneOfEachWhenTwinsAreDrawnTogether() {
    boolean[] twice = new boolean[2 * SIZE];
    double[] scores = new double[2 * SIZE];
    double[] groups = new double[2 * SIZE];
    for (int i = 0; i < 2 * SIZE; i++) {
      int twin = i / 2;
      twice[i] = signal[twin];
      scores[i] = good[twin];
      groups[i] = twin;
    }
    double[] all = new double[2 * SIZE];
    Arrays.fill(all, 1);
    double together =
        Resampling.of(twice, all, groups, 400, 2)
            .of(scores, ResamplingTest::auc)
            .measured()
            .error();
    double apart =
        Resampling.of(twice, all, 400, 2).of(scores, ResamplingTest::auc).measured().error();
    assertEquals(RocCurve.of(good, signal).auc().error(), together, 0.2 * together);
    assertEquals(Math.sqrt(2), together / apart, 0.25);
  }

  @Test
  void readsQuantilesBetweenReplicasAndAtInfinity() {
    double inf = Double.POSITIVE_INFINITY;
    Replicas replicas = new Replicas(2, new double[] {3, 1, 2, inf, inf});
    assertEquals(1, replicas.quantile(0));
    assertEquals(1.5, replicas.quantile(0.125), 1e-15);
    assertEquals(inf, replicas.quantile(1));
    assertEquals(2.5, Replicas.mean(replicas, new Replicas(3, new double[5])).value());
  }

  @Test
  void givesTheSameReplicasForTheSameSeedAndRefusesOneReplica() {
    double[] once = Resampling.of(signal, ones, 5, 9).of(good, ResamplingTest::auc).resampled();
    double[] again = Resampling.of(signal, ones, 5, 9).of(good, ResamplingTest::auc).resampled();
    assertArrayEquals(once, again);
    assertTrue(Arrays.stream(once).distinct().count() > 1);
    assertThrows(IllegalArgumentException.class, () -> Resampling.of(signal, ones, 1, 9));
  }
}
