package hep.learners.model;

/**
 * How a value of a column becomes an input of a network: y = (f(x) − centre) / width, kept within
 * ±limit.
 *
 * @param function f
 * @param centre in the units of f(x)
 * @param width in the units of f(x), positive
 * @param limit the largest magnitude of y; infinite for none
 */
public record Transform(Function function, double centre, double width, double limit) {
  /** No change. */
  public static final Transform NONE =
      new Transform(Function.IDENTITY, 0, 1, Double.POSITIVE_INFINITY);

  /** What is done to a value before it is shifted and scaled. */
  public enum Function {
    /** x. */
    IDENTITY,
    /** ln x, for positive x. */
    LOG,
    /** sign(x) ln(1 + |x|). */
    SIGNED_LOG
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the centre is not finite, or width or limit is not positive
   */
  public Transform {
    if (!Double.isFinite(centre) || !(width > 0) || Double.isInfinite(width) || !(limit > 0)) {
      throw new IllegalArgumentException(
          "A transform needs a finite centre, a positive width and a positive limit, found "
              + centre
              + ", "
              + width
              + ", "
              + limit
              + ".");
    }
  }

  /** Returns the input of the network for a value of the column. */
  public float apply(double value) {
    double changed =
        switch (function) {
          case IDENTITY -> value;
          case LOG -> StrictMath.log(value);
          case SIGNED_LOG -> Math.copySign(StrictMath.log1p(Math.abs(value)), value);
        };
    return (float) Math.clamp((changed - centre) / width, -limit, limit);
  }
}
