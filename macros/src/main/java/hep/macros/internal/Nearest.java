package hep.macros.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The name that somebody who mistyped probably meant. */
public final class Nearest {
  private Nearest() {}

  /**
   * The name closest to what was written, by the number of letters to insert, delete or replace,
   * not counting case; none where more than half of the letters would have to change.
   */
  public static Optional<String> to(String written, Collection<String> names) {
    String folded = fold(written);
    return names.stream()
        .filter(
            name -> distance(folded, fold(name)) <= Math.max(folded.length(), name.length()) / 2)
        .min(Comparator.comparingInt(name -> distance(folded, fold(name))));
  }

  /**
   * The nearest name as the end of a sentence: {@code "; did you mean 'epochs'?"}, or a full stop
   * where nothing is near.
   */
  public static String hint(String written, Collection<String> names) {
    return to(written, names).map(name -> "; did you mean " + name + "?").orElse(".");
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static int distance(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[to.length()];
  }
}
