package hep.analysis.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScalingTest {
  private static final int ROWS = 4001;
  private static final int[] ALL = IntStream.range(0, ROWS).toArray();

  private static float[] sample() {
    Random random = new Random(3);
    float[] values = new float[3 * ROWS];
    for (int i = 0; i < ROWS; i++) {
      values[3 * i] = (float) (7 + 2 * random.nextGaussian());
      values[3 * i + 1] = random.nextBoolean() ? 1 : -1;
      values[3 * i + 2] = 5;
    }
    return values;
  }

  @Test
  void findsCentreAndWidthOfANormalDistribution() {
    Scaling scaling = Scaling.fit(sample(), ALL, false, true, false);
    assertEquals(7, scaling.centre()[0], 0.15);
    assertEquals(2, scaling.width()[0], 0.1);
    assertEquals(0, scaling.centre()[1]);
  }

  @Test
  void isNotMovedByAFewWildValues() {
    float[] wild = sample();
    for (int i = 0; i < 20; i++) {
      wild[3 * i] = 1e9f;
    }
    assertEquals(2, Scaling.fit(wild, ALL, false, true, false).width()[0], 0.1);
  }

  @Test
  void learnsFromTheChosenRowsOnly() {
    float[] values = sample();
    for (int i = 2000; i < ROWS; i++) {
      values[3 * i] += 1000;
    }
    int[] first = Arrays.copyOf(ALL, 2000);
    assertEquals(7, Scaling.fit(values, first, false, true, false).centre()[0], 0.2);
  }

  @Test
  void leavesAConstantColumnFiniteAndCutsOutliers() {
    Scaling scaling = Scaling.fit(sample(), ALL, false, true, false);
    float[] row = {1e6f, -1, 5};
    scaling.apply(row);
    assertArrayEquals(new float[] {Scaling.LIMIT, -0.6745f, 0}, row, 0.02f);
  }
}
