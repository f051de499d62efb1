package hep.rootio;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Columns of equal length by name: what a read of some branches over some entries gives.
 *
 * @param range the entries
 * @param names in the order asked for
 * @param columns one a name, each as long as the range
 */
public record Columns(EntryRange range, List<String> names, List<Column> columns) {
  /** Refuses columns of another length than the range with an IllegalArgumentException. */
  public Columns {
    names = List.copyOf(names);
    columns = List.copyOf(columns);
    if (names.size() != columns.size()) {
      throw new IllegalArgumentException(
          "expected as many names as columns, found " + names.size() + " and " + columns.size());
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).length() != range.length()) {
        throw new IllegalArgumentException(
            "column '%s': expected %d entries, found %d"
                .formatted(names.get(i), range.length(), columns.get(i).length()));
      }
    }
  }

  /** How many entries. */
  public int entries() {
    return (int) range.length();
  }

  /**
   * The column of that name.
   *
   * @throws RootNameException where there is none; it names the nearest
   */
  public Column column(String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      throw RootNameException.missing("what was read", "column", name, names);
    }
    return columns.get(at);
  }

  /**
   * A flat column of numbers as float.
   *
   * @throws RootNameException where there is none of that name, or it is no such column
   */
  public float[] floats(String name) {
    return named(name, column(name)::toFloats);
  }

  /**
   * A flat column of numbers as double.
   *
   * @throws RootNameException where there is none of that name, or it is no such column
   */
  public double[] doubles(String name) {
    return named(name, column(name)::toDoubles);
  }

  /**
   * A flat column of whole numbers as int.
   *
   * @throws RootNameException where there is none of that name, it is no such column, or a value
   *     does not fit
   */
  public int[] ints(String name) {
    return named(name, column(name)::toInts);
  }

  /**
   * A flat column of whole numbers as long.
   *
   * @throws RootNameException where there is none of that name, or it is no such column
   */
  public long[] longs(String name) {
    return named(name, column(name)::toLongs);
  }

  /**
   * A column of strings.
   *
   * @throws RootNameException where there is none of that name, or it is no such column
   */
  public String[] strings(String name) {
    if (column(name) instanceof StringColumn strings) {
      return strings.strings();
    }
    throw wrongType(name, "strings");
  }

  /**
   * A column with a varying number of elements in each entry.
   *
   * @throws RootNameException where there is none of that name, or it is no such column
   */
  public Jagged jagged(String name) {
    if (column(name) instanceof Jagged jagged) {
      return jagged;
    }
    throw wrongType(name, "a varying number of elements in each entry");
  }

  /** These columns and one more. */
  public Columns with(String name, Column column) {
    List<String> moreNames = new ArrayList<>(names);
    List<Column> moreColumns = new ArrayList<>(columns);
    moreNames.add(name);
    moreColumns.add(column);
    return new Columns(range, moreNames, moreColumns);
  }

  private RootNameException wrongType(String name, String wanted) {
    return new RootNameException(
        "column '%s': expected %s, found %s".formatted(name, wanted, column(name).type()));
  }

  private static <T> T named(String name, Supplier<T> convert) {
    try {
      return convert.get();
    } catch (RootNameException e) {
      throw new RootNameException("column '" + name + "': " + e.getMessage());
    }
  }
}
