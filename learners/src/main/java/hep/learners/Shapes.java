package hep.learners;

import java.util.Arrays;

/** Checks and changes of shapes, with one wording for every op. */
final class Shapes {
  private Shapes() {}

  static IllegalArgumentException misfit(String op, Var first, Var second) {
    return new IllegalArgumentException(op + ": " + first + " does not fit " + second + ".");
  }

  /** Refuses two values on different tapes, or whose elements do not belong to each other. */
  static void requireSame(String op, Var first, Var second) {
    if (!isSame(first, second)) {
      throw misfit(op, first, second);
    }
    requireSameTape(op, first, second);
  }

  static void requireSameTape(String op, Var first, Var second) {
    if (first.tape() != second.tape()) {
      throw new IllegalArgumentException(
          op + ": " + first + " and " + second + " are on different tapes.");
    }
  }

  /**
   * Whether two values have as many rows and columns, or the same shape but for dimensions of 1.
   */
  static boolean isSame(Var first, Var second) {
    return first.size() == second.size()
        && (first.columns() == second.columns()
            || Arrays.equals(withoutOnes(first.shape()), withoutOnes(second.shape())));
  }

  private static int[] withoutOnes(int[] shape) {
    return Arrays.stream(shape).filter(size -> size != 1).toArray();
  }

  /** Returns the shape with another last dimension. */
  static int[] withColumns(int[] shape, int columns) {
    int[] changed = shape.length == 0 ? new int[1] : shape.clone();
    changed[changed.length - 1] = columns;
    return changed;
  }
}
