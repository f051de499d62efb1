package hep.learners.internal.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Elementwise arithmetic on arrays. */
public final class Lanewise {
  private Lanewise() {}

  /** z = x + y. */
  public static void add(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.F, x, xo + i)
          .add(FloatVector.fromArray(Lanes.F, y, yo + i))
          .intoArray(z, zo + i);
    }
    for (; i < n; i++) {
      z[zo + i] = x[xo + i] + y[yo + i];
    }
  }

  /** z += x, also where that is less than a vector in one step: for the few channels of images. */
  public static void accumulate(float[] x, int xo, float[] z, int zo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.F, z, zo + i)
          .add(FloatVector.fromArray(Lanes.F, x, xo + i))
          .intoArray(z, zo + i);
    }
    if (i < n) {
      VectorMask<Float> rest = Lanes.F.indexInRange(i, n);
      FloatVector.fromArray(Lanes.F, z, zo + i, rest)
          .add(FloatVector.fromArray(Lanes.F, x, xo + i, rest))
          .intoArray(z, zo + i, rest);
    }
  }

  /** z = x − y. */
  public static void subtract(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.F, x, xo + i)
          .sub(FloatVector.fromArray(Lanes.F, y, yo + i))
          .intoArray(z, zo + i);
    }
    for (; i < n; i++) {
      z[zo + i] = x[xo + i] - y[yo + i];
    }
  }

  /** z = x y, element by element. */
  public static void multiply(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.F, x, xo + i)
          .mul(FloatVector.fromArray(Lanes.F, y, yo + i))
          .intoArray(z, zo + i);
    }
    for (; i < n; i++) {
      z[zo + i] = x[xo + i] * y[yo + i];
    }
  }

  /** z = x / y, element by element. */
  public static void divide(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.F, x, xo + i)
          .div(FloatVector.fromArray(Lanes.F, y, yo + i))
          .intoArray(z, zo + i);
    }
    for (; i < n; i++) {
      z[zo + i] = x[xo + i] / y[yo + i];
    }
  }

  /** z += x y, element by element. */
  public static void multiplyAdd(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.F, x, xo + i)
          .fma(FloatVector.fromArray(Lanes.F, y, yo + i), FloatVector.fromArray(Lanes.F, z, zo + i))
          .intoArray(z, zo + i);
    }
    for (; i < n; i++) {
      z[zo + i] = Math.fma(x[xo + i], y[yo + i], z[zo + i]);
    }
  }

  /** y += factor x. */
  public static void axpy(float factor, float[] x, int xo, float[] y, int yo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.F, x, xo + i)
          .fma(Lanes.all(factor), FloatVector.fromArray(Lanes.F, y, yo + i))
          .intoArray(y, yo + i);
    }
    for (; i < n; i++) {
      y[yo + i] = Math.fma(x[xo + i], factor, y[yo + i]);
    }
  }

  /** y = factor x. */
  public static void scale(float factor, float[] x, int xo, float[] y, int yo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.F, x, xo + i).mul(factor).intoArray(y, yo + i);
    }
    for (; i < n; i++) {
      y[yo + i] = x[xo + i] * factor;
    }
  }

  /** y = x + term. */
  public static void shift(float term, float[] x, int xo, float[] y, int yo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.F, x, xo + i).add(term).intoArray(y, yo + i);
    }
    for (; i < n; i++) {
      y[yo + i] = x[xo + i] + term;
    }
  }

  /** y = value. */
  public static void fill(float value, float[] y, int yo, int n) {
    Arrays.fill(y, yo, yo + n, value);
  }
}
