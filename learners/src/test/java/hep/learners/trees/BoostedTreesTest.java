package hep.learners.trees;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.learners.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {
  private static final BoostedTrees.Settings SETTINGS =
      new BoostedTrees.Settings(
          1000, 0.04, 0.8, 1, 50, TreeShape.leaves(12).withLeastHessian(5).withLambda(1));

  /** Two columns; the class is the product of their signs, one in ten is wrong. */
  private record Checkerboard(Tensor features, boolean[] signal, double[] weights) {
    static Checkerboard of(int rows, long seed) {
      Random random = new Random(seed);
      float[] values = new float[2 * rows];
      boolean[] signal = new boolean[rows];
      double[] weights = new double[rows];
      Arrays.fill(weights, 1);
      for (int i = 0; i < rows; i++) {
        values[2 * i] = (float) random.nextGaussian();
        values[2 * i + 1] = (float) random.nextGaussian();
        signal[i] = values[2 * i] * values[2 * i + 1] > 0 ^ random.nextInt(10) == 0;
      }
      return new Checkerboard(new Tensor(values, rows, 2), signal, weights);
    }
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  private static double right(Checkerboard board, double[] margins, int from) {
    int right = 0;
    for (int i = from; i < margins.length; i++) {
      right += margins[i] > 0 == board.signal[i] ? 1 : 0;
    }
    return right / (double) (margins.length - from);
  }

  @Test
  void learnsWhatNoSingleColumnTells() {
    Checkerboard board = Checkerboard.of(6000, 1);
    BoostedTrees trees =
        BoostedTrees.fit(
            board.features,
            board.signal,
            board.weights,
            range(0, 4000),
            range(4000, 5000),
            SETTINGS,
            1);
    double right = right(board, trees.margins(board.features), 5000);
    // nine in ten can be known; 1000 rows give an error of 0.01
    assertTrue(right > 0.86, () -> "right: " + right);
  }

  @Test
  void aTreeOfFewColumnsAsksThemTogetherWhateverItsShareOfColumns() {
    Checkerboard board = Checkerboard.of(3000, 4);
    var half = new BoostedTrees.Settings(200, 0.1, 1, 0.5, 20, TreeShape.leaves(12));
    BoostedTrees trees =
        BoostedTrees.fit(
            board.features,
            board.signal,
            board.weights,
            range(0, 1500),
            range(1500, 2000),
            half,
            1);
    // with one column a tree, no sum of trees can know a product: half would be right
    double right = right(board, trees.margins(board.features), 2000);
    assertTrue(right > 0.83, () -> "right: " + right);
  }

  @Test
  void aSingleSplitIsTheOneWorkedOutByHand() {
    Tensor features = new Tensor(new float[] {1, 2, 3, 4}, 4, 1);
    boolean[] signal = {false, false, true, true};
    double[] ones = {1, 1, 1, 1};
    var one =
        new BoostedTrees.Settings(
            1, 0.5, 1, 1, 1, TreeShape.leaves(2).withLeastHessian(0.1).withLambda(1));
    double[] margins =
        BoostedTrees.fit(features, signal, ones, range(0, 4), new int[0], one, 1).margins(features);
    // p = 1/2: gradients +-1/2, hessians 1/4; left G = 1, H = 1/2: -0.5 * 1 / (0.5 + 1)
    assertArrayEquals(new double[] {-1.0 / 3, -1.0 / 3, 1.0 / 3, 1.0 / 3}, margins, 1e-7);
  }

  @Test
  void stopsWhereTheValidationRowsNoLongerImprove() {
    Random random = new Random(2);
    float[] noise = new float[2000];
    boolean[] signal = new boolean[1000];
    for (int i = 0; i < 1000; i++) {
      noise[2 * i] = random.nextFloat();
      noise[2 * i + 1] = random.nextFloat();
      signal[i] = random.nextBoolean();
    }
    double[] ones = new double[1000];
    Arrays.fill(ones, 1);
    BoostedTrees trees =
        BoostedTrees.fit(
            new Tensor(noise, 1000, 2), signal, ones, range(0, 600), range(600, 1000), SETTINGS, 1);
    assertTrue(trees.size() < 100, () -> trees.size() + " trees from noise");
  }

  @Test
  void answersBitForBitAlikeAfterStoringAndForTheSameSeed() {
    Checkerboard board = Checkerboard.of(2000, 3);
    BoostedTrees trees =
        BoostedTrees.fit(
            board.features,
            board.signal,
            board.weights,
            range(0, 1500),
            range(1500, 2000),
            SETTINGS,
            7);
    BoostedTrees again =
        BoostedTrees.fit(
            board.features,
            board.signal,
            board.weights,
            range(0, 1500),
            range(1500, 2000),
            SETTINGS,
            7);
    assertArrayEquals(trees.margins(board.features), again.margins(board.features));
    assertArrayEquals(
        trees.margins(board.features), BoostedTrees.of(trees.tensors()).margins(board.features));
  }

  @Test
  void aRowOfWeightTwoCountsLikeTwoRows() {
    Checkerboard board = Checkerboard.of(400, 4);
    // few different values, so that both see the same bins
    for (int i = 0; i < 800; i++) {
      board.features.data()[i] = Math.round(2 * board.features.data()[i]);
    }
    float[] twice = Arrays.copyOf(board.features.data(), 1600);
    System.arraycopy(board.features.data(), 0, twice, 800, 800);
    boolean[] signal = Arrays.copyOf(board.signal, 800);
    System.arraycopy(board.signal, 0, signal, 400, 400);
    double[] ones = new double[800];
    Arrays.fill(ones, 1);
    double[] twos = new double[400];
    Arrays.fill(twos, 2);
    var all =
        new BoostedTrees.Settings(
            20, 0.1, 1, 1, 20, TreeShape.leaves(4).withLeastHessian(1).withLambda(1));
    BoostedTrees repeated =
        BoostedTrees.fit(
            new Tensor(twice, 800, 2), signal, ones, range(0, 800), new int[0], all, 1);
    BoostedTrees weighted =
        BoostedTrees.fit(board.features, board.signal, twos, range(0, 400), new int[0], all, 1);
    assertArrayEquals(weighted.margins(board.features), repeated.margins(board.features), 1e-5);
    assertEquals(weighted.size(), repeated.size());
  }

  @Test
  void refusesStoredTreesThatWalkInACircle() {
    Checkerboard board = Checkerboard.of(500, 5);
    BoostedTrees trees =
        BoostedTrees.fit(
            board.features,
            board.signal,
            board.weights,
            range(0, 500),
            new int[0],
            new BoostedTrees.Settings(
                1, 0.1, 1, 1, 1, TreeShape.leaves(4).withLeastHessian(1).withLambda(1)),
            1);
    Map<String, Tensor> tensors = new LinkedHashMap<>(trees.tensors());
    float[] left =
        new float[trees.tensors().getOrDefault("left", new Tensor(new float[1], 1)).data().length];
    tensors.put("left", new Tensor(left, left.length));
    assertThrows(IllegalArgumentException.class, () -> BoostedTrees.of(tensors));
  }

  @Test
  void refusesInfiniteValues() {
    Tensor features = new Tensor(new float[] {1, Float.NEGATIVE_INFINITY}, 2, 1);
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                BoostedTrees.fit(
                    features,
                    new boolean[] {true, false},
                    new double[] {1, 1},
                    range(0, 2),
                    new int[0],
                    SETTINGS,
                    1));
    assertTrue(String.valueOf(refused.getMessage()).contains("row 1, column 0"));
  }

  @Test
  void theBitsDoNotDependOnTheNumberOfThreads() {
    Checkerboard board = Checkerboard.of(20_000, 6);
    for (TreeShape shape : new TreeShape[] {TreeShape.leaves(20), TreeShape.depth(6)}) {
      var settings = new BoostedTrees.Settings(10, 0.2, 0.7, 1, 10, shape);
      double[] expected = null;
      for (int threads : new int[] {1, 2, 3, 8}) {
        BoostedTrees trees =
            BoostedTrees.fit(
                board.features,
                Targets.of(board.signal, board.weights),
                range(0, 15_000),
                range(15_000, 20_000),
                new BoostLoss.Logistic(),
                settings,
                3,
                threads);
        double[] margins = trees.margins(board.features, threads)[0];
        if (expected != null) {
          assertArrayEquals(expected, margins);
        }
        expected = margins;
      }
    }
  }

  @Test
  void ofTwoColumnsTheOneThatTellsHasTheGain() {
    Random random = new Random(8);
    float[] values = new float[4000];
    boolean[] signal = new boolean[2000];
    for (int i = 0; i < 2000; i++) {
      values[2 * i] = random.nextFloat();
      values[2 * i + 1] = random.nextFloat();
      signal[i] = values[2 * i + 1] > 0.4;
    }
    double[] ones = new double[2000];
    Arrays.fill(ones, 1);
    Tensor features = new Tensor(values, 2000, 2);
    BoostedTrees trees =
        BoostedTrees.fit(
            features,
            Targets.of(signal, ones),
            range(0, 2000),
            new int[0],
            new BoostLoss.Logistic(),
            BoostedTrees.Settings.plain(20, 0.3, TreeShape.depth(3)),
            1,
            2);
    assertTrue(trees.importance()[1] > 0.98, () -> Arrays.toString(trees.importance()));
    PermutationImportance permuted =
        PermutationImportance.of(
            features,
            rows -> trees.margins(rows, 1)[0],
            margins -> {
              int right = 0;
              for (int i = 0; i < margins.length; i++) {
                right += margins[i] > 0 == signal[i] ? 1 : 0;
              }
              return right / (double) margins.length;
            },
            5,
            1);
    // a shuffled column agrees with the truth in 0.6^2 + 0.4^2 of the rows
    assertEquals(1 - 0.52, permuted.drop()[1], 0.03);
    assertEquals(0, permuted.drop()[0], 0.01);
  }
}
