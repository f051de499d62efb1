package hep.learners.internal.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The polynomials against the double-precision library, and the lanes against the scalar forms. */
final class VectorMathTest {
  private static final float[] SPECIAL = {
    0f,
    -0f,
    1f,
    -1f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN,
    88.7f,
    88.8f,
    -86.8f,
    -87f,
    0.625f,
    -0.625f,
    1e-30f
  };

  private interface Kernel {
    void apply(float[] x, int xo, float[] y, int yo, int n);
  }

  private interface Scalar {
    float apply(float x);
  }

  @Test
  void expAgreesWithTheLibrary() {
    check(VectorMath::exp, VectorMath::exp, Math::exp, -86, 88, 2e-7, 0);
  }

  @Test
  void logAgreesWithTheLibrary() {
    check(VectorMath::log, VectorMath::log, Math::log, 1e-6f, 100, 2e-7, 1e-7);
    check(VectorMath::log, VectorMath::log, Math::log, 1e-30f, 1e30f, 2e-7, 1e-7);
  }

  @Test
  void tanhAgreesWithTheLibrary() {
    check(VectorMath::tanh, VectorMath::tanh, Math::tanh, -10, 10, 2e-7, 0);
    check(VectorMath::tanh, VectorMath::tanh, Math::tanh, -1e-3f, 1e-3f, 2e-7, 0);
  }

  @Test
  void sigmoidAgreesWithTheLibrary() {
    check(VectorMath::sigmoid, VectorMath::sigmoid, x -> 1 / (1 + Math.exp(-x)), -80, 80, 3e-7, 0);
  }

  @Test
  void softplusAgreesWithTheLibrary() {
    check(
        VectorMath::softplus,
        VectorMath::softplus,
        x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
        -80,
        80,
        4e-7,
        0);
  }

  @Test
  void keepsTheEndsOfTheLine() {
    assertEquals(0f, VectorMath.exp(Float.NEGATIVE_INFINITY));
    assertEquals(Float.POSITIVE_INFINITY, VectorMath.exp(Float.POSITIVE_INFINITY));
    assertEquals(Float.POSITIVE_INFINITY, VectorMath.exp(89f));
    assertTrue(Float.isNaN(VectorMath.exp(Float.NaN)));
    assertEquals(Float.NEGATIVE_INFINITY, VectorMath.log(0f));
    assertEquals(Float.POSITIVE_INFINITY, VectorMath.log(Float.POSITIVE_INFINITY));
    assertTrue(Float.isNaN(VectorMath.log(-1f)));
    assertTrue(Float.isNaN(VectorMath.log(Float.NaN)));
    assertEquals(1f, VectorMath.tanh(Float.POSITIVE_INFINITY));
    assertEquals(-1f, VectorMath.tanh(Float.NEGATIVE_INFINITY));
    assertTrue(Float.isNaN(VectorMath.tanh(Float.NaN)));
    assertEquals(0f, VectorMath.sigmoid(Float.NEGATIVE_INFINITY));
    assertEquals(1f, VectorMath.sigmoid(Float.POSITIVE_INFINITY));
    assertEquals(0f, VectorMath.softplus(Float.NEGATIVE_INFINITY));
    assertEquals(Float.POSITIVE_INFINITY, VectorMath.softplus(Float.POSITIVE_INFINITY));
    assertTrue(Float.isNaN(VectorMath.softplus(Float.NaN)));
  }

  private static void check(
      Kernel kernel,
      Scalar scalar,
      DoubleUnaryOperator exact,
      float low,
      float high,
      double relative,
      double absolute) {
    int n = 20011;
    float[] x = new float[n + SPECIAL.length];
    for (int i = 0; i < n; i++) {
      x[i] = low + (high - low) * i / n;
    }
    System.arraycopy(SPECIAL, 0, x, n, SPECIAL.length);
    float[] y = new float[x.length];
    kernel.apply(x, 0, y, 0, x.length);
    for (int i = 0; i < x.length; i++) {
      float input = x[i];
      assertEquals(
          Float.floatToIntBits(scalar.apply(input)),
          Float.floatToIntBits(y[i]),
          () -> "lanes differ from scalar at " + input);
      if (i < n) {
        double expected = exact.applyAsDouble(input);
        assertEquals(expected, y[i], relative * Math.abs(expected) + absolute, () -> "at " + input);
      }
    }
  }
}
