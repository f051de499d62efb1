package hep.analysis.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  private static final Observables JETS =
      new Observables(
          List.of("jet_pt", "jet_eta", "jet.n"),
          new double[][] {{10, 25, 30, 50, Double.NaN}, {0, -2, 3, -2.5, 1}, {4, 3, 2, 1, 0}});

  @Test
  void keepsWhatPassesEveryCondition() {
    Selection selection = Selection.parse("jet_pt > 20 && abs(jet_eta) < 2.5");
    assertArrayEquals(new int[] {1}, selection.passing(JETS));
    assertEquals(List.of("jet_eta", "jet_pt"), selection.columns());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2 + 3 * 4 == 14 ; 5",
        "(2 + 3) * 4 == 20 ; 5",
        "8 - 4 - 2 == 2 ; 5",
        "8 / 4 / 2 == 1 ; 5",
        "-jet_eta > 1.9 ; 2",
        "!(jet_pt > 20) ; 2",
        "jet_pt > 20 || jet_eta == 0 ; 4",
        "jet.n >= 3 && jet.n <= 4 ; 2",
        "min(jet_pt, 20) == 20 ; 3",
        "max(jet_eta, 0) != 0 ; 2",
        "sqrt(log(exp(4))) == 2 ; 5",
        "jet_pt > 2.5e+1 ; 2",
        "jet_pt ; 4",
      })
  void followsTheUsualRulesOfArithmetic(String text, int passing) {
    assertEquals(passing, Selection.parse(text).passing(JETS).length, text);
  }

  @Test
  void lacksNothingWhereTheTextIsEmpty() {
    assertEquals(5, Selection.parse("  ").passing(JETS).length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jet_pt >",
        "jet_pt > 20 &&",
        "(jet_pt",
        "jet_pt 20",
        "1.2.3 < jet_pt",
        "jet_pt = 20",
        "min(jet_pt)",
        ")"
      })
  void refusesWhatItCannotReadAndNamesThePlace(String text) {
    String message =
        String.valueOf(
            assertThrows(InputException.class, () -> Selection.parse(text)).getMessage());
    assertTrue(message.contains(text) && message.contains("at character"), message);
  }

  @Test
  void refusesFunctionsItDoesNotKnow() {
    var refused = assertThrows(InputException.class, () -> Selection.parse("system(1)"));
    assertTrue(String.valueOf(refused.getMessage()).contains("'system'"));
  }

  @Test
  void namesTheNearestColumn() {
    Selection selection = Selection.parse("jet_ptt > 20");
    var refused = assertThrows(InputException.class, () -> selection.passing(JETS));
    assertEquals("there is no column 'jet_ptt'; the nearest is 'jet_pt'", refused.getMessage());
  }

  @Test
  void isNotLedIntoEndlessNesting() {
    String deep = "(".repeat(900) + "1" + ")".repeat(900);
    var refused = assertThrows(InputException.class, () -> Selection.parse(deep));
    assertTrue(String.valueOf(refused.getMessage()).contains("nested deeper"));
  }
}
