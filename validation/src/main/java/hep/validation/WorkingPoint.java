package hep.validation;

/**
 * A selection "score at least threshold" and what passes it.
 *
 * @param target the signal efficiency asked for
 * @param threshold the lowest score that passes
 * @param signalEfficiency signal that passes; can exceed the target by a tie or by one entry
 * @param backgroundEfficiency background that passes
 */
public record WorkingPoint(
    double target, double threshold, Measured signalEfficiency, Measured backgroundEfficiency) {

  /** Background rejection 1/ε_B; infinite with infinite error where no background passes. */
  public Measured rejection() {
    double left = backgroundEfficiency.value();
    if (left <= 0) {
      return new Measured(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    return new Measured(1 / left, backgroundEfficiency.error() / (left * left));
  }
}
