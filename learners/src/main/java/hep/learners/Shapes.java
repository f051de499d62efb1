package hep.learners;

/** Checks and changes of shapes, with one wording for every op. */
final class Shapes {
  private Shapes() {}

  static IllegalArgumentException misfit(String op, Var first, Var second) {
    return new IllegalArgumentException(op + ": " + first + " does not fit " + second + ".");
  }

  static void requireSameSize(String op, Var first, Var second) {
    if (first.size() != second.size()) {
      throw misfit(op, first, second);
    }
  }

  /** Returns the shape with another last dimension. */
  static int[] withColumns(int[] shape, int columns) {
    int[] changed = shape.length == 0 ? new int[1] : shape.clone();
    changed[changed.length - 1] = columns;
    return changed;
  }
}
