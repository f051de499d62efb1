package hep.analysis.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpectrumWeightsTest {
  private static final int SIZE = 20000;
  private static final int[] ALL = IntStream.range(0, SIZE).toArray();

  @Test
  void givesBothClassesTheSameSpectrum() {
    Random random = new Random(1);
    double[] pt = new double[SIZE];
    int[] labels = new int[SIZE];
    double[] ones = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      labels[i] = i % 4 == 0 ? 1 : 0;
      pt[i] = 20 - (labels[i] == 1 ? 80 : 30) * Math.log(1 - random.nextDouble());
      ones[i] = 1;
    }
    double[] weights = SpectrumWeights.equal(pt, labels, 2, ones, ALL);
    double[] soft = new double[2];
    double[] sum = new double[2];
    for (int i = 0; i < SIZE; i++) {
      soft[labels[i]] += pt[i] < 50 ? weights[i] : 0;
      sum[labels[i]] += weights[i];
    }
    assertEquals(sum[0], sum[1], 1e-6 * sum[0]);
    assertEquals(SIZE, sum[0] + sum[1], 1e-6 * SIZE);
    // unweighted 63 % and 31 % lie below 50
    assertEquals(soft[0] / sum[0], soft[1] / sum[1], 0.01);
  }

  @Test
  void givesBothClassesTheSameTwoQuantitiesTogether() {
    Random random = new Random(2);
    double[] pt = new double[SIZE];
    double[] eta = new double[SIZE];
    int[] labels = new int[SIZE];
    double[] ones = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      labels[i] = i % 4 == 0 ? 1 : 0;
      pt[i] = 20 - (labels[i] == 1 ? 80 : 30) * Math.log(1 - random.nextDouble());
      // correlated in one class only
      eta[i] = Math.pow(random.nextDouble(), labels[i] == 1 || pt[i] > 50 ? 1 : 1.5);
      ones[i] = 1;
    }
    double[] weights = SpectrumWeights.equal(pt, eta, labels, 2, ones, ALL);
    double[] corner = new double[2];
    double[] central = new double[2];
    double[] sum = new double[2];
    for (int i = 0; i < SIZE; i++) {
      corner[labels[i]] += pt[i] < 50 && eta[i] < 0.3 ? weights[i] : 0;
      central[labels[i]] += eta[i] < 0.3 ? weights[i] : 0;
      sum[labels[i]] += weights[i];
    }
    assertEquals(sum[0], sum[1], 0.02 * sum[0]);
    assertEquals(corner[0] / sum[0], corner[1] / sum[1], 0.02);
    assertEquals(central[0] / sum[0], central[1] / sum[1], 0.02);
  }

  @Test
  void balancesClassesWithNegativeWeightsAmongThem() {
    int[] labels = {0, 0, 0, 1};
    double[] weights = {2, 2, -1, 1};
    double[] balanced = SpectrumWeights.balanced(labels, 2, weights, 0, 1, 2, 3);
    assertEquals(2, balanced[0] + balanced[1] + balanced[2], 1e-12);
    assertEquals(2, balanced[3], 1e-12);
    assertEquals(-balanced[0] / 2, balanced[2], 1e-12);
  }

  @Test
  void leavesOthersOut() {
    double[] weights =
        SpectrumWeights.balanced(new int[] {0, 1, 1}, 2, new double[] {1, 1, 1}, 0, 1);
    assertEquals(0, weights[2]);
  }
}
