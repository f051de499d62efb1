package hep.validation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class MultiClassTest {
  private static final double[][] PROBABILITIES = {
    {0.6, 0.3, 0.1}, {0.2, 0.2, 0.6}, {0.3, 0.4, 0.3}, {0.1, 0.1, 0.8}, {0.4, 0.4, 0.2}
  };
  private static final int[] LABELS = {0, 0, 1, 2, 1};
  private static final double[] WEIGHTS = {1, 1, 1, 1, 1};

  @Test
  void decidesForTheMostProbableClassAndTheFirstOfEqualOnes() {
    assertArrayEquals(new int[] {0, 2, 1, 2, 0}, MultiClass.decide(PROBABILITIES));
  }

  @Test
  void comparesTwoClassesByTheirRatioOnly() {
    // Class 0 scores 2/3 and 1/2, class 1 scores 3/7 and 1/2: wins 1 + 1 + 1 + 1/2 of 4.
    assertEquals(
        3.5 / 4,
        MultiClass.oneAgainstOne(PROBABILITIES, LABELS, WEIGHTS, 0, 1).auc().value(),
        1e-15);
  }

  @Test
  void comparesOneClassWithAllOthers() {
    // Class 0 has 0.6 and 0.2, the rest 0.3, 0.1, 0.4: wins 3 + 1 of 6.
    assertEquals(
        4 / 6.0, MultiClass.oneAgainstRest(PROBABILITIES, LABELS, WEIGHTS, 0).auc().value(), 1e-15);
  }

  @Test
  void computesTheDiscriminantByItsFormula() {
    double[] d = MultiClass.discriminant(PROBABILITIES, 0, 0, 0.1, 0.9);
    assertEquals(Math.log(0.6 / (0.1 * 0.3 + 0.9 * 0.1)), d[0], 1e-14);
    assertThrows(
        IllegalArgumentException.class, () -> MultiClass.discriminant(PROBABILITIES, 0, 1, 1, 1));
  }
}
