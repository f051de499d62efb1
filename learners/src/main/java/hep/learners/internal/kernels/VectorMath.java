package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Exponential, logarithm and hyperbolic functions of arrays.
 *
 * <p>Argument reduction follows W. J. Cody and W. Waite, Software Manual for the Elementary
 * Functions (1980); the polynomials are Chebyshev fits, evaluated with fused multiply-adds. Every
 * operation is exactly rounded IEEE arithmetic, so the bits are the same on every machine; the
 * scalar forms do the same operations in the same order. Relative error below 2e-7 where the result
 * is a normal number.
 */
public final class VectorMath {
  private static final float LOG2_E = 1.442695f;
  private static final float LN2_HIGH = 0x1.63p-1f;
  private static final float LN2_LOW = -2.1219444e-4f;

  /** Adding 1.5 · 2^23 rounds to an integer that stands in the low bits. */
  private static final float ROUND = 0x1.8p23f;

  /** Where exp leaves the floats above; below EXP_LOW we return zero. */
  private static final float EXP_HIGH = 88.72283f;

  private static final float EXP_LOW = -86.9f;
  private static final int HALF_BITS = 126 << 23;

  private static final float E2 = 0.5f;
  private static final float E3 = 0.16666667f;
  private static final float E4 = 0.041666463f;
  private static final float E5 = 0.008333298f;
  private static final float E6 = 0.0013933664f;
  private static final float E7 = 1.9899302e-4f;

  private static final int SQRT_HALF_BITS = 0x3f3504f3;
  private static final float L3 = 0.3333333f;
  private static final float L4 = -0.2499999f;
  private static final float L5 = 0.20000708f;
  private static final float L6 = -0.1666848f;
  private static final float L7 = 0.14249937f;
  private static final float L8 = -0.124110505f;
  private static final float L9 = 0.11661511f;
  private static final float L10 = -0.11571201f;
  private static final float L11 = 0.07149754f;

  /** From here on the hyperbolic tangent is one. */
  private static final float TANH_ONE = 9.5f;

  private static final int ONE_BITS = 127 << 23;
  private static final int SIGN_BIT = 1 << 31;

  private VectorMath() {}

  /** e^x; zero below −86.9 (no subnormal results), infinity above 88.72. */
  public static float exp(float x) {
    float shifted = Math.fma(x, LOG2_E, ROUND);
    float power = shifted - ROUND;
    float r = Math.fma(power, -LN2_LOW, Math.fma(power, -LN2_HIGH, x));
    float p = Math.fma(E7, r, E6);
    p = Math.fma(p, r, E5);
    p = Math.fma(p, r, E4);
    p = Math.fma(p, r, E3);
    p = Math.fma(p, r, E2);
    float y = Math.fma(r * r, p, r) + 1;
    float scale = Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + HALF_BITS);
    float result = (y + y) * scale;
    result = x > EXP_HIGH ? Float.POSITIVE_INFINITY : result;
    return x < EXP_LOW ? 0 : result;
  }

  /** Lanewise {@link #exp(float)}. */
  static FloatVector exp(FloatVector x) {
    FloatVector shifted = x.fma(Lanes.all(LOG2_E), Lanes.all(ROUND));
    FloatVector power = shifted.sub(Lanes.all(ROUND));
    FloatVector r = power.fma(Lanes.all(-LN2_LOW), power.fma(Lanes.all(-LN2_HIGH), x));
    FloatVector p = Lanes.all(E7).fma(r, Lanes.all(E6));
    p = p.fma(r, Lanes.all(E5));
    p = p.fma(r, Lanes.all(E4));
    p = p.fma(r, Lanes.all(E3));
    p = p.fma(r, Lanes.all(E2));
    FloatVector y = r.mul(r).fma(p, r).add(Lanes.all(1));
    IntVector bits =
        shifted
            .reinterpretAsInts()
            .lanewise(VectorOperators.LSHL, 23)
            .add(Lanes.allInts(HALF_BITS));
    FloatVector result = y.add(y).mul(bits.reinterpretAsFloats());
    VectorMask<Float> above = x.compare(VectorOperators.GT, Lanes.all(EXP_HIGH));
    VectorMask<Float> below = x.compare(VectorOperators.LT, Lanes.all(EXP_LOW));
    return result.blend(Lanes.all(Float.POSITIVE_INFINITY), above).blend(Lanes.zero(), below);
  }

  /** Natural logarithm; −infinity at zero and at subnormal numbers, NaN below zero. */
  public static float log(float x) {
    int shifted = Float.floatToRawIntBits(x) - SQRT_HALF_BITS;
    float power = shifted >> 23;
    float r = Float.intBitsToFloat((shifted & 0x7fffff) + SQRT_HALF_BITS) - 1;
    float p = Math.fma(L11, r, L10);
    p = Math.fma(p, r, L9);
    p = Math.fma(p, r, L8);
    p = Math.fma(p, r, L7);
    p = Math.fma(p, r, L6);
    p = Math.fma(p, r, L5);
    p = Math.fma(p, r, L4);
    p = Math.fma(p, r, L3);
    float square = r * r;
    float y = Math.fma(p, r * square, Math.fma(power, LN2_LOW, -0.5f * square));
    float result = Math.fma(power, LN2_HIGH, r + y);
    result = x < Float.MIN_NORMAL ? Float.NEGATIVE_INFINITY : result;
    result = x < 0 ? Float.NaN : result;
    return x < Float.POSITIVE_INFINITY ? result : x;
  }

  /** Lanewise {@link #log(float)}. */
  static FloatVector log(FloatVector x) {
    IntVector shifted = x.reinterpretAsInts().sub(Lanes.allInts(SQRT_HALF_BITS));
    FloatVector power =
        (FloatVector) shifted.lanewise(VectorOperators.ASHR, 23).convert(VectorOperators.I2F, 0);
    FloatVector r =
        shifted
            .and(Lanes.allInts(0x7fffff))
            .add(Lanes.allInts(SQRT_HALF_BITS))
            .reinterpretAsFloats()
            .sub(Lanes.all(1));
    FloatVector p = Lanes.all(L11).fma(r, Lanes.all(L10));
    p = p.fma(r, Lanes.all(L9));
    p = p.fma(r, Lanes.all(L8));
    p = p.fma(r, Lanes.all(L7));
    p = p.fma(r, Lanes.all(L6));
    p = p.fma(r, Lanes.all(L5));
    p = p.fma(r, Lanes.all(L4));
    p = p.fma(r, Lanes.all(L3));
    FloatVector square = r.mul(r);
    FloatVector y =
        p.fma(r.mul(square), power.fma(Lanes.all(LN2_LOW), square.mul(Lanes.all(-0.5f))));
    FloatVector result = power.fma(Lanes.all(LN2_HIGH), r.add(y));
    VectorMask<Float> tiny = x.compare(VectorOperators.LT, Lanes.all(Float.MIN_NORMAL));
    VectorMask<Float> negative = x.compare(VectorOperators.LT, Lanes.zero());
    VectorMask<Float> finite = x.compare(VectorOperators.LT, Lanes.all(Float.POSITIVE_INFINITY));
    result = result.blend(Lanes.all(Float.NEGATIVE_INFINITY), tiny);
    result = result.blend(Lanes.all(Float.NaN), negative);
    return x.blend(result, finite);
  }

  /** Hyperbolic tangent: e / (e + 2) with e = e^{2|x|} − 1, which keeps its digits near zero. */
  public static float tanh(float x) {
    float size = Math.abs(x);
    size = size > TANH_ONE ? TANH_ONE : size;
    float twice = size + size;
    float shifted = Math.fma(twice, LOG2_E, ROUND);
    float power = shifted - ROUND;
    float r = Math.fma(power, -LN2_LOW, Math.fma(power, -LN2_HIGH, twice));
    float p = Math.fma(E7, r, E6);
    p = Math.fma(p, r, E5);
    p = Math.fma(p, r, E4);
    p = Math.fma(p, r, E3);
    p = Math.fma(p, r, E2);
    float scale = Float.intBitsToFloat((Float.floatToRawIntBits(shifted) << 23) + ONE_BITS);
    float e = Math.fma(Math.fma(r * r, p, r), scale, scale - 1);
    return Math.copySign(e / (e + 2), x);
  }

  /** Lanewise {@link #tanh(float)}. */
  static FloatVector tanh(FloatVector x) {
    FloatVector size = x.abs();
    size = size.blend(Lanes.all(TANH_ONE), size.compare(VectorOperators.GT, Lanes.all(TANH_ONE)));
    FloatVector twice = size.add(size);
    FloatVector shifted = twice.fma(Lanes.all(LOG2_E), Lanes.all(ROUND));
    FloatVector power = shifted.sub(Lanes.all(ROUND));
    FloatVector r = power.fma(Lanes.all(-LN2_LOW), power.fma(Lanes.all(-LN2_HIGH), twice));
    FloatVector p = Lanes.all(E7).fma(r, Lanes.all(E6));
    p = p.fma(r, Lanes.all(E5));
    p = p.fma(r, Lanes.all(E4));
    p = p.fma(r, Lanes.all(E3));
    p = p.fma(r, Lanes.all(E2));
    IntVector bits =
        shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23).add(Lanes.allInts(ONE_BITS));
    FloatVector scale = bits.reinterpretAsFloats();
    FloatVector e = r.mul(r).fma(p, r).fma(scale, scale.sub(Lanes.all(1)));
    IntVector sign = x.reinterpretAsInts().and(Lanes.allInts(SIGN_BIT));
    return e.div(e.add(Lanes.all(2))).reinterpretAsInts().or(sign).reinterpretAsFloats();
  }

  /** Logistic function 1 / (1 + e^{−x}). */
  public static float sigmoid(float x) {
    return 1 / (1 + exp(-x));
  }

  /** Lanewise {@link #sigmoid(float)}. */
  static FloatVector sigmoid(FloatVector x) {
    return Lanes.all(1).div(exp(x.neg()).add(Lanes.all(1)));
  }

  /** ln(1 + e^x), without overflow. */
  public static float softplus(float x) {
    float e = exp(-Math.abs(x));
    float u = 1 + e;
    float tail = u > 1 ? log(u) * e / (u - 1) : e;
    return x > 0 ? x + tail : x < 0 ? tail : tail + x;
  }

  /** Lanewise {@link #softplus(float)}. */
  static FloatVector softplus(FloatVector x) {
    FloatVector e = exp(x.abs().neg());
    FloatVector u = e.add(Lanes.all(1));
    FloatVector ratio = log(u).mul(e).div(u.sub(Lanes.all(1)));
    FloatVector tail = e.blend(ratio, u.compare(VectorOperators.GT, Lanes.all(1)));
    VectorMask<Float> below = x.compare(VectorOperators.LT, Lanes.zero());
    return tail.add(x).blend(tail, below);
  }

  /** y = e^x over {@code n} elements. */
  public static void exp(float[] x, int xo, float[] y, int yo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      exp(FloatVector.fromArray(Lanes.F, x, xo + i)).intoArray(y, yo + i);
    }
    for (; i < n; i++) {
      y[yo + i] = exp(x[xo + i]);
    }
  }

  /** y = ln x over {@code n} elements. */
  public static void log(float[] x, int xo, float[] y, int yo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      log(FloatVector.fromArray(Lanes.F, x, xo + i)).intoArray(y, yo + i);
    }
    for (; i < n; i++) {
      y[yo + i] = log(x[xo + i]);
    }
  }

  /** y = tanh x over {@code n} elements. */
  public static void tanh(float[] x, int xo, float[] y, int yo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      tanh(FloatVector.fromArray(Lanes.F, x, xo + i)).intoArray(y, yo + i);
    }
    for (; i < n; i++) {
      y[yo + i] = tanh(x[xo + i]);
    }
  }

  /** y = 1 / (1 + e^{−x}) over {@code n} elements. */
  public static void sigmoid(float[] x, int xo, float[] y, int yo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      sigmoid(FloatVector.fromArray(Lanes.F, x, xo + i)).intoArray(y, yo + i);
    }
    for (; i < n; i++) {
      y[yo + i] = sigmoid(x[xo + i]);
    }
  }

  /** y = ln(1 + e^x) over {@code n} elements. */
  public static void softplus(float[] x, int xo, float[] y, int yo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      softplus(FloatVector.fromArray(Lanes.F, x, xo + i)).intoArray(y, yo + i);
    }
    for (; i < n; i++) {
      y[yo + i] = softplus(x[xo + i]);
    }
  }
}
