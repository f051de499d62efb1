package hep.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class InstancesTest {

  private static boolean[] mask(String... rows) {
    String all = String.join("", rows);
    boolean[] mask = new boolean[all.length()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = all.charAt(i) == '#';
    }
    return mask;
  }

  private static double[] ious(boolean[] predicted, boolean[] truth, int width, int least) {
    return Instances.ious(Instances.label(predicted, width), Instances.label(truth, width), least);
  }

  @Test
  void numbersPiecesThatTouchOverSidesButNotOverCorners() {
    assertArrayEquals(
        new int[] {1, 1, 0, 2, 0, 1, 0, 0, 3, 0, 0, 4},
        Instances.label(mask("##.#", ".#..", "#..#"), 4));
  }

  @Test
  void doesNotConnectTheEndOfARowWithTheNextOne() {
    assertArrayEquals(new int[] {0, 1, 2, 0}, Instances.label(mask(".#", "#."), 2));
  }

  @Test
  void punishesTwoCellsThatGrewTogether() {
    boolean[] truth = mask("##.##", "##.##");
    // the one piece has 10 pixels, 4 of them in either cell; it can be matched to one only
    assertArrayEquals(new double[] {0.4, 0}, ious(mask("#####", "#####"), truth, 5, 1));
    assertArrayEquals(new double[] {1, 1}, ious(truth, truth, 5, 1));
  }

  @Test
  void matchesTheBestPairFirst() {
    // the prediction's piece covers 2 of 2 pixels of the second cell and 1 of 3 of the first
    assertArrayEquals(new double[] {0, 2 / 4.0}, ious(mask("..####"), mask("###.##"), 6, 1), 1e-15);
  }

  @Test
  void leavesSpecksOut() {
    assertArrayEquals(new double[] {1}, ious(mask("##.."), mask("##.#"), 4, 2));
  }

  @Test
  void refusesAnImageWithoutWholeRows() {
    assertEquals(
        "an image of 3 pixels has no whole rows of 2",
        assertThrows(IllegalArgumentException.class, () -> Instances.label(new boolean[3], 2))
            .getMessage());
  }
}
