package hep.learners.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static History.Epoch epoch(int number, double training, double validation) {
    return new History.Epoch(number, training, validation, Double.NaN, 1, 0);
  }

  @Test
  void lowersTheRateOnAPlateauOfTheValidationLoss() {
    Schedule schedule = Schedule.plateau(0.8, 0.5, 2);
    double[] losses = {3, 2, 2.5, 2, 1.5, 1.6, 1.7, 1.8, 1.9, 1};
    double[] expected = {0.8, 0.8, 0.8, 0.8, 0.4, 0.4, 0.4, 0.2, 0.2, 0.1, 0.1};
    List<History.Epoch> done = new ArrayList<>();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], schedule.rate(i, 20, done), 1e-12, "before epoch " + i);
      if (i < losses.length) {
        done.add(epoch(i, -i, losses[i]));
      }
    }
  }

  @Test
  void watchesTheTrainingLossWhereThereIsNoOther() {
    Schedule schedule = Schedule.plateau(1, 0.1, 1);
    List<History.Epoch> done = List.of(epoch(0, 1, Double.NaN), epoch(1, 2, Double.NaN));
    assertEquals(0.1, schedule.rate(2, 9, done), 1e-12);
  }

  @Test
  void refusesAFactorThatDoesNotLower() {
    assertThrows(IllegalArgumentException.class, () -> Schedule.plateau(1, 1, 3));
  }

  @Test
  void refusesRatesThatTrainNothing() {
    for (double rate : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> Schedule.constant(rate));
      assertThrows(IllegalArgumentException.class, () -> Schedule.cosine(rate));
      assertThrows(IllegalArgumentException.class, () -> Schedule.oneCycle(rate, 0.3));
      assertThrows(IllegalArgumentException.class, () -> Schedule.exponential(1, rate));
      assertThrows(IllegalArgumentException.class, () -> Schedule.step(rate, 0.1, 1));
    }
    assertThrows(IllegalArgumentException.class, () -> Schedule.step(1, 0.1, 0));
    assertThrows(IllegalArgumentException.class, () -> Schedule.oneCycle(1, 1));
  }
}
