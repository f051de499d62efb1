package hep.rootio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Some entries on their way into a tree: columns of equal length by name. The arrays are not
 * copied; do not change them before {@link TreeWriter#fill} returns.
 *
 * {@snippet :
 * tree.fill(new Batch()
 *     .column("jet_pt", pt)                            // one float an entry
 *     .column("track_d0", "ntrack", offsets, d0)       // d0[ntrack]: d0 of entry i from offsets[i] to offsets[i + 1]
 *     .column("track_charge", "ntrack", offsets, q));  // shares the counter
 * }
 */
public final class Batch {
  /** The lengths of arrays: the name of their counter and where each entry's part begins. */
  record Counter(String name, int[] offsets) {}

  /** A column, with its counter where it is stored as {@code name[counter]}. */
  record Entry(String name, Column column, String counter) {}

  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, int[]> counters = new HashMap<>();
  private int length = -1;

  /** A batch without columns. */
  public Batch() {}

  /**
   * The columns given, such as those read from another tree. A {@link Jagged} column becomes a
   * std::vector; one of {@link Fixed} arrays, of which a tree cannot hold a vector, becomes an
   * array with a counter called {@code n} and the name of the column.
   */
  public static Batch of(Columns columns) {
    Batch batch = new Batch();
    for (int i = 0; i < columns.names().size(); i++) {
      String name = columns.names().get(i);
      Column column = columns.columns().get(i);
      if (column instanceof Jagged jagged && jagged.content() instanceof Fixed) {
        batch.column(name, "n" + name, jagged);
      } else {
        batch.column(name, column);
      }
    }
    return batch;
  }

  /** One float an entry. */
  public Batch column(String name, float[] values) {
    return column(name, new FloatColumn(values));
  }

  /** One double an entry. */
  public Batch column(String name, double[] values) {
    return column(name, new DoubleColumn(values));
  }

  /** One int an entry. */
  public Batch column(String name, int[] values) {
    return column(name, new IntColumn(values));
  }

  /** One 64-bit integer an entry. */
  public Batch column(String name, long[] values) {
    return column(name, new LongColumn(values));
  }

  /** One 16-bit integer an entry. */
  public Batch column(String name, short[] values) {
    return column(name, new ShortColumn(values));
  }

  /** One 8-bit integer an entry. */
  public Batch column(String name, byte[] values) {
    return column(name, new ByteColumn(values));
  }

  /** One truth value an entry. */
  public Batch column(String name, boolean[] values) {
    return column(name, new BooleanColumn(values));
  }

  /** One string an entry. */
  public Batch column(String name, String[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        throw new IllegalArgumentException(
            "column '%s': entry %d has no string; give an empty one".formatted(name, i));
      }
    }
    return column(name, StringColumn.of(values));
  }

  /**
   * A column of any kind: flat numbers, strings, {@link Fixed} arrays of numbers, or {@link Jagged}
   * numbers or strings, which become a std::vector.
   *
   * @throws IllegalArgumentException when the name is taken, the length is not that of the columns
   *     before, or offsets decrease
   */
  public Batch column(String name, Column column) {
    return add(new Entry(name, column, ""));
  }

  /**
   * A varying number of floats an entry, stored as {@code name[counter]}: see {@link
   * #column(String, String, Jagged)}.
   */
  public Batch column(String name, String counter, int[] offsets, float[] values) {
    return column(name, counter, new Jagged(offsets, new FloatColumn(values)));
  }

  /**
   * A varying number of doubles an entry, stored as {@code name[counter]}: see {@link
   * #column(String, String, Jagged)}.
   */
  public Batch column(String name, String counter, int[] offsets, double[] values) {
    return column(name, counter, new Jagged(offsets, new DoubleColumn(values)));
  }

  /**
   * A varying number of ints an entry, stored as {@code name[counter]}: see {@link #column(String,
   * String, Jagged)}.
   */
  public Batch column(String name, String counter, int[] offsets, int[] values) {
    return column(name, counter, new Jagged(offsets, new IntColumn(values)));
  }

  /**
   * A varying number of elements an entry, stored as a C array {@code name[counter]}. The counter
   * is a branch of its own that is written by itself; columns of one counter must have the same
   * offsets.
   *
   * @param counter name of the branch that holds the number of elements
   * @param jagged flat numbers, or {@link Fixed} arrays of them
   * @throws IllegalArgumentException when a name is taken, the length is not that of the columns
   *     before, or the counter has other offsets
   */
  public Batch column(String name, String counter, Jagged jagged) {
    requireRising(name, jagged);
    int[] known = counters.get(counter);
    if (known == null) {
      add(new Entry(counter, new IntColumn(counts(jagged.offsets())), counter));
      counters.put(counter, jagged.offsets());
    } else {
      checkSameOffsets(name, counter, known, jagged.offsets());
    }
    return add(new Entry(name, jagged, counter));
  }

  /** How many entries. */
  public int length() {
    return Math.max(0, length);
  }

  List<Entry> entries() {
    return entries;
  }

  private Batch add(Entry entry) {
    if (entry.name().isBlank()) {
      throw new IllegalArgumentException("a column needs a name, found a blank one");
    }
    for (Entry other : entries) {
      if (other.name().equals(entry.name())) {
        throw new IllegalArgumentException(
            counters.containsKey(entry.name())
                ? "column '%s' is the counter of jagged columns and is written by itself"
                    .formatted(entry.name())
                : "column '%s' is given twice".formatted(entry.name()));
      }
    }
    int found = entry.column().length();
    if (length >= 0 && found != length) {
      throw new IllegalArgumentException(
          "column '%s' has %d entries, column '%s' before it has %d"
              .formatted(entry.name(), found, entries.getFirst().name(), length));
    }
    requireRising(entry.name(), entry.column());
    length = found;
    entries.add(entry);
    return this;
  }

  private static int[] counts(int[] offsets) {
    int[] counts = new int[offsets.length - 1];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = offsets[i + 1] - offsets[i];
    }
    return counts;
  }

  /** Refuses offsets that decrease, here and in what is inside: no reader would take them. */
  private static void requireRising(String name, Column column) {
    switch (column) {
      case Jagged jagged -> {
        requireRising(name, jagged.offsets());
        requireRising(name, jagged.content());
      }
      case Fixed fixed -> requireRising(name, fixed.content());
      case Struct struct -> struct.columns().forEach(each -> requireRising(name, each));
      case StringColumn strings -> {
        requireRising(name, strings.offsets());
        int last = strings.offsets()[strings.length()];
        if (strings.offsets()[0] < 0 || last > strings.bytes().length) {
          throw new IllegalArgumentException(
              "column '%s': expected offsets from 0 to %d, found %d to %d"
                  .formatted(name, strings.bytes().length, strings.offsets()[0], last));
        }
      }
      default -> {}
    }
  }

  private static void requireRising(String name, int... offsets) {
    for (int i = 1; i < offsets.length; i++) {
      if (offsets[i] < offsets[i - 1]) {
        throw new IllegalArgumentException(
            "column '%s': offsets must not decrease, found %d after %d at entry %d"
                .formatted(name, offsets[i], offsets[i - 1], i - 1));
      }
    }
  }

  private static void checkSameOffsets(String name, String counter, int[] known, int[] found) {
    int difference = Arrays.mismatch(known, found);
    if (difference >= 0 && difference < Math.min(known.length, found.length)) {
      throw new IllegalArgumentException(
          "column '%s' shares counter '%s' but has another number of elements in entry %d"
              .formatted(name, counter, difference - 1));
    }
  }
}
