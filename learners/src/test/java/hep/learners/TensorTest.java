package hep.learners;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void hasLanes() {
    assertTrue(Tensor.lanes() >= 4);
  }
}
