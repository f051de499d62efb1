package hep.learners.model;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Thrown when a model's input is not among the columns it is bound to; names the input and the
 * nearest column.
 */
public final class UnknownInputException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final String input;

  UnknownInputException(String group, String input, List<String> columns) {
    super(
        "The model needs input "
            + input
            + " of "
            + group
            + ", which is not there"
            + nearest(input, columns)
            + ".");
    this.input = input;
  }

  /** Returns the name of the missing input. */
  public String input() {
    return input;
  }

  private static String nearest(String wanted, List<String> columns) {
    return columns.stream()
        .min(
            Comparator.comparingInt(
                each -> distance(wanted.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT))))
        .map(each -> "; the nearest name is " + each)
        .orElse("; there are no columns");
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
