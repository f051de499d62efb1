package hep.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BoundariesTest {

  @Test
  void findsThePixelsNextToAnother() {
    boolean[] mask = {
      true, true, true, false, //
      true, true, true, false, //
      true, true, true, false
    };
    boolean[] border = {
      false, false, true, false, //
      false, false, true, false, //
      false, false, true, false
    };
    assertArrayEquals(border, Boundaries.of(mask, 4));
  }

  @Test
  void measuresAnEdgeThatIsTwoPixelsOff() {
    boolean[] truth = new boolean[60];
    boolean[] predicted = new boolean[60];
    for (int i = 0; i < 60; i++) {
      truth[i] = i % 10 < 4;
      predicted[i] = i % 10 < 6;
    }
    assertEquals(2, Boundaries.distance(predicted, truth, 10), 1e-12);
    assertEquals(0, Boundaries.distance(truth, truth, 10));
  }

  @Test
  void hasTheDiagonalWhereOneMaskIsEmpty() {
    boolean[] one = new boolean[12];
    one[5] = true;
    assertEquals(5, Boundaries.distance(one, new boolean[12], 4));
    assertEquals(0, Boundaries.distance(new boolean[12], new boolean[12], 4));
  }

  @Test
  void findsTheSameDistancesAsASearchOverAllPixels() {
    SplittableRandom random = new SplittableRandom(3);
    for (int round = 0; round < 20; round++) {
      int width = random.nextInt(1, 12);
      boolean[] marked = new boolean[width * random.nextInt(1, 12)];
      for (int i = 0; i < marked.length; i++) {
        marked[i] = random.nextInt(6) == 0;
      }
      marked[random.nextInt(marked.length)] = true;
      double[] expected = new double[marked.length];
      for (int i = 0; i < marked.length; i++) {
        expected[i] = Double.POSITIVE_INFINITY;
        for (int j = 0; j < marked.length; j++) {
          int dx = i % width - j % width;
          int dy = i / width - j / width;
          expected[i] = marked[j] ? Math.min(expected[i], dx * dx + dy * dy) : expected[i];
        }
      }
      assertArrayEquals(expected, Boundaries.squares(marked, width), 1e-9);
    }
  }
}
