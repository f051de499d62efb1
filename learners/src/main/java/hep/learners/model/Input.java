package hep.learners.model;

/**
 * One input of a model.
 *
 * @param name of the column or feature
 * @param unit for example {@code GeV}; empty where there is none
 * @param transform from the column's value to the network's input
 * @param low the smallest value met in training
 * @param high the largest value met in training
 */
public record Input(String name, String unit, Transform transform, double low, double high) {
  /** Returns an input without unit, transform or range. */
  public static Input named(String name) {
    return new Input(name, "", Transform.NONE, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }
}
