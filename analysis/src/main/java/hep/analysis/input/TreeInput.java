package hep.analysis.input;

import hep.analysis.InputException;
import hep.analysis.features.JetLayout;
import hep.analysis.internal.NearestName;
import hep.rootio.Branch;
import hep.rootio.Column;
import hep.rootio.Columns;
import hep.rootio.Fixed;
import hep.rootio.Jagged;
import hep.rootio.Tree;
import java.util.List;

/**
 * Columns of a tree as numbers that were checked: values that are infinite or not a number are
 * refused, because a network would silently turn them into wrong answers.
 *
 * @param tree open
 * @param where how the user named it, for messages
 */
public record TreeInput(Tree tree, String where) {
  /**
   * An open tree that has entries.
   *
   * @throws InputException when it is empty
   */
  public static TreeInput of(Tree tree, String where) {
    if (tree.entries() == 0) {
      throw new InputException(where + ": the tree '" + tree.name() + "' has no entries");
    }
    return new TreeInput(tree, where);
  }

  /**
   * The layout of jets and tracks that fits the branches.
   *
   * @throws InputException when a needed branch is missing; it names the nearest
   */
  public JetLayout layout() {
    try {
      return JetLayout.of(names());
    } catch (InputException e) {
      throw new InputException(where + ": in the tree '" + tree.name() + "' " + e.getMessage(), e);
    }
  }

  /** Names of the branches in the order of the file. */
  public List<String> names() {
    return tree.branches().stream().map(Branch::name).toList();
  }

  /**
   * All entries of some branches.
   *
   * @throws InputException when one is missing; it names the nearest
   */
  public Columns read(List<String> wanted) {
    List<String> present = names();
    for (String name : wanted) {
      if (!present.contains(name)) {
        throw new InputException(
            where
                + ": the tree '"
                + tree.name()
                + "' has no branch '"
                + name
                + "'"
                + NearestName.hint(name, present));
      }
    }
    return tree.read(wanted);
  }

  /** One finite number an entry. */
  public double[] flat(Columns columns, String name) {
    Column column = columns.column(name);
    if (!isNumbers(column)) {
      throw wrongType(name, "one number an entry", column);
    }
    double[] values = column.toDoubles();
    for (int entry = 0; entry < values.length; entry++) {
      requireFinite(values[entry], name, entry);
    }
    return values;
  }

  /** A varying number of finite numbers an entry. */
  public JaggedNumbers jagged(Columns columns, String name) {
    JaggedNumbers found = unchecked(columns, name);
    int[] offsets = found.offsets;
    for (int entry = 0; entry + 1 < offsets.length; entry++) {
      for (int i = offsets[entry]; i < offsets[entry + 1]; i++) {
        requireFinite(found.values[i], name, entry);
      }
    }
    return found;
  }

  /**
   * A varying number of numbers an entry, for models that know what to do with a missing one: NaN
   * and infinite ones are NaN.
   */
  public JaggedNumbers jaggedWithGaps(Columns columns, String name) {
    JaggedNumbers found = unchecked(columns, name);
    for (int i = 0; i < found.values.length; i++) {
      found.values[i] = Double.isFinite(found.values[i]) ? found.values[i] : Double.NaN;
    }
    return found;
  }

  private JaggedNumbers unchecked(Columns columns, String name) {
    Column column = columns.column(name);
    if (!(column instanceof Jagged jagged) || !isNumbers(jagged.content())) {
      throw wrongType(name, "a varying number of numbers an entry", column);
    }
    return new JaggedNumbers(jagged.offsets(), jagged.content().toDoubles());
  }

  /**
   * As many finite numbers in every entry, such as the pixels of an image: arrays of any dimensions
   * in row-major order, or lists that are all equally long.
   */
  public FixedNumbers fixed(Columns columns, String name) {
    Column column = columns.column(name);
    Column content = column;
    int size = 1;
    if (column instanceof Jagged jagged && jagged.length() > 0) {
      size = equalLength(jagged, name);
      content = jagged.content();
    }
    while (content instanceof Fixed fixed) {
      size = Math.multiplyExact(size, fixed.size());
      content = fixed.content();
    }
    if (!(column instanceof Jagged || column instanceof Fixed) || !isNumbers(content)) {
      throw wrongType(name, "as many numbers in every entry", column);
    }
    float[] values = content.toFloats();
    for (int i = 0; i < values.length; i++) {
      requireFinite(values[i], name, i / Math.max(1, size));
    }
    return new FixedNumbers(size, values);
  }

  private int equalLength(Jagged jagged, String name) {
    int[] offsets = jagged.offsets();
    int size = offsets[1] - offsets[0];
    for (int entry = 1; entry < jagged.length(); entry++) {
      int found = offsets[entry + 1] - offsets[entry];
      if (found != size) {
        throw new InputException(
            "%s: branch '%s' of the tree '%s' holds %d numbers at entry %d and %d at entry 0; expected equally many"
                .formatted(where, name, tree.name(), found, entry, size));
      }
    }
    return size;
  }

  /** Whether a column is jagged rather than one value an entry. */
  public static boolean isJagged(Column column) {
    return column instanceof Jagged;
  }

  /** Whether a column is one number an element. */
  public static boolean isNumbers(Column column) {
    return switch (column) {
      case hep.rootio.BooleanColumn _,
          hep.rootio.ByteColumn _,
          hep.rootio.ShortColumn _,
          hep.rootio.IntColumn _,
          hep.rootio.LongColumn _,
          hep.rootio.FloatColumn _,
          hep.rootio.DoubleColumn _ ->
          true;
      case Fixed fixed -> fixed.size() == 1 && isNumbers(fixed.content());
      default -> false;
    };
  }

  private void requireFinite(double value, String name, int entry) {
    if (!Double.isFinite(value)) {
      throw new InputException(
          where
              + ": branch '"
              + name
              + "' of the tree '"
              + tree.name()
              + "' is "
              + value
              + " at entry "
              + entry
              + "; remove such entries or mend them");
    }
  }

  private InputException wrongType(String name, String expected, Column found) {
    return new InputException(
        where
            + ": branch '"
            + name
            + "' of the tree '"
            + tree.name()
            + "' should hold "
            + expected
            + ", found "
            + found.type());
  }

  /**
   * Numbers of all entries, one entry after another.
   *
   * @param size numbers an entry
   * @param values entries times size
   */
  public record FixedNumbers(int size, float[] values) {}

  /** Numbers of all entries: entry e owns the values offsets[e] to offsets[e + 1] - 1. */
  public record JaggedNumbers(int[] offsets, double[] values) {}
}
