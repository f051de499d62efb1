package hep.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class OverlapTest {

  @Test
  void countsSixPixelsByHand() {
    Overlap o =
        Overlap.of(
            new boolean[] {true, true, true, false, false, false},
            new boolean[] {true, true, false, true, false, false});
    assertEquals(new Overlap(2, 1, 1, 2), o);
    assertEquals(0.5, o.iou());
    assertEquals(2 / 3.0, o.dice(), 1e-15);
    assertEquals(4 / 6.0, o.pixelAccuracy(), 1e-15);
  }

  @Test
  void turnsMasksInsideOut() {
    Overlap o =
        Overlap.of(
            new boolean[] {true, true, true, false}, new boolean[] {true, false, false, false});
    assertEquals(new Overlap(1, 0, 2, 1), o.inverse());
    assertEquals(1 / 3.0, o.inverse().iou(), 1e-15);
  }

  @Test
  void callsTwoEmptyMasksEqual() {
    assertEquals(1, Overlap.of(new boolean[3], new boolean[3]).iou());
  }

  @Test
  void picksOneClassOfALabelImage() {
    assertEquals(
        new Overlap(1, 1, 0, 1), Overlap.ofClass(new int[] {2, 2, 1}, new int[] {2, 1, 1}, 2));
  }

  @Test
  void averagesOverImages() {
    Measured mean =
        Overlap.mean(List.of(new Overlap(1, 1, 0, 0), new Overlap(1, 0, 0, 0)), Overlap::iou);
    assertEquals(0.75, mean.value());
    assertEquals(0.25, mean.error(), 1e-15);
  }

  /** Class 0: 1 of 3 pixels, class 1: 2 of 4, class 2: 1 of 1; class 3 is nowhere. */
  @Test
  void averagesOverTheClassesThatAreThere() {
    int[] predicted = {0, 0, 1, 1, 1, 2};
    int[] truth = {0, 1, 0, 1, 1, 2};
    assertEquals((1 / 3.0 + 2 / 4.0 + 1) / 3, Overlap.meanIou(predicted, truth, 4), 1e-12);
  }
}
