package hep.rootio.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that resemble a misspelt one most, by edit distance without regard to case. */
public final class Nearest {
  private static final int LONGEST = 80;

  private Nearest() {}

  /** "; nearest: a, b, c", or what can be said where nothing is there. */
  public static String sentence(String name, Collection<String> there) {
    if (there.isEmpty()) {
      return "; there is none";
    }
    List<String> nearest =
        there.stream()
            .sorted(Comparator.comparingInt((String s) -> distance(name, s)))
            .limit(3)
            .toList();
    return "; nearest: " + String.join(", ", nearest);
  }

  static int distance(String wanted, String there) {
    String a = clip(wanted);
    String b = clip(there);
    int[] previous = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(previous[j], row[j - 1]));
      }
      int[] swap = previous;
      previous = row;
      row = swap;
    }
    return previous[b.length()];
  }

  private static String clip(String s) {
    return s.substring(0, Math.min(LONGEST, s.length())).toLowerCase(Locale.ROOT);
  }
}
