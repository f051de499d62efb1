package hep.validation.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TicksTest {

  @Test
  void stepsByOneTwoAHalfOrFive() {
    assertEquals(List.of("0.0", "0.2", "0.4", "0.6", "0.8", "1.0"), Ticks.linear(0, 1, 8).labels());
    assertEquals(List.of("0.25", "0.50", "0.75", "1.00"), Ticks.linear(0.1, 1.1, 4).labels());
    assertEquals(List.of("−5", "0", "5"), Ticks.linear(-7, 8, 4).labels());
  }

  @Test
  void neverShowsMoreLabelsThanAllowed() {
    for (double high = 1.003; high < 5000; high *= 1.37) {
      for (int most = 3; most < 10; most++) {
        int shown = Ticks.linear(1, high, most).labels().size();
        assertTrue(
            shown <= most && (shown > 0 || high < 1.01), high + " shows " + shown + " of " + most);
      }
    }
  }

  @Test
  void takesACommonPowerOutOfLargeAndSmallNumbers() {
    Ticks large = Ticks.linear(0, 400_000, 5);
    assertEquals("×10^{5}", large.power());
    assertEquals(List.of("0", "1", "2", "3", "4"), large.labels());
    assertEquals("×10^{−5}", Ticks.linear(0, 4e-5, 5).power());
    assertEquals("", Ticks.linear(0, 4000, 5).power());
  }

  @Test
  void labelsDecadesAndMarksEveryDigitBetween() {
    Ticks ticks = Ticks.logarithmic(1, 1000, 8);
    assertEquals(List.of("1", "10", "10^{2}", "10^{3}"), ticks.labels());
    assertArrayEquals(new double[] {1, 10, 100, 1000}, ticks.major());
    assertEquals(24, ticks.minor().length);
  }

  @Test
  void labelsTwoAndFiveWhereOnlyOneDecadeShows() {
    assertEquals(List.of("2", "5", "10", "20"), Ticks.logarithmic(1.5, 30, 8).labels());
  }

  @Test
  void skipsDecadesWhereThereAreMany() {
    List<String> labels = Ticks.logarithmic(1e-10, 1e10, 8).labels();
    assertEquals(21, labels.size());
    assertEquals(7, labels.stream().filter(l -> !l.isEmpty()).count());
  }
}
