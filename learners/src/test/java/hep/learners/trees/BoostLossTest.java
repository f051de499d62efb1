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
import org.junit.jupiter.params.provider.MethodSource;

class BoostLossTest {
  private static final BoostedTrees.Settings SMALL =
      BoostedTrees.Settings.plain(60, 0.2, TreeShape.depth(4));

  private static int[] all(int count) {
    return IntStream.range(0, count).toArray();
  }

  private static BoostedTrees fit(Tensor features, Targets targets, BoostLoss loss) {
    return BoostedTrees.fit(features, targets, all(features.rows()), new int[0], loss, SMALL, 1, 2);
  }

  private static Tensor uniform(int rows, int columns, long seed) {
    Random random = new Random(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return new Tensor(values, rows, columns);
  }

  static BoostLoss[] losses() {
    return new BoostLoss[] {
      new BoostLoss.Logistic(),
      new BoostLoss.Softmax(3),
      new BoostLoss.Squared(),
      new BoostLoss.Huber(0.9)
    };
  }

  @ParameterizedTest
  @MethodSource("losses")
  void theDerivativesAreThoseOfTheLoss(BoostLoss loss) {
    double[][] margins = {{0.3}, {-0.9}, {1.7}};
    for (int output = 0; output < loss.outputs(); output++) {
      double[] gradient = new double[1];
      double[] hessian = new double[1];
      loss.derive(
          margins, new double[] {1}, new double[] {2}, output, all(1), 0, 1, gradient, hessian);
      double step = 1e-4;
      double middle = margins[output][0];
      double here = loss.of(margins, 0, 1);
      margins[output][0] = middle + step;
      double above = loss.of(margins, 0, 1);
      margins[output][0] = middle - step;
      double below = loss.of(margins, 0, 1);
      margins[output][0] = middle;
      assertEquals(2 * (above - below) / (2 * step), gradient[0], 1e-7);
      double factor = loss instanceof BoostLoss.Softmax ? 1.5 : 1;
      assertEquals(factor * 2 * (above - 2 * here + below) / (step * step), hessian[0], 1e-6);
    }
  }

  @Test
  void findsAFunctionOfTwoColumns() {
    Tensor features = uniform(8000, 2, 1);
    double[] values = new double[8000];
    for (int i = 0; i < 8000; i++) {
      values[i] = 3 * features.at(i, 0) + Math.sin(6 * features.at(i, 1));
    }
    for (BoostLoss loss : new BoostLoss[] {new BoostLoss.Squared(), new BoostLoss.Huber(1)}) {
      double[] found = fit(features, Targets.of(values), loss).margins(features);
      double squares = 0;
      for (int i = 0; i < 8000; i++) {
        squares += (found[i] - values[i]) * (found[i] - values[i]);
      }
      // the values have a variance of about 1.2
      assertTrue(squares / 8000 < 0.01, "mean square: " + squares / 8000 + " with " + loss);
    }
  }

  @Test
  void theQuantileLiesAboveThatShareOfTheValues() {
    Tensor features = uniform(10_000, 1, 2);
    Random random = new Random(3);
    double[] values = new double[10_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = features.at(i, 0) * random.nextGaussian();
    }
    double[] found =
        fit(features, Targets.of(values), new BoostLoss.Quantile(0.9)).margins(features);
    double wide = 0;
    double expected = 0;
    int below = 0;
    for (int i = 0; i < values.length; i++) {
      below += values[i] <= found[i] ? 1 : 0;
      wide += found[i];
      expected += 1.2816 * features.at(i, 0);
    }
    assertEquals(0.9, below / 1e4, 0.015);
    assertEquals(expected / 1e4, wide / 1e4, 0.03);
  }

  @Test
  void tellsThreeClassesApart() {
    Tensor features = uniform(6000, 2, 4);
    double[] classes = new double[6000];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = features.at(i, 0) < 0.3 ? 0 : features.at(i, 1) < 0.5 ? 1 : 2;
    }
    BoostedTrees trees = fit(features, Targets.of(classes), new BoostLoss.Softmax(3));
    assertEquals(180, trees.size());
    double[][] margins = trees.margins(features, 2);
    int right = 0;
    for (int i = 0; i < classes.length; i++) {
      int best = 0;
      for (int c = 1; c < 3; c++) {
        best = margins[c][i] > margins[best][i] ? c : best;
      }
      right += best == classes[i] ? 1 : 0;
    }
    assertTrue(right > 5950, "right: " + right);
    double[][] again = BoostedTrees.of(trees.tensors()).margins(features, 1);
    for (int c = 0; c < 3; c++) {
      assertArrayEquals(margins[c], again[c]);
    }
  }

  @Test
  void aMissingValueIsAQuestionOfItsOwn() {
    Random random = new Random(5);
    float[] values = new float[2000];
    boolean[] signal = new boolean[2000];
    double[] ones = new double[2000];
    Arrays.fill(ones, 1);
    for (int i = 0; i < values.length; i++) {
      boolean missing = random.nextInt(4) == 0;
      values[i] = missing ? Float.NaN : random.nextFloat();
      // missing rows are like small values in the first round, like none other in the second
      signal[i] = missing || values[i] < 0.5;
    }
    Tensor features = new Tensor(values, 2000, 1);
    double[] likeSmall =
        fit(features, Targets.of(signal, ones), new BoostLoss.Logistic()).margins(features);
    for (int i = 0; i < values.length; i++) {
      // the edge of a bin lies within a 255th of the step
      if (!(Math.abs(values[i] - 0.5) < 0.005)) {
        assertEquals(signal[i], likeSmall[i] > 0, "value " + values[i]);
      }
      signal[i] = Float.isNaN(values[i]);
    }
    double[] alone =
        fit(features, Targets.of(signal, ones), new BoostLoss.Logistic()).margins(features);
    for (int i = 0; i < values.length; i++) {
      assertEquals(Float.isNaN(values[i]), alone[i] > 0);
    }
  }

  @Test
  void rowsOfOppositeWeightCancel() {
    Tensor once = uniform(1500, 2, 6);
    float[] values = Arrays.copyOf(once.data(), 4000);
    double[] weights = new double[2000];
    boolean[] signal = new boolean[2000];
    Arrays.fill(weights, 1);
    for (int i = 0; i < 1500; i++) {
      signal[i] = once.at(i, 0) + 0.5 * once.at(i, 1) > 0.7;
    }
    // the last 500 rows: 250 that lie, and the same with the opposite weight
    for (int i = 1500; i < 1750; i++) {
      for (int row : new int[] {i, i + 250}) {
        values[2 * row] = once.at(i - 1500, 0);
        values[2 * row + 1] = once.at(i - 1500, 1);
        signal[row] = !signal[i - 1500];
      }
      weights[i + 250] = -1;
    }
    Tensor features = new Tensor(values, 2000, 2);
    double[] found =
        fit(features, Targets.of(signal, weights), new BoostLoss.Logistic()).margins(features);
    int right = 0;
    for (int i = 0; i < 1500; i++) {
      right += found[i] > 0 == signal[i] ? 1 : 0;
    }
    assertTrue(right > 1470, "right: " + right);
  }

  @Test
  void namesTheRowWhoseTargetDoesNotFit() {
    Tensor features = uniform(3, 1, 7);
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> fit(features, Targets.of(0, 1, 3), new BoostLoss.Softmax(3)));
    assertEquals(
        "the target of row 2 is 3.0, expected is a class from 0 to 2", refused.getMessage());
  }
}
