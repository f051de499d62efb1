package hep.learners;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeLevelsTest {
  @Test
  void visitsChildrenBeforeTheirParentsAndLeavesFirst() {
    TreeLevels trees = TreeRows.TREES;
    assertEquals("3 trees of 13 nodes in 3 levels", trees.toString());
    assertEquals(8, trees.leaves());
    assertArrayEquals(new int[] {0, 1, 2, 3, 7, 8, 9, 12, 4, 5, 10, 6, 11}, trees.rows());
    for (int i = 0; i < trees.left().length; i++) {
      assertTrue(Math.max(trees.left()[i], trees.right()[i]) < trees.leaves() + i);
    }
    assertArrayEquals(new int[] {11, 12, 7}, trees.roots());
  }

  @Test
  void takesNoTreesAtAll() {
    TreeLevels none = TreeLevels.of(List.of(), List.of());
    assertEquals(0, none.levels() + none.nodes() + none.trees());
  }

  @ParameterizedTest
  @CsvSource({
    "-1 -1 0, -1 -1 0", // the same child twice
    "-1 -1 2, -1 -1 1", // its own child
    "-1 -1 0, -1 -1 7", // a child that is not there
    "-1 -1 -1, -1 -1 -1", // two roots
    "-1 -1 0, -1 -1", // fewer right children
    "-1 -1 -1 0 1, -1 -1 -1 1 2" // one child of two parents
  })
  void refusesWhatIsNoTree(String left, String right) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> TreeLevels.of(List.of(numbers(left)), List.of(numbers(right))));
    assertTrue(String.valueOf(refused.getMessage()).startsWith("Tree 0"), refused.getMessage());
  }

  private static int[] numbers(String text) {
    return java.util.Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
  }
}
