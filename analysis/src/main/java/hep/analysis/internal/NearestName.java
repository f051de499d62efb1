package hep.analysis.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the name that was probably meant. */
public final class NearestName {
  private NearestName() {}

  /** {@code ", did you mean 'x'?"}, or the list of what is there when nothing is near. */
  public static String hint(String wanted, Collection<String> present) {
    if (present.isEmpty()) {
      return "; there are none";
    }
    String nearest =
        present.stream().min(Comparator.comparingInt(name -> distance(wanted, name))).orElseThrow();
    if (distance(wanted, nearest) <= Math.max(2, wanted.length() / 2)) {
      return "; the nearest is '" + nearest + "'";
    }
    String list = String.join(", ", present.stream().limit(12).toList());
    return "; there are: " + list + (present.size() > 12 ? ", ..." : "");
  }

  /** Levenshtein distance, without regard to case; names longer than 200 are cut. */
  static int distance(String one, String other) {
    String a = shortened(one);
    String b = shortened(other);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private static String shortened(String name) {
    return name.substring(0, Math.min(200, name.length())).toLowerCase(Locale.ROOT);
  }
}
