package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Random numbers without state: the number at (seed, stream, index) is always the same, so masks
 * and noise do not depend on threads or on the order of calls.
 *
 * <p>The generator is Threefry-4x32 with 20 rounds (Salmon, Moraes, Dror and Shaw, Parallel random
 * numbers: as easy as 1, 2, 3, SC 2011). The key is (seed, stream). Element i takes word (i / 16)
 * mod 4 of the block with the number 16 (i / 64) + i mod 16, so that whole vectors are stored side
 * by side.
 */
public final class Noise {
  /** The bits themselves, for the comparison with the published vectors. */
  static final int BITS = 3;

  private static final int UNIFORM = 0;
  private static final int GAUSSIAN = 1;
  private static final int MASK = 2;
  private static final int GROUP = 64;
  private static final int PARITY = 0x1BD11BDA;

  /** √½ sin(π/2 f) and √½ cos(π/2 f) as Taylor series in f, |f| ≤ 1/2. */
  private static final float S9 = 1.1344905e-4f;

  private static final float S7 = -0.0033105002f;
  private static final float S5 = 0.056351196f;
  private static final float S3 = -0.4567656f;
  private static final float S1 = 1.1107208f;
  private static final float C8 = 6.500152e-4f;
  private static final float C6 = -0.014752708f;
  private static final float C4 = 0.17937143f;
  private static final float C2 = -0.872358f;
  private static final float C0 = 0.70710677f;

  private Noise() {}

  /** y[i] = uniform in [0, 1) with 24 bits, of index first + i. */
  public static void uniform(long seed, long stream, long first, float[] y, int yo, int n) {
    words(seed, stream, first, y, yo, n, UNIFORM, 0, 0);
  }

  /**
   * y[i] = Gaussian of mean 0 and width 1, of index first + i (Box and Muller 1958); at most 6.7
   * widths out.
   */
  public static void gaussian(long seed, long stream, long first, float[] y, int yo, int n) {
    words(seed, stream, first, y, yo, n, GAUSSIAN, 0, 0);
  }

  /** y[i] = value with probability keep, else 0: a dropout mask where value = 1 / keep. */
  public static void mask(
      float keep, float value, long seed, long stream, long first, float[] y, int yo, int n) {
    words(seed, stream, first, y, yo, n, MASK, keep, value);
  }

  static void words(
      long seed,
      long stream,
      long first,
      float[] y,
      int yo,
      int n,
      int kind,
      float keep,
      float value) {
    float[] rest = {};
    int done = 0;
    while (done < n) {
      long group = Math.floorDiv(first + done, (long) GROUP);
      int skip = Math.floorMod(first + done, GROUP);
      if (skip == 0 && n - done >= GROUP) {
        group(seed, stream, group, y, yo + done, kind, keep, value);
        done += GROUP;
      } else {
        rest = rest.length == 0 ? new float[GROUP] : rest;
        group(seed, stream, group, rest, 0, kind, keep, value);
        int count = Math.min(GROUP - skip, n - done);
        System.arraycopy(rest, skip, y, yo + done, count);
        done += count;
      }
    }
  }

  /** Elements 64 group … 64 group + 63. */
  private static void group(
      long seed, long stream, long group, float[] y, int yo, int kind, float keep, float value) {
    int k0 = (int) seed;
    int k1 = (int) (seed >>> 32);
    int k2 = (int) stream;
    int k3 = (int) (stream >>> 32);
    int k4 = PARITY ^ k0 ^ k1 ^ k2 ^ k3;
    for (int l = 0; l < GROUP / 4; l += Lanes.COUNT) {
      long block = GROUP / 4 * group + l;
      IntVector x0 = Lanes.allInts((int) block + k0).addIndex(1);
      IntVector x1 = Lanes.allInts((int) (block >>> 32) + k1);
      IntVector x2 = Lanes.allInts(k2);
      IntVector x3 = Lanes.allInts(k3);
      x0 = x0.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 10).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 26).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 11).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 21).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 13).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 27).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 23).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 5).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(k1);
      x1 = x1.add(k2);
      x2 = x2.add(k3);
      x3 = x3.add(k4 + 1);
      x0 = x0.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 6).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 20).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 17).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 11).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 25).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 10).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 18).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 20).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(k2);
      x1 = x1.add(k3);
      x2 = x2.add(k4);
      x3 = x3.add(k0 + 2);
      x0 = x0.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 10).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 26).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 11).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 21).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 13).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 27).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 23).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 5).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(k3);
      x1 = x1.add(k4);
      x2 = x2.add(k0);
      x3 = x3.add(k1 + 3);
      x0 = x0.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 6).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 20).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 17).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 11).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 25).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 10).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 18).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 20).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(k4);
      x1 = x1.add(k0);
      x2 = x2.add(k1);
      x3 = x3.add(k2 + 4);
      x0 = x0.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 10).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 26).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 11).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 21).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 13).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 27).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(x3);
      x3 = x3.lanewise(VectorOperators.ROL, 23).lanewise(VectorOperators.XOR, x0);
      x2 = x2.add(x1);
      x1 = x1.lanewise(VectorOperators.ROL, 5).lanewise(VectorOperators.XOR, x2);
      x0 = x0.add(k0);
      x1 = x1.add(k1);
      x2 = x2.add(k2);
      x3 = x3.add(k3 + 5);
      int at = yo + l;
      switch (kind) {
        case UNIFORM -> {
          unit(x0).intoArray(y, at);
          unit(x1).intoArray(y, at + 16);
          unit(x2).intoArray(y, at + 32);
          unit(x3).intoArray(y, at + 48);
        }
        case MASK -> {
          kept(unit(x0), keep, value).intoArray(y, at);
          kept(unit(x1), keep, value).intoArray(y, at + 16);
          kept(unit(x2), keep, value).intoArray(y, at + 32);
          kept(unit(x3), keep, value).intoArray(y, at + 48);
        }
        case GAUSSIAN -> {
          FloatVector r0 = radius(x0);
          FloatVector r2 = radius(x2);
          r0.mul(sine(x1, 0)).intoArray(y, at);
          r0.mul(sine(x1, 1)).intoArray(y, at + 16);
          r2.mul(sine(x3, 0)).intoArray(y, at + 32);
          r2.mul(sine(x3, 1)).intoArray(y, at + 48);
        }
        default -> {
          x0.reinterpretAsFloats().intoArray(y, at);
          x1.reinterpretAsFloats().intoArray(y, at + 16);
          x2.reinterpretAsFloats().intoArray(y, at + 32);
          x3.reinterpretAsFloats().intoArray(y, at + 48);
        }
      }
    }
  }

  private static FloatVector floats(IntVector x) {
    return (FloatVector) x.convert(VectorOperators.I2F, 0);
  }

  private static FloatVector unit(IntVector x) {
    return floats(x.lanewise(VectorOperators.LSHR, 8)).mul(0x1p-24f);
  }

  private static FloatVector kept(FloatVector unit, float keep, float value) {
    return Lanes.zero().blend(Lanes.all(value), unit.compare(VectorOperators.LT, keep));
  }

  /** √(−2 ln u), u in (0, 1] with 31 bits. */
  private static FloatVector radius(IntVector x) {
    FloatVector u =
        floats(x.lanewise(VectorOperators.LSHR, 1)).fma(Lanes.all(0x1p-31f), Lanes.all(0x1p-32f));
    return VectorMath.log(u).mul(-2).max(0).sqrt();
  }

  /** sin(π/2 (t + quarter)) for the angle t in quarter turns that the upper bits of x give. */
  private static FloatVector sine(IntVector x, int quarter) {
    IntVector turn = x.lanewise(VectorOperators.LSHR, 30).add(quarter);
    FloatVector f =
        floats(x.and(0x3fffffff).lanewise(VectorOperators.LSHR, 6))
            .fma(Lanes.all(0x1p-24f), Lanes.all(-0.5f));
    FloatVector square = f.mul(f);
    // The angle is π/2 (turn + f + 1/2): sin and cos of π/2 f + π/4, by the sum of the two Taylor
    // series.
    FloatVector s = Lanes.all(S9).fma(square, Lanes.all(S7));
    s = s.fma(square, Lanes.all(S5)).fma(square, Lanes.all(S3)).fma(square, Lanes.all(S1)).mul(f);
    FloatVector c = Lanes.all(C8).fma(square, Lanes.all(C6));
    c = c.fma(square, Lanes.all(C4)).fma(square, Lanes.all(C2)).fma(square, Lanes.all(C0));
    VectorMask<Float> odd = turn.and(1).compare(VectorOperators.NE, 0).cast(Lanes.F);
    VectorMask<Float> minus = turn.and(2).compare(VectorOperators.NE, 0).cast(Lanes.F);
    FloatVector y = c.add(s).blend(c.sub(s), odd);
    return y.blend(y.neg(), minus);
  }
}
