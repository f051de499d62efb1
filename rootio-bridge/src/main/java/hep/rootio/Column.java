package hep.rootio;

/**
 * The values of one quantity over a run of entries, in primitive arrays. Nests are offsets beside
 * contents, as in Arrow and awkward-array: a {@link Jagged} of a {@link FloatColumn} holds all
 * floats of all entries in one array.
 *
 * <p>The arrays are not copied: do not change what a column hands out unless you own it.
 */
public sealed interface Column
    permits BooleanColumn,
        ByteColumn,
        ShortColumn,
        IntColumn,
        LongColumn,
        FloatColumn,
        DoubleColumn,
        StringColumn,
        Fixed,
        Jagged,
        Struct,
        Union,
        ObjectColumn {

  /** How many values: entries at the top, elements inside a {@link Jagged} or {@link Fixed}. */
  int length();

  /** The type as text, such as {@code jagged(float32)}. */
  String type();

  /**
   * The numbers of a flat column as float; booleans are 0 and 1. 64-bit values are rounded to the
   * nearest float.
   *
   * @throws RootNameException when this is no flat column of numbers
   */
  default float[] toFloats() {
    double[] from = toDoubles();
    float[] to = new float[from.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = (float) from[i];
    }
    return to;
  }

  /**
   * The numbers of a flat column as double; booleans are 0 and 1. Unsigned values come out as
   * non-negative numbers.
   *
   * @throws RootNameException when this is no flat column of numbers
   */
  default double[] toDoubles() {
    throw wrongType("numbers");
  }

  /**
   * The whole numbers of a flat column as int; booleans are 0 and 1; floating-point numbers where
   * all of them are whole.
   *
   * @throws RootNameException when this is no flat column of whole numbers, or a value does not fit
   */
  default int[] toInts() {
    long[] from = toLongs();
    int[] to = new int[from.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = (int) from[i];
      if (to[i] != from[i]) {
        throw new RootNameException(
            "a column of " + type() + " holds " + from[i] + ", which is no int: ask for longs");
      }
    }
    return to;
  }

  /**
   * The whole numbers of a flat column as long; booleans are 0 and 1; floating-point numbers where
   * all of them are whole. Unsigned 64-bit values keep their bits.
   *
   * @throws RootNameException when this is no flat column of whole numbers
   */
  default long[] toLongs() {
    throw wrongType("whole numbers");
  }

  /** The refusal to hand this column out as something it is not. */
  private RootNameException wrongType(String wanted) {
    return new RootNameException(
        "expected a flat column of " + wanted + ", found one of type " + type());
  }
}
