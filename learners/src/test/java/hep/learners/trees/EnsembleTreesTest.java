package hep.learners.trees;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.learners.Tensor;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnsembleTreesTest {
  private static final int ROWS = 6000;
  private static final int[] FIRST = IntStream.range(0, 4000).toArray();

  /** Inside or outside a circle, one in twenty is wrong; a third column is noise. */
  private static boolean[] circle(Tensor features) {
    boolean[] inside = new boolean[ROWS];
    Random random = new Random(2);
    for (int i = 0; i < ROWS; i++) {
      double x = features.at(i, 0);
      double y = features.at(i, 1);
      inside[i] = x * x + y * y < 1.4 ^ random.nextInt(20) == 0;
    }
    return inside;
  }

  private static Tensor gauss() {
    Random random = new Random(1);
    float[] values = new float[3 * ROWS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Tensor(values, ROWS, 3);
  }

  private static double[] ones() {
    double[] ones = new double[ROWS];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double right(double[] scores, double threshold, boolean[] truth) {
    int right = 0;
    for (int i = 4000; i < ROWS; i++) {
      right += scores[i] > threshold == truth[i] ? 1 : 0;
    }
    return right / 2000.0;
  }

  @ParameterizedTest
  @EnumSource
  void adaBoostFindsACircle(AdaBoost.Kind kind) {
    Tensor features = gauss();
    boolean[] inside = circle(features);
    var settings =
        new AdaBoost.Settings(
            300, 0.5, kind, TreeShape.depth(2).withLambda(0).withLeastHessian(20));
    BoostedTrees trees = AdaBoost.fit(features, Targets.of(inside, ones()), FIRST, settings, 2);
    double[] margins = trees.margins(features);
    double right = right(margins, 0, inside);
    // 0.95 can be known
    assertTrue(right > 0.9, () -> kind + " right: " + right);
    assertArrayEquals(margins, BoostedTrees.of(trees.tensors()).margins(features));
  }

  @Test
  void theFirstVoteOfDiscreteAdaBoostIsTheOneOfTheBook() {
    // one split at 2.5 is right for 7 of 8 rows: alpha = ln(7) / 2, the margin is twice that
    Tensor features = new Tensor(new float[] {1, 1, 2, 2, 3, 3, 4, 4}, 8, 1);
    boolean[] signal = {false, false, false, true, true, true, true, true};
    double[] ones = new double[8];
    Arrays.fill(ones, 1);
    var one =
        new AdaBoost.Settings(
            1, 1, AdaBoost.Kind.DISCRETE, TreeShape.leaves(2).withLambda(0).withLeastHessian(2.5));
    double[] margins =
        AdaBoost.fit(features, Targets.of(signal, ones), IntStream.range(0, 8).toArray(), one, 1)
            .margins(features);
    double alpha = Math.log(7);
    assertArrayEquals(
        new double[] {-alpha, -alpha, -alpha, -alpha, alpha, alpha, alpha, alpha}, margins, 1e-6);
  }

  @Test
  void aForestFindsACircle() {
    Tensor features = gauss();
    boolean[] inside = circle(features);
    var settings =
        new RandomForest.Settings(
            60, 0, TreeShape.depth(20).withLambda(0).withLeastHessian(5).withBins(64));
    RandomForest one =
        RandomForest.classify(features, Targets.of(inside, ones()), FIRST, settings, 3, 1);
    RandomForest four =
        RandomForest.classify(features, Targets.of(inside, ones()), FIRST, settings, 3, 4);
    double[] answers = one.answers(features, 2);
    assertArrayEquals(answers, four.answers(features, 1));
    assertArrayEquals(answers, RandomForest.of(one.tensors()).answers(features, 1));
    double right = right(answers, 0.5, inside);
    assertTrue(right > 0.91, () -> "right: " + right);
    for (double answer : answers) {
      assertTrue(answer > -1e-6 && answer < 1 + 1e-6, () -> "probability " + answer);
    }
    assertTrue(one.importance()[2] < 0.5 * one.importance()[0], Arrays.toString(one.importance()));
  }

  @Test
  void aForestFindsAMean() {
    Tensor features = gauss();
    double[] values = new double[ROWS];
    Random random = new Random(4);
    for (int i = 0; i < ROWS; i++) {
      values[i] = 100 + 3 * features.at(i, 0) + 0.5 * random.nextGaussian();
    }
    var settings =
        new RandomForest.Settings(
            50, 3, TreeShape.depth(20).withLambda(0).withLeastHessian(10).withBins(128));
    double[] found =
        RandomForest.regress(features, Targets.of(values), FIRST, settings, 1, 2)
            .answers(features, 2);
    double squares = 0;
    for (int i = 4000; i < ROWS; i++) {
      squares += Math.pow(found[i] - 100 - 3 * features.at(i, 0), 2) / 2000;
    }
    // the values spread by 3 about their mean
    assertEquals(0, Math.sqrt(squares), 0.4);
  }

  @Test
  void refusesAClassWithoutRows() {
    Tensor features = gauss();
    assertThrows(
        IllegalArgumentException.class,
        () ->
            AdaBoost.fit(
                features,
                Targets.of(new boolean[ROWS], ones()),
                FIRST,
                AdaBoost.Settings.defaults(),
                1));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            RandomForest.classify(
                features,
                Targets.of(new boolean[ROWS], ones()),
                FIRST,
                RandomForest.Settings.defaults(),
                1,
                1));
  }
}
