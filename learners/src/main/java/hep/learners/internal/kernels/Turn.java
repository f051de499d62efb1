package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * Turns blocks of 16 pixels whose channels are side by side into channels whose pixels are, and
 * back, with vectors of 16 lanes. A block of 16 x 16 or 8 x 16 numbers takes as many exchanges of
 * vectors as its places have bits of the channel.
 */
final class Turn {
  /** Pixels of a block, and lanes of the vectors that it takes. */
  static final int PIXELS = 16;

  private static final int LANES = 16;

  /** The choices of the four exchanges of {@link #square}, two vectors each. */
  private static final float[] SQUARE = new float[8 * LANES];

  /** Those of the three exchanges from pixels of eight channels to planes. */
  private static final float[] TO_PLANES = new float[6 * LANES];

  /** Those of the way back. */
  private static final float[] TO_PIXELS = new float[6 * LANES];

  static {
    for (int lane = 0; lane < LANES; lane++) {
      for (int stage = 0; stage < 4; stage++) {
        choice(8 >> stage, lane, SQUARE, 2 * stage * LANES + lane);
      }
      // Of the four bits of a lane, three are exchanged; the one that stays ends at its other side.
      choice(4, lane, TO_PLANES, lane);
      choice(2, lane, TO_PLANES, 2 * LANES + lane);
      choice(1, lane >> 1 | (lane & 1) << 3, TO_PLANES, 4 * LANES + lane);
      choice(8, lane, TO_PIXELS, lane);
      choice(4, lane, TO_PIXELS, 2 * LANES + lane);
      choice(2, (lane & 7) << 1 | lane >> 3, TO_PIXELS, 4 * LANES + lane);
    }
  }

  private Turn() {}

  /**
   * Where a lane of the two results of an exchange comes from: the first takes the lanes without
   * the bit of both vectors, the second those with it.
   */
  private static void choice(int bit, int lane, float[] choices, int at) {
    boolean upper = (lane & bit) != 0;
    choices[at] = upper ? LANES + lane - bit : lane;
    choices[at + LANES] = upper ? LANES + lane : lane + bit;
  }

  /** to[c, p] = from[p, c] for 16 pixels of eight channels that lie without gaps. */
  static void toPlanes(float[] from, int at, float[] to, int into, int pitch) {
    eight(TO_PLANES, from, at, LANES, to, into, pitch);
  }

  /** to[p, c] = from[c, p] for 16 pixels of eight channels; the result lies without gaps. */
  static void toPixels(float[] from, int at, int step, float[] to, int into) {
    eight(TO_PIXELS, from, at, step, to, into, LANES);
  }

  private static void eight(
      float[] choices, float[] from, int at, int step, float[] to, int into, int pitch) {
    FloatVector lower0 = FloatVector.fromArray(Lanes.F, choices, 0);
    FloatVector upper0 = FloatVector.fromArray(Lanes.F, choices, LANES);
    FloatVector lower1 = FloatVector.fromArray(Lanes.F, choices, 2 * LANES);
    FloatVector upper1 = FloatVector.fromArray(Lanes.F, choices, 3 * LANES);
    FloatVector lower2 = FloatVector.fromArray(Lanes.F, choices, 4 * LANES);
    FloatVector upper2 = FloatVector.fromArray(Lanes.F, choices, 5 * LANES);
    FloatVector a0 = FloatVector.fromArray(Lanes.F, from, at);
    FloatVector a1 = FloatVector.fromArray(Lanes.F, from, at + step);
    FloatVector a2 = FloatVector.fromArray(Lanes.F, from, at + 2 * step);
    FloatVector a3 = FloatVector.fromArray(Lanes.F, from, at + 3 * step);
    FloatVector a4 = FloatVector.fromArray(Lanes.F, from, at + 4 * step);
    FloatVector a5 = FloatVector.fromArray(Lanes.F, from, at + 5 * step);
    FloatVector a6 = FloatVector.fromArray(Lanes.F, from, at + 6 * step);
    FloatVector a7 = FloatVector.fromArray(Lanes.F, from, at + 7 * step);
    FloatVector b0 = lower0.selectFrom(a0, a4);
    FloatVector b4 = upper0.selectFrom(a0, a4);
    FloatVector b1 = lower0.selectFrom(a1, a5);
    FloatVector b5 = upper0.selectFrom(a1, a5);
    FloatVector b2 = lower0.selectFrom(a2, a6);
    FloatVector b6 = upper0.selectFrom(a2, a6);
    FloatVector b3 = lower0.selectFrom(a3, a7);
    FloatVector b7 = upper0.selectFrom(a3, a7);
    FloatVector c0 = lower1.selectFrom(b0, b2);
    FloatVector c2 = upper1.selectFrom(b0, b2);
    FloatVector c1 = lower1.selectFrom(b1, b3);
    FloatVector c3 = upper1.selectFrom(b1, b3);
    FloatVector c4 = lower1.selectFrom(b4, b6);
    FloatVector c6 = upper1.selectFrom(b4, b6);
    FloatVector c5 = lower1.selectFrom(b5, b7);
    FloatVector c7 = upper1.selectFrom(b5, b7);
    lower2.selectFrom(c0, c1).intoArray(to, into);
    upper2.selectFrom(c0, c1).intoArray(to, into + pitch);
    lower2.selectFrom(c2, c3).intoArray(to, into + 2 * pitch);
    upper2.selectFrom(c2, c3).intoArray(to, into + 3 * pitch);
    lower2.selectFrom(c4, c5).intoArray(to, into + 4 * pitch);
    upper2.selectFrom(c4, c5).intoArray(to, into + 5 * pitch);
    lower2.selectFrom(c6, c7).intoArray(to, into + 6 * pitch);
    upper2.selectFrom(c6, c7).intoArray(to, into + 7 * pitch);
  }

  /** to[c, p] = from[p, c] for 16 by 16 numbers. */
  static void square(float[] from, int at, int step, float[] to, int into, int pitch) {
    FloatVector lower0 = FloatVector.fromArray(Lanes.F, SQUARE, 0);
    FloatVector upper0 = FloatVector.fromArray(Lanes.F, SQUARE, LANES);
    FloatVector lower1 = FloatVector.fromArray(Lanes.F, SQUARE, 2 * LANES);
    FloatVector upper1 = FloatVector.fromArray(Lanes.F, SQUARE, 3 * LANES);
    FloatVector lower2 = FloatVector.fromArray(Lanes.F, SQUARE, 4 * LANES);
    FloatVector upper2 = FloatVector.fromArray(Lanes.F, SQUARE, 5 * LANES);
    FloatVector lower3 = FloatVector.fromArray(Lanes.F, SQUARE, 6 * LANES);
    FloatVector upper3 = FloatVector.fromArray(Lanes.F, SQUARE, 7 * LANES);
    FloatVector a0 = FloatVector.fromArray(Lanes.F, from, at);
    FloatVector a1 = FloatVector.fromArray(Lanes.F, from, at + step);
    FloatVector a2 = FloatVector.fromArray(Lanes.F, from, at + 2 * step);
    FloatVector a3 = FloatVector.fromArray(Lanes.F, from, at + 3 * step);
    FloatVector a4 = FloatVector.fromArray(Lanes.F, from, at + 4 * step);
    FloatVector a5 = FloatVector.fromArray(Lanes.F, from, at + 5 * step);
    FloatVector a6 = FloatVector.fromArray(Lanes.F, from, at + 6 * step);
    FloatVector a7 = FloatVector.fromArray(Lanes.F, from, at + 7 * step);
    FloatVector a8 = FloatVector.fromArray(Lanes.F, from, at + 8 * step);
    FloatVector a9 = FloatVector.fromArray(Lanes.F, from, at + 9 * step);
    FloatVector a10 = FloatVector.fromArray(Lanes.F, from, at + 10 * step);
    FloatVector a11 = FloatVector.fromArray(Lanes.F, from, at + 11 * step);
    FloatVector a12 = FloatVector.fromArray(Lanes.F, from, at + 12 * step);
    FloatVector a13 = FloatVector.fromArray(Lanes.F, from, at + 13 * step);
    FloatVector a14 = FloatVector.fromArray(Lanes.F, from, at + 14 * step);
    FloatVector a15 = FloatVector.fromArray(Lanes.F, from, at + 15 * step);
    FloatVector b0 = lower0.selectFrom(a0, a8);
    FloatVector b8 = upper0.selectFrom(a0, a8);
    FloatVector b1 = lower0.selectFrom(a1, a9);
    FloatVector b9 = upper0.selectFrom(a1, a9);
    FloatVector b2 = lower0.selectFrom(a2, a10);
    FloatVector b10 = upper0.selectFrom(a2, a10);
    FloatVector b3 = lower0.selectFrom(a3, a11);
    FloatVector b11 = upper0.selectFrom(a3, a11);
    FloatVector b4 = lower0.selectFrom(a4, a12);
    FloatVector b12 = upper0.selectFrom(a4, a12);
    FloatVector b5 = lower0.selectFrom(a5, a13);
    FloatVector b13 = upper0.selectFrom(a5, a13);
    FloatVector b6 = lower0.selectFrom(a6, a14);
    FloatVector b14 = upper0.selectFrom(a6, a14);
    FloatVector b7 = lower0.selectFrom(a7, a15);
    FloatVector b15 = upper0.selectFrom(a7, a15);
    FloatVector c0 = lower1.selectFrom(b0, b4);
    FloatVector c4 = upper1.selectFrom(b0, b4);
    FloatVector c1 = lower1.selectFrom(b1, b5);
    FloatVector c5 = upper1.selectFrom(b1, b5);
    FloatVector c2 = lower1.selectFrom(b2, b6);
    FloatVector c6 = upper1.selectFrom(b2, b6);
    FloatVector c3 = lower1.selectFrom(b3, b7);
    FloatVector c7 = upper1.selectFrom(b3, b7);
    FloatVector c8 = lower1.selectFrom(b8, b12);
    FloatVector c12 = upper1.selectFrom(b8, b12);
    FloatVector c9 = lower1.selectFrom(b9, b13);
    FloatVector c13 = upper1.selectFrom(b9, b13);
    FloatVector c10 = lower1.selectFrom(b10, b14);
    FloatVector c14 = upper1.selectFrom(b10, b14);
    FloatVector c11 = lower1.selectFrom(b11, b15);
    FloatVector c15 = upper1.selectFrom(b11, b15);
    FloatVector d0 = lower2.selectFrom(c0, c2);
    FloatVector d2 = upper2.selectFrom(c0, c2);
    FloatVector d1 = lower2.selectFrom(c1, c3);
    FloatVector d3 = upper2.selectFrom(c1, c3);
    FloatVector d4 = lower2.selectFrom(c4, c6);
    FloatVector d6 = upper2.selectFrom(c4, c6);
    FloatVector d5 = lower2.selectFrom(c5, c7);
    FloatVector d7 = upper2.selectFrom(c5, c7);
    FloatVector d8 = lower2.selectFrom(c8, c10);
    FloatVector d10 = upper2.selectFrom(c8, c10);
    FloatVector d9 = lower2.selectFrom(c9, c11);
    FloatVector d11 = upper2.selectFrom(c9, c11);
    FloatVector d12 = lower2.selectFrom(c12, c14);
    FloatVector d14 = upper2.selectFrom(c12, c14);
    FloatVector d13 = lower2.selectFrom(c13, c15);
    FloatVector d15 = upper2.selectFrom(c13, c15);
    lower3.selectFrom(d0, d1).intoArray(to, into);
    upper3.selectFrom(d0, d1).intoArray(to, into + pitch);
    lower3.selectFrom(d2, d3).intoArray(to, into + 2 * pitch);
    upper3.selectFrom(d2, d3).intoArray(to, into + 3 * pitch);
    lower3.selectFrom(d4, d5).intoArray(to, into + 4 * pitch);
    upper3.selectFrom(d4, d5).intoArray(to, into + 5 * pitch);
    lower3.selectFrom(d6, d7).intoArray(to, into + 6 * pitch);
    upper3.selectFrom(d6, d7).intoArray(to, into + 7 * pitch);
    lower3.selectFrom(d8, d9).intoArray(to, into + 8 * pitch);
    upper3.selectFrom(d8, d9).intoArray(to, into + 9 * pitch);
    lower3.selectFrom(d10, d11).intoArray(to, into + 10 * pitch);
    upper3.selectFrom(d10, d11).intoArray(to, into + 11 * pitch);
    lower3.selectFrom(d12, d13).intoArray(to, into + 12 * pitch);
    upper3.selectFrom(d12, d13).intoArray(to, into + 13 * pitch);
    lower3.selectFrom(d14, d15).intoArray(to, into + 14 * pitch);
    upper3.selectFrom(d14, d15).intoArray(to, into + 15 * pitch);
  }
}
