package hep.analysis.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BorderWeightsTest {
  @Test
  void followsEquationTwoBetweenTwoColumnsOfCells() {
    int side = 20;
    boolean[] inside = new boolean[side * side];
    for (int i = 0; i < inside.length; i++) {
      inside[i] = i % side < 8 || i % side >= 11; // a membrane of columns 8, 9 and 10
    }
    float[] weights = new BorderWeights(10, 5).of(inside, side);
    assertEquals(1, weights[3 * side + 4]);
    assertEquals(1 + 10 * Math.exp(-16 / 50.0), weights[3 * side + 8], 1e-5); // 1 + 3 pixels
    assertEquals(1 + 10 * Math.exp(-16 / 50.0), weights[3 * side + 9], 1e-5); // 2 + 2 pixels
    assertEquals(1 + 10 * Math.exp(-16 / 50.0), weights[3 * side + 10], 1e-5);
  }

  @Test
  void leavesWhatLiesBesideOneCellAlone() {
    boolean[] inside = new boolean[400];
    for (int i = 0; i < 400; i++) {
      inside[i] = i % 20 < 8;
    }
    for (float weight : new BorderWeights(10, 5).of(inside, 20)) {
      assertEquals(1, weight);
    }
  }
}
