package hep.validation.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelTest {

  @ParameterizedTest
  @CsvSource({
    "*p*_{T} [GeV], pT [GeV]",
    "score_b, score_b",
    "a*b, a*b",
    "10^{−*n*_{i}}, 10−ni",
    "100 \\* 2\\^{3}, 100 * 2^{3}",
    "*x, *x",
    "π⁺ efficiency, π+ efficiency",
    "m_{open, mopen"
  })
  void readsItsMarkup(String markup, String plain) {
    assertEquals(plain, Label.of(markup, 12).plain());
  }

  @Test
  void putsASubscriptBelowTheSuperscriptBeforeIt() {
    double both = Label.of("*p*_{T}^{2}", 20).width();
    assertEquals(Label.of("*p*_{T}", 20).width(), both, 1e-9);
    assertTrue(Label.of("*p*_{T} ^{2}", 20).width() > both);
  }

  @Test
  void raisesCharactersThatTypefacesLack() {
    assertEquals(Label.of("10^{−3}e_{0}", 20).width(), Label.of("10⁻³e₀", 20).width(), 1e-9);
  }

  @Test
  void makesScriptsSmaller() {
    assertEquals(0.7, Label.of("^{GeV}", 20).width() / Label.of("GeV", 20).width(), 0.02);
  }
}
