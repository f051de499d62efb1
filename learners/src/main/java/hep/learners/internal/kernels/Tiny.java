package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Which numbers count as none, so that training does not run into subnormal ones.
 *
 * <p>Arithmetic with numbers below 2^−126 takes some hundred cycles on Intel's processors, and Java
 * cannot tell them to take zero instead. They come from three places: the softmax of a class that a
 * network has learnt to rule out, whose slope then runs through every layer; the squares of small
 * slopes; and averages of slopes that have ended, which shrink for ever. At these places what is
 * too small to matter is zero by definition, with the same bits for every width of vectors. Not a
 * number stays not a number.
 */
public final class Tiny {
  /**
   * Errors of a probability below this, 8e-25, count as none: the error of the right class is known
   * to 6e-8.
   */
  public static final float ERROR = 0x1p-80f;

  /** Averages below this, 8e-37, are zero. */
  static final float AVERAGE = 0x1p-120f;

  /** Slopes below this, 7e-18, have the square zero. */
  static final float SLOPE = 0x1p-57f;

  private Tiny() {}

  /** Returns x, or zero where |x| is below the limit. */
  public static float drop(float x, float limit) {
    return Math.abs(x) < limit ? 0 : x;
  }

  /** Lanewise {@link #drop(float, float)}. */
  static FloatVector drop(FloatVector x, float limit) {
    return x.blend(Lanes.zero(), x.abs().compare(VectorOperators.LT, Lanes.all(limit)));
  }
}
