package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of the derivative of a convolution by the weights of few filters: lanes are
 * taps, which are side by side in the image, and filters are broadcast. What the compiler must see
 * is written down at {@link Tile8}.
 */
final class TapTile {
  /** Taps of a wide tile, and floats from one filter's sums to the next. */
  static final int TAPS = 2 * Lanes.COUNT;

  private TapTile() {}

  /**
   * c[f, t] = Σ_p x[p + t] dy[p, f] over a rectangle of pixels, from zero in ascending order with
   * fused multiply-adds.
   *
   * @param filters 8 or 4
   * @param wide whether two vectors of taps, or one
   * @param step floats of x from one pixel to the next
   * @param lddy floats of dy from one pixel to the next
   */
  static void sum(
      int filters,
      boolean wide,
      int lines,
      int columns,
      float[] x,
      int xo,
      int lineStep,
      int step,
      float[] dy,
      int dyo,
      int dyLineStep,
      int lddy,
      float[] c) {
    if (filters == 8 && wide) {
      eight2(lines, columns, x, xo, lineStep, step, dy, dyo, dyLineStep, lddy, c);
    } else if (filters == 8) {
      eight1(lines, columns, x, xo, lineStep, step, dy, dyo, dyLineStep, lddy, c);
    } else if (wide) {
      four2(lines, columns, x, xo, lineStep, step, dy, dyo, dyLineStep, lddy, c);
    } else {
      four1(lines, columns, x, xo, lineStep, step, dy, dyo, dyLineStep, lddy, c);
    }
  }

  private static void eight2(
      int lines,
      int columns,
      float[] x,
      int xo,
      int lineStep,
      int step,
      float[] dy,
      int dyo,
      int dyLineStep,
      int lddy,
      float[] c) {
    FloatVector c0x = FloatVector.zero(Lanes.F);
    FloatVector c0y = FloatVector.zero(Lanes.F);
    FloatVector c1x = FloatVector.zero(Lanes.F);
    FloatVector c1y = FloatVector.zero(Lanes.F);
    FloatVector c2x = FloatVector.zero(Lanes.F);
    FloatVector c2y = FloatVector.zero(Lanes.F);
    FloatVector c3x = FloatVector.zero(Lanes.F);
    FloatVector c3y = FloatVector.zero(Lanes.F);
    FloatVector c4x = FloatVector.zero(Lanes.F);
    FloatVector c4y = FloatVector.zero(Lanes.F);
    FloatVector c5x = FloatVector.zero(Lanes.F);
    FloatVector c5y = FloatVector.zero(Lanes.F);
    FloatVector c6x = FloatVector.zero(Lanes.F);
    FloatVector c6y = FloatVector.zero(Lanes.F);
    FloatVector c7x = FloatVector.zero(Lanes.F);
    FloatVector c7y = FloatVector.zero(Lanes.F);
    for (int line = 0; line < lines; line++) {
      int p = xo + line * lineStep;
      int q = dyo + line * dyLineStep;
      for (int column = 0; column < columns; column++) {
        FloatVector x0 = FloatVector.fromArray(Lanes.F, x, p);
        FloatVector x1 = FloatVector.fromArray(Lanes.F, x, p + Lanes.COUNT);
        FloatVector d0 = FloatVector.broadcast(Lanes.F, dy[q]);
        c0x = d0.fma(x0, c0x);
        c0y = d0.fma(x1, c0y);
        FloatVector d1 = FloatVector.broadcast(Lanes.F, dy[q + 1]);
        c1x = d1.fma(x0, c1x);
        c1y = d1.fma(x1, c1y);
        FloatVector d2 = FloatVector.broadcast(Lanes.F, dy[q + 2]);
        c2x = d2.fma(x0, c2x);
        c2y = d2.fma(x1, c2y);
        FloatVector d3 = FloatVector.broadcast(Lanes.F, dy[q + 3]);
        c3x = d3.fma(x0, c3x);
        c3y = d3.fma(x1, c3y);
        FloatVector d4 = FloatVector.broadcast(Lanes.F, dy[q + 4]);
        c4x = d4.fma(x0, c4x);
        c4y = d4.fma(x1, c4y);
        FloatVector d5 = FloatVector.broadcast(Lanes.F, dy[q + 5]);
        c5x = d5.fma(x0, c5x);
        c5y = d5.fma(x1, c5y);
        FloatVector d6 = FloatVector.broadcast(Lanes.F, dy[q + 6]);
        c6x = d6.fma(x0, c6x);
        c6y = d6.fma(x1, c6y);
        FloatVector d7 = FloatVector.broadcast(Lanes.F, dy[q + 7]);
        c7x = d7.fma(x0, c7x);
        c7y = d7.fma(x1, c7y);
        p += step;
        q += lddy;
      }
    }
    FloatVector zero = FloatVector.zero(Lanes.F);
    zero.add(c0x).intoArray(c, 0);
    zero.add(c0y).intoArray(c, Lanes.COUNT);
    zero.add(c1x).intoArray(c, 2 * Lanes.COUNT);
    zero.add(c1y).intoArray(c, 3 * Lanes.COUNT);
    zero.add(c2x).intoArray(c, 4 * Lanes.COUNT);
    zero.add(c2y).intoArray(c, 5 * Lanes.COUNT);
    zero.add(c3x).intoArray(c, 6 * Lanes.COUNT);
    zero.add(c3y).intoArray(c, 7 * Lanes.COUNT);
    zero.add(c4x).intoArray(c, 8 * Lanes.COUNT);
    zero.add(c4y).intoArray(c, 9 * Lanes.COUNT);
    zero.add(c5x).intoArray(c, 10 * Lanes.COUNT);
    zero.add(c5y).intoArray(c, 11 * Lanes.COUNT);
    zero.add(c6x).intoArray(c, 12 * Lanes.COUNT);
    zero.add(c6y).intoArray(c, 13 * Lanes.COUNT);
    zero.add(c7x).intoArray(c, 14 * Lanes.COUNT);
    zero.add(c7y).intoArray(c, 15 * Lanes.COUNT);
  }

  private static void eight1(
      int lines,
      int columns,
      float[] x,
      int xo,
      int lineStep,
      int step,
      float[] dy,
      int dyo,
      int dyLineStep,
      int lddy,
      float[] c) {
    FloatVector c0x = FloatVector.zero(Lanes.F);
    FloatVector c1x = FloatVector.zero(Lanes.F);
    FloatVector c2x = FloatVector.zero(Lanes.F);
    FloatVector c3x = FloatVector.zero(Lanes.F);
    FloatVector c4x = FloatVector.zero(Lanes.F);
    FloatVector c5x = FloatVector.zero(Lanes.F);
    FloatVector c6x = FloatVector.zero(Lanes.F);
    FloatVector c7x = FloatVector.zero(Lanes.F);
    for (int line = 0; line < lines; line++) {
      int p = xo + line * lineStep;
      int q = dyo + line * dyLineStep;
      for (int column = 0; column < columns; column++) {
        FloatVector x0 = FloatVector.fromArray(Lanes.F, x, p);
        FloatVector d0 = FloatVector.broadcast(Lanes.F, dy[q]);
        c0x = d0.fma(x0, c0x);
        FloatVector d1 = FloatVector.broadcast(Lanes.F, dy[q + 1]);
        c1x = d1.fma(x0, c1x);
        FloatVector d2 = FloatVector.broadcast(Lanes.F, dy[q + 2]);
        c2x = d2.fma(x0, c2x);
        FloatVector d3 = FloatVector.broadcast(Lanes.F, dy[q + 3]);
        c3x = d3.fma(x0, c3x);
        FloatVector d4 = FloatVector.broadcast(Lanes.F, dy[q + 4]);
        c4x = d4.fma(x0, c4x);
        FloatVector d5 = FloatVector.broadcast(Lanes.F, dy[q + 5]);
        c5x = d5.fma(x0, c5x);
        FloatVector d6 = FloatVector.broadcast(Lanes.F, dy[q + 6]);
        c6x = d6.fma(x0, c6x);
        FloatVector d7 = FloatVector.broadcast(Lanes.F, dy[q + 7]);
        c7x = d7.fma(x0, c7x);
        p += step;
        q += lddy;
      }
    }
    FloatVector zero = FloatVector.zero(Lanes.F);
    zero.add(c0x).intoArray(c, 0);
    zero.add(c1x).intoArray(c, 2 * Lanes.COUNT);
    zero.add(c2x).intoArray(c, 4 * Lanes.COUNT);
    zero.add(c3x).intoArray(c, 6 * Lanes.COUNT);
    zero.add(c4x).intoArray(c, 8 * Lanes.COUNT);
    zero.add(c5x).intoArray(c, 10 * Lanes.COUNT);
    zero.add(c6x).intoArray(c, 12 * Lanes.COUNT);
    zero.add(c7x).intoArray(c, 14 * Lanes.COUNT);
  }

  private static void four2(
      int lines,
      int columns,
      float[] x,
      int xo,
      int lineStep,
      int step,
      float[] dy,
      int dyo,
      int dyLineStep,
      int lddy,
      float[] c) {
    FloatVector c0x = FloatVector.zero(Lanes.F);
    FloatVector c0y = FloatVector.zero(Lanes.F);
    FloatVector c1x = FloatVector.zero(Lanes.F);
    FloatVector c1y = FloatVector.zero(Lanes.F);
    FloatVector c2x = FloatVector.zero(Lanes.F);
    FloatVector c2y = FloatVector.zero(Lanes.F);
    FloatVector c3x = FloatVector.zero(Lanes.F);
    FloatVector c3y = FloatVector.zero(Lanes.F);
    for (int line = 0; line < lines; line++) {
      int p = xo + line * lineStep;
      int q = dyo + line * dyLineStep;
      for (int column = 0; column < columns; column++) {
        FloatVector x0 = FloatVector.fromArray(Lanes.F, x, p);
        FloatVector x1 = FloatVector.fromArray(Lanes.F, x, p + Lanes.COUNT);
        FloatVector d0 = FloatVector.broadcast(Lanes.F, dy[q]);
        c0x = d0.fma(x0, c0x);
        c0y = d0.fma(x1, c0y);
        FloatVector d1 = FloatVector.broadcast(Lanes.F, dy[q + 1]);
        c1x = d1.fma(x0, c1x);
        c1y = d1.fma(x1, c1y);
        FloatVector d2 = FloatVector.broadcast(Lanes.F, dy[q + 2]);
        c2x = d2.fma(x0, c2x);
        c2y = d2.fma(x1, c2y);
        FloatVector d3 = FloatVector.broadcast(Lanes.F, dy[q + 3]);
        c3x = d3.fma(x0, c3x);
        c3y = d3.fma(x1, c3y);
        p += step;
        q += lddy;
      }
    }
    FloatVector zero = FloatVector.zero(Lanes.F);
    zero.add(c0x).intoArray(c, 0);
    zero.add(c0y).intoArray(c, Lanes.COUNT);
    zero.add(c1x).intoArray(c, 2 * Lanes.COUNT);
    zero.add(c1y).intoArray(c, 3 * Lanes.COUNT);
    zero.add(c2x).intoArray(c, 4 * Lanes.COUNT);
    zero.add(c2y).intoArray(c, 5 * Lanes.COUNT);
    zero.add(c3x).intoArray(c, 6 * Lanes.COUNT);
    zero.add(c3y).intoArray(c, 7 * Lanes.COUNT);
  }

  private static void four1(
      int lines,
      int columns,
      float[] x,
      int xo,
      int lineStep,
      int step,
      float[] dy,
      int dyo,
      int dyLineStep,
      int lddy,
      float[] c) {
    FloatVector c0x = FloatVector.zero(Lanes.F);
    FloatVector c1x = FloatVector.zero(Lanes.F);
    FloatVector c2x = FloatVector.zero(Lanes.F);
    FloatVector c3x = FloatVector.zero(Lanes.F);
    for (int line = 0; line < lines; line++) {
      int p = xo + line * lineStep;
      int q = dyo + line * dyLineStep;
      for (int column = 0; column < columns; column++) {
        FloatVector x0 = FloatVector.fromArray(Lanes.F, x, p);
        FloatVector d0 = FloatVector.broadcast(Lanes.F, dy[q]);
        c0x = d0.fma(x0, c0x);
        FloatVector d1 = FloatVector.broadcast(Lanes.F, dy[q + 1]);
        c1x = d1.fma(x0, c1x);
        FloatVector d2 = FloatVector.broadcast(Lanes.F, dy[q + 2]);
        c2x = d2.fma(x0, c2x);
        FloatVector d3 = FloatVector.broadcast(Lanes.F, dy[q + 3]);
        c3x = d3.fma(x0, c3x);
        p += step;
        q += lddy;
      }
    }
    FloatVector zero = FloatVector.zero(Lanes.F);
    zero.add(c0x).intoArray(c, 0);
    zero.add(c1x).intoArray(c, 2 * Lanes.COUNT);
    zero.add(c2x).intoArray(c, 4 * Lanes.COUNT);
    zero.add(c3x).intoArray(c, 6 * Lanes.COUNT);
  }
}
