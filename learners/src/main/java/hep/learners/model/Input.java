package hep.learners.model;

/**
 * One input of a model.
 *
 * @param name of the column or feature
 * @param unit for example {@code GeV}; {@code 1} for a pure number, {@value #UNKNOWN} for a column
 *     of a file that does not say; empty where it was left open
 * @param transform from the column's value to the network's input
 * @param low the smallest value met in training
 * @param high the largest value met in training
 */
public record Input(String name, String unit, Transform transform, double low, double high) {
  /** The unit of a column of a file that does not tell units. */
  public static final String UNKNOWN = "unknown";

  /** Returns an input without unit, transform or range. */
  public static Input named(String name) {
    return new Input(name, "", Transform.NONE, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /** Returns the same input in this unit. */
  public Input in(String other) {
    return new Input(name, other, transform, low, high);
  }
}
