package hep.rootio.internal;

import hep.rootio.Columns;
import hep.rootio.EntryRange;
import hep.rootio.RootNameException;
import hep.rootio.RootObject;
import hep.rootio.Tree;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which entry of a tree has a pair of numbers, such as run and event: ROOT's TTreeIndex.
 *
 * @param majorName a branch, or a whole number
 * @param minorName a branch, or a whole number
 * @param major in rising order
 * @param minor in rising order among equal majors
 * @param entries the entry of each pair
 */
record FriendIndex(String majorName, String minorName, long[] major, long[] minor, long[] entries) {
  private static final String NUMBER = "[+-]?[0-9]{1,18}";

  /** Of a pair in one number, as version 1 of ROOT's class has it. */
  private static final int MINOR_BITS = 31;

  private static final long MINOR = (1L << MINOR_BITS) - 1;

  FriendIndex {
    if (major.length != minor.length || major.length != entries.length) {
      throw new RootNameException(
          "an index by '%s' and '%s': expected as many entries as pairs, found %d for %d and %d"
              .formatted(majorName, minorName, entries.length, major.length, minor.length));
    }
  }

  /** The index that a file holds. */
  static FriendIndex of(RootObject index) {
    if (!index.className().equals("TTreeIndex")) {
      throw new RootNameException("expected a TTreeIndex, found a " + index.className());
    }
    long[] major = index.integers("fIndexValues");
    long[] minor;
    if (index.has("fIndexValuesMinor")) {
      minor = index.integers("fIndexValuesMinor");
    } else { // version 1 keeps both in one number
      minor = Arrays.stream(major).map(pair -> pair & MINOR).toArray();
      major = Arrays.stream(major).map(pair -> pair >> MINOR_BITS).toArray();
    }
    return new FriendIndex(
        index.text("fMajorName"), index.text("fMinorName"), major, minor, index.integers("fIndex"));
  }

  /**
   * An index over a tree by two of its branches. Of entries with the same pair the first counts.
   */
  static FriendIndex of(Tree tree, String majorName, String minorName) {
    EntryRange all = EntryRange.of(0, tree.entries());
    long[][] pairs = pairs(tree, majorName, minorName, all);
    int[] order =
        IntStream.range(0, pairs[0].length)
            .boxed()
            .sorted((a, b) -> {
              int first = Long.compare(pairs[0][a], pairs[0][b]);
              return first != 0 ? first : Long.compare(pairs[1][a], pairs[1][b]);
            })
            .mapToInt(Integer::intValue)
            .toArray();
    return new FriendIndex(
        majorName,
        minorName,
        Arrays.stream(order).mapToLong(i -> pairs[0][i]).toArray(),
        Arrays.stream(order).mapToLong(i -> pairs[1][i]).toArray(),
        Arrays.stream(order).asLongStream().toArray());
  }

  /** Whether a tree has the branches that this goes by. */
  boolean known(Tree tree) {
    return List.of(majorName, minorName).stream()
        .allMatch(name ->
            name.matches(NUMBER)
                || tree.branches().stream()
                    .anyMatch(b -> b.path().equals(name) || b.name().equals(name)));
  }

  /** The entries that have the pairs of another tree's entries; -1 where there is none. */
  long[] entriesFor(Tree tree, EntryRange range) {
    long[][] pairs = pairs(tree, majorName, minorName, range);
    long[] found = new long[pairs[0].length];
    for (int i = 0; i < found.length; i++) {
      found[i] = entry(pairs[0][i], pairs[1][i]);
    }
    return found;
  }

  private long entry(long wantedMajor, long wantedMinor) {
    int low = 0;
    int high = major.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int compared = Long.compare(major[middle], wantedMajor);
      compared = compared != 0 ? compared : Long.compare(minor[middle], wantedMinor);
      if (compared < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean there = low < major.length && major[low] == wantedMajor && minor[low] == wantedMinor;
    return there ? entries[low] : -1;
  }

  private static long[][] pairs(Tree tree, String major, String minor, EntryRange range) {
    Set<String> branches = new LinkedHashSet<>();
    for (String name : List.of(major, minor)) {
      if (!name.matches(NUMBER)) {
        branches.add(name);
      }
    }
    Columns columns = tree.read(List.copyOf(branches), range);
    return new long[][] {numbers(columns, major), numbers(columns, minor)};
  }

  private static long[] numbers(Columns columns, String name) {
    if (!name.matches(NUMBER)) {
      return columns.longs(name);
    }
    long[] same = new long[columns.entries()];
    Arrays.fill(same, Long.parseLong(name));
    return same;
  }
}
