package hep.macros.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> NAMES = List.of("epochs", "seed", "input", "threads");

  @Test
  void findsTheNameWithTheFewestLettersToChange() {
    assertEquals("; did you mean epochs?", Nearest.hint("epoch", NAMES));
    assertEquals("; did you mean input?", Nearest.hint("INPTU", NAMES));
  }

  @Test
  void suggestsNothingForANameThatIsLikeNone() {
    assertEquals(".", Nearest.hint("x", NAMES));
    assertEquals(".", Nearest.hint("epochs", List.of()));
  }
}
