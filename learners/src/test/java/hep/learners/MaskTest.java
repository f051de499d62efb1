package hep.learners;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MaskTest {
  @Test
  void keepsTheElementsThatAreThere() {
    Mask mask =
        Mask.of(new boolean[] {true, false, true, false, false, false, true, true, true}, 3);
    assertArrayEquals(new int[] {0, 2, 6, 7, 8}, mask.rows());
    assertArrayEquals(new int[] {0, 2, 2, 5}, mask.sets().offsets());
  }

  @Test
  void refusesALengthThatDoesNotDivide() {
    assertEquals(
        "A mask of 4 elements does not split into sets of 3.",
        assertThrows(IllegalArgumentException.class, () -> Mask.of(new boolean[4], 3))
            .getMessage());
  }
}
