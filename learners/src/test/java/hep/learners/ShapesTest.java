package hep.learners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/** Values that have as many elements, but not the same ones, do not fit. */
class ShapesTest {
  private final Tape tape = Tape.training(Parameters.seeded(1));

  private static final List<BinaryOperator<Var>> PAIRED =
      List.of(
          Var::plus,
          Var::minus,
          Var::times,
          Losses::squared,
          Losses::binaryCrossEntropy,
          (a, b) -> Losses.huber(a, b, 1),
          (a, b) -> Losses.quantile(a, b, 0.5f));

  @Test
  void refusesAsManyElementsInOtherRows() {
    for (BinaryOperator<Var> op : PAIRED) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> op.apply(tape.zeros(2, 3), tape.zeros(3, 2)));
      assertTrue(String.valueOf(refused.getMessage()).contains("does not fit"));
    }
  }

  @Test
  void takesShapesThatDifferByDimensionsOfOne() {
    for (BinaryOperator<Var> op : PAIRED) {
      assertTrue(op.apply(tape.zeros(6), tape.zeros(6, 1)).isFinite());
      assertTrue(op.apply(tape.zeros(2, 1, 3), tape.zeros(2, 3)).isFinite());
    }
  }

  @Test
  void addsASingleRowToAllAndNoColumn() {
    assertEquals(9, tape.zeros(3, 3).plus(tape.zeros(3)).size());
    assertEquals(9, tape.zeros(3, 3).plus(tape.zeros(1, 3)).size());
    assertThrows(IllegalArgumentException.class, () -> tape.zeros(3, 3).plus(tape.zeros(3, 1)));
  }

  @Test
  void refusesValuesOfAnotherTape() {
    Var other = Tape.training(Parameters.seeded(1)).zeros(2, 2);
    for (BinaryOperator<Var> op : PAIRED) {
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> op.apply(tape.zeros(2, 2), other));
      assertTrue(String.valueOf(refused.getMessage()).endsWith("are on different tapes."));
    }
  }

  @Test
  void saysThatAWeightWasDeclaredTooLate() {
    Parameters weights = Parameters.seeded(1);
    Tape early = Tape.training(weights);
    Parameter late = weights.weight("late", Initializer.constant(1), 2, 2);
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> early.use(late));
    assertEquals(
        "Weight late was declared after this tape began its batch; call begin again.",
        refused.getMessage());
    early.begin(1, 1, 0);
    assertEquals(4, early.use(late).size());
  }
}
