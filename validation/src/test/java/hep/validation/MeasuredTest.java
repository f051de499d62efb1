package hep.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class MeasuredTest {

  @Test
  void printsTheErrorWithTwoDigitsAndTheValueToTheSamePlace() {
    assertEquals("0.98477 ± 0.00018", new Measured(0.984772, 0.0001834).toString());
    assertEquals("1294 ± 45", new Measured(1293.7, 45.2).toString());
    assertEquals("12900 ± 1200", new Measured(12937, 1234).toString());
    assertEquals("0.693147180560 ± 1.1e-16", new Measured(Math.log(2), 1.1e-16).toString());
    assertEquals("0.00000000000120 ± 0.00000000000010", new Measured(1.2e-12, 1e-13).toString());
  }

  @Test
  void printsNoDigitsThatMeanNothingWhereTheErrorIsUnbounded() {
    assertEquals(
        "4.31 ± Infinity", new Measured(4.314285714285714, Double.POSITIVE_INFINITY).toString());
    assertEquals(
        "Infinity", new Measured(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY).toString());
  }

  @Test
  void propagatesIndependentErrors() {
    Measured ratio = new Measured(6, 0.6).over(new Measured(2, 0.1));
    assertEquals(3, ratio.value());
    assertEquals(3 * Math.hypot(0.1, 0.05), ratio.error(), 1e-15);
  }

  @Test
  void printsTmvasTable() {
    RocCurve roc = RocCurve.of(new double[] {4, 3, 2, 1}, new boolean[] {true, true, false, false});
    String text =
        new EfficiencyTable(java.util.List.of(EfficiencyTable.Row.of("MLP", roc, roc))).toString();
    assertEquals(2, text.lines().count());
    assertEquals(
        "MLP         1.0 ± 0.0           1.000 (1.000)    1.000 (1.000)    1.000 (1.000)",
        text.lines().toList().get(1));
  }
}
