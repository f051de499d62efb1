package hep.learners.baselines;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifierTest {
  /** Phi(1 / sqrt 2): the best area for two normal distributions one width apart. */
  private static final double ONE_APART = 0.76025;

  private static final RectangularCuts.Settings SEARCH = new RectangularCuts.Settings(150, 100, 1);

  /** Two normal distributions; the signal is moved, and column 1 leans on column 0. */
  private static LabelledRows gauss(int rows, double lean, double[] shift, long seed) {
    Random random = new Random(seed);
    int columns = shift.length;
    float[] values = new float[rows * columns];
    boolean[] signal = new boolean[rows];
    double[] weights = new double[rows];
    for (int row = 0; row < rows; row++) {
      signal[row] = row % 3 == 0;
      weights[row] = signal[row] ? 2 : 1;
      double first = random.nextGaussian();
      for (int j = 0; j < columns; j++) {
        double own =
            j == 0
                ? first
                : j == 1
                    ? lean * first + Math.sqrt(1 - lean * lean) * random.nextGaussian()
                    : random.nextGaussian();
        values[row * columns + j] = (float) (own + (signal[row] ? shift[j] : 0));
      }
    }
    return new LabelledRows(new Tensor(values, rows, columns), signal, weights);
  }

  private static double auc(Classifier classifier, LabelledRows rows) {
    double[] scores = classifier.scores(rows.features(), 2);
    Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Double.compare(scores[a], scores[b]));
    double signals = 0;
    double backgrounds = 0;
    double pairs = 0;
    for (int i = 0; i < order.length; ) {
      double equalSignals = 0;
      double equalBackgrounds = 0;
      double score = scores[order[i]];
      for (; i < order.length && scores[order[i]] == score; i++) {
        equalSignals += rows.signal()[order[i]] ? 1 : 0;
        equalBackgrounds += rows.signal()[order[i]] ? 0 : 1;
      }
      pairs += equalSignals * (backgrounds + equalBackgrounds / 2);
      signals += equalSignals;
      backgrounds += equalBackgrounds;
    }
    return pairs / signals / backgrounds;
  }

  @Test
  void fishersDirectionIsTheInverseCovarianceTimesTheDistance() {
    // S = (1, 0.6; 0.6, 1), d = (1, 0.2): S^-1 d = (0.88, -0.4) / 0.64, d S^-1 d = 1.25
    LabelledRows rows = gauss(60_000, 0.6, new double[] {1, 0.2}, 1);
    Fisher fisher = Fisher.fit(rows);
    assertEquals(0.88 / 0.64, fisher.direction().data()[0], 0.03);
    assertEquals(-0.40 / 0.64, fisher.direction().data()[1], 0.03);
    // Phi(sqrt(1.25) / sqrt 2) = 0.78540
    assertEquals(0.7854, auc(fisher, rows), 0.004);
  }

  @Test
  void tellsWhatARowCosts() {
    LabelledRows rows = gauss(300, 0, new double[] {1, 0, 0.5}, 2);
    assertEquals(6, Fisher.fit(rows).operations());
    assertEquals(9, Likelihood.fit(rows, Likelihood.Density.BINNED).operations());
    assertEquals(24, Likelihood.fit(rows, Likelihood.Density.KERNEL).operations());
    assertEquals(300 * 3 * 3, NearestNeighbours.fit(rows, 5).operations());
  }

  @Test
  void fisherLivesWithAColumnThatRepeatsAnother() {
    LabelledRows once = gauss(5000, 0, new double[] {1, 0}, 2);
    float[] twice = new float[5000 * 3];
    for (int row = 0; row < 5000; row++) {
      twice[3 * row] = once.features().at(row, 0);
      twice[3 * row + 1] = once.features().at(row, 1);
      twice[3 * row + 2] = 1000 * once.features().at(row, 0);
    }
    LabelledRows rows = new LabelledRows(new Tensor(twice, 5000, 3), once.signal(), once.weights());
    assertEquals(auc(Fisher.fit(once), once), auc(Fisher.fit(rows), rows), 1e-3);
  }

  @ParameterizedTest
  @EnumSource
  void theLikelihoodOfIndependentColumnsIsTheBestThereIs(Likelihood.Density density) {
    double[] shift = {0.6, 0.8};
    Likelihood likelihood = Likelihood.fit(gauss(40_000, 0, shift, 3), density);
    LabelledRows test = gauss(40_000, 0, shift, 4);
    // distance sqrt(0.36 + 0.64) = 1
    assertEquals(ONE_APART, auc(likelihood, test), 0.006);
    // the ratio itself: ln = shift x - shift^2 / 2 in each column
    Tensor point = new Tensor(new float[] {0.7f, -0.4f}, 1, 2);
    double expected = 0.6 * 0.7 - 0.18 + 0.8 * -0.4 - 0.32;
    assertEquals(expected, likelihood.scores(point, 1)[0], 0.15);
  }

  @Test
  void nearestNeighboursAreThoseOfAPlainSearch() {
    LabelledRows rows = gauss(700, 0.5, new double[] {1, 0, 0.3}, 5);
    double[] found = NearestNeighbours.fit(rows, 11).scores(rows.features(), 2);
    double[] width = new double[3];
    for (int j = 0; j < 3; j++) {
      int column = j;
      double mean =
          IntStream.range(0, 700).mapToDouble(i -> rows.features().at(i, column)).sum() / 700;
      width[j] =
          Math.sqrt(
              IntStream.range(0, 700)
                      .mapToDouble(i -> Math.pow(rows.features().at(i, column) - mean, 2))
                      .sum()
                  / 700);
    }
    double signals = IntStream.range(0, 700).filter(i -> rows.signal()[i]).count();
    for (int row = 0; row < 700; row += 7) {
      int at = row;
      double[] distance = new double[700];
      for (int i = 0; i < 700; i++) {
        for (int j = 0; j < 3; j++) {
          distance[i] +=
              Math.pow((rows.features().at(i, j) - rows.features().at(at, j)) / width[j], 2);
        }
      }
      int[] nearest =
          IntStream.range(0, 700)
              .boxed()
              .sorted((a, b) -> Double.compare(distance[a], distance[b]))
              .limit(11)
              .mapToInt(i -> i)
              .toArray();
      double signal = 0;
      double background = 0;
      for (int i : nearest) {
        signal += rows.signal()[i] ? 1 / signals : 0;
        background += rows.signal()[i] ? 0 : 1 / (700 - signals);
      }
      assertEquals(signal / (signal + background), found[row], 1e-6);
    }
  }

  @Test
  void manyNeighboursComeCloseToTheBestThereIs() {
    double[] shift = {1, 0};
    Classifier knn = NearestNeighbours.fit(gauss(10_000, 0, shift, 6), 100);
    assertEquals(ONE_APART, auc(knn, gauss(10_000, 0, shift, 7)), 0.015);
  }

  @Test
  void oneCutIsTheBestForOneColumnWithARisingRatio() {
    double[] shift = {1};
    RectangularCuts cuts =
        RectangularCuts.fit(gauss(20_000, 0, shift, 8), new RectangularCuts.Settings(20, 50, 1), 2);
    assertEquals(ONE_APART, auc(cuts, gauss(20_000, 0, shift, 9)), 0.012);
    // signal efficiency 0.5 is reached at x > 1, where Phi(-1) = 0.1587 of the background are
    // the ends stand at 127 quantiles of the signal, so up to 0.005 more; three standard errors
    // of 13,333 background and 6,667 signal entries are 0.016
    assertEquals(0.1612, cuts.efficiencies().at(49, 1), 0.018);
  }

  @Test
  void cutsFindTheSquareThatTheSignalFills() {
    Random random = new Random(10);
    int rows = 4000;
    float[] values = new float[2 * rows];
    boolean[] signal = new boolean[rows];
    double[] weights = new double[rows];
    Arrays.fill(weights, 1);
    for (int row = 0; row < rows; row++) {
      signal[row] = row % 2 == 0;
      for (int j = 0; j < 2; j++) {
        values[2 * row + j] = signal[row] ? 0.3f + 0.4f * random.nextFloat() : random.nextFloat();
      }
    }
    LabelledRows all = new LabelledRows(new Tensor(values, rows, 2), signal, weights);
    RectangularCuts one = RectangularCuts.fit(all, SEARCH, 1);
    // background in the square: 0.16; half of the signal needs half of it
    assertEquals(0.16, one.efficiencies().at(98, 1), 0.03);
    assertEquals(0.08, one.efficiencies().at(49, 1), 0.02);
    RectangularCuts four = RectangularCuts.fit(all, SEARCH, 4);
    assertArrayEquals(one.low().data(), four.low().data());
    assertArrayEquals(one.efficiencies().data(), four.efficiencies().data());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fisher", "likelihood", "knn", "cuts"})
  void answersAlikeAfterStoringAndRefusesWhatIsBroken(String name) {
    LabelledRows rows = gauss(600, 0.3, new double[] {1, 0.5}, 11);
    Classifier classifier =
        switch (name) {
          case "fisher" -> Fisher.fit(rows);
          case "likelihood" -> Likelihood.fit(rows, Likelihood.Density.KERNEL);
          case "knn" -> NearestNeighbours.fit(rows, 9);
          default -> RectangularCuts.fit(rows, new RectangularCuts.Settings(5, 20, 1), 1);
        };
    double[] scores = classifier.scores(rows.features(), 1);
    assertArrayEquals(scores, Classifier.of(name, classifier.tensors()).scores(rows.features(), 3));
    assertTrue(Arrays.stream(scores).distinct().count() > 5);
    for (String key : classifier.tensors().keySet()) {
      Map<String, Tensor> broken = new LinkedHashMap<>(classifier.tensors());
      broken.put(key, new Tensor(new float[] {Float.NaN}, 1, 1));
      assertThrows(IllegalArgumentException.class, () -> Classifier.of(name, broken), key);
      broken.remove(key);
      assertThrows(IllegalArgumentException.class, () -> Classifier.of(name, broken), key);
    }
    Tensor narrow = new Tensor(new float[] {1, 2, 3}, 1, 3);
    assertThrows(IllegalArgumentException.class, () -> classifier.scores(narrow, 1));
  }
}
