package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * The innermost loops of {@link Gemm} for a transposed A: tiles of 8 rows of C by one or two
 * vectors, sums kept in named locals.
 *
 * <p>For 512 bits, where 16 of 32 registers hold sums, and for 128 bits, where today's machines
 * have 32 too.
 *
 * <p>Every fused multiply-add and every store has a receiver of exactly known type (a broadcast, a
 * load or zero): called on a loop-carried accumulator, the compiler would know only "some vector"
 * as soon as the process has ever used another width, and would box it. The methods of the JDK are
 * called without wrappers, because the inliner gives up on further levels in methods of this
 * length. The loops keep few integers alive: one more, and the compiler moves it to and from a
 * vector register in every round, which costs a sixth of the speed.
 *
 * <p>A lies column by column, {@code lda} floats apart, the rows of the one tile side by side; B
 * row by row, {@code ldb} floats apart. The forms that set and those that add are methods of their
 * own: with both in one method, the compiler throws its code away when the second is first met, and
 * what it makes then is slower by a third.
 */
final class Tile8 {
  /** Rows of C in a tile. */
  static final int ROWS = 8;

  private Tile8() {}

  /** Tiles two vectors wide, overwriting C. */
  static void setColumns2(
      int depth,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      float[] c,
      int co,
      int ldc) {
    FloatVector zero = FloatVector.zero(Lanes.F);
    FloatVector c0x = zero;
    FloatVector c0y = zero;
    FloatVector c1x = zero;
    FloatVector c1y = zero;
    FloatVector c2x = zero;
    FloatVector c2y = zero;
    FloatVector c3x = zero;
    FloatVector c3y = zero;
    FloatVector c4x = zero;
    FloatVector c4y = zero;
    FloatVector c5x = zero;
    FloatVector c5y = zero;
    FloatVector c6x = zero;
    FloatVector c6y = zero;
    FloatVector c7x = zero;
    FloatVector c7y = zero;
    int q = bo;
    int p = ao;
    for (int k = 0; k < depth; k++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, b, q);
      FloatVector y = FloatVector.fromArray(Lanes.F, b, q + Lanes.COUNT);
      FloatVector a0 = FloatVector.broadcast(Lanes.F, a[p]);
      c0x = a0.fma(x, c0x);
      c0y = a0.fma(y, c0y);
      FloatVector a1 = FloatVector.broadcast(Lanes.F, a[p + 1]);
      c1x = a1.fma(x, c1x);
      c1y = a1.fma(y, c1y);
      FloatVector a2 = FloatVector.broadcast(Lanes.F, a[p + 2]);
      c2x = a2.fma(x, c2x);
      c2y = a2.fma(y, c2y);
      FloatVector a3 = FloatVector.broadcast(Lanes.F, a[p + 3]);
      c3x = a3.fma(x, c3x);
      c3y = a3.fma(y, c3y);
      FloatVector a4 = FloatVector.broadcast(Lanes.F, a[p + 4]);
      c4x = a4.fma(x, c4x);
      c4y = a4.fma(y, c4y);
      FloatVector a5 = FloatVector.broadcast(Lanes.F, a[p + 5]);
      c5x = a5.fma(x, c5x);
      c5y = a5.fma(y, c5y);
      FloatVector a6 = FloatVector.broadcast(Lanes.F, a[p + 6]);
      c6x = a6.fma(x, c6x);
      c6y = a6.fma(y, c6y);
      FloatVector a7 = FloatVector.broadcast(Lanes.F, a[p + 7]);
      c7x = a7.fma(x, c7x);
      c7y = a7.fma(y, c7y);
      q += ldb;
      p += lda;
    }
    int to = co;
    zero.add(c0x).intoArray(c, to);
    zero.add(c0y).intoArray(c, to + Lanes.COUNT);
    zero.add(c1x).intoArray(c, to + ldc);
    zero.add(c1y).intoArray(c, to + ldc + Lanes.COUNT);
    zero.add(c2x).intoArray(c, to + 2 * ldc);
    zero.add(c2y).intoArray(c, to + 2 * ldc + Lanes.COUNT);
    zero.add(c3x).intoArray(c, to + 3 * ldc);
    zero.add(c3y).intoArray(c, to + 3 * ldc + Lanes.COUNT);
    zero.add(c4x).intoArray(c, to + 4 * ldc);
    zero.add(c4y).intoArray(c, to + 4 * ldc + Lanes.COUNT);
    zero.add(c5x).intoArray(c, to + 5 * ldc);
    zero.add(c5y).intoArray(c, to + 5 * ldc + Lanes.COUNT);
    zero.add(c6x).intoArray(c, to + 6 * ldc);
    zero.add(c6y).intoArray(c, to + 6 * ldc + Lanes.COUNT);
    zero.add(c7x).intoArray(c, to + 7 * ldc);
    zero.add(c7y).intoArray(c, to + 7 * ldc + Lanes.COUNT);
  }

  /** Tiles two vectors wide, added to C. */
  static void addColumns2(
      int depth,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      float[] c,
      int co,
      int ldc) {
    FloatVector zero = FloatVector.zero(Lanes.F);
    FloatVector c0x = zero;
    FloatVector c0y = zero;
    FloatVector c1x = zero;
    FloatVector c1y = zero;
    FloatVector c2x = zero;
    FloatVector c2y = zero;
    FloatVector c3x = zero;
    FloatVector c3y = zero;
    FloatVector c4x = zero;
    FloatVector c4y = zero;
    FloatVector c5x = zero;
    FloatVector c5y = zero;
    FloatVector c6x = zero;
    FloatVector c6y = zero;
    FloatVector c7x = zero;
    FloatVector c7y = zero;
    int q = bo;
    int p = ao;
    for (int k = 0; k < depth; k++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, b, q);
      FloatVector y = FloatVector.fromArray(Lanes.F, b, q + Lanes.COUNT);
      FloatVector a0 = FloatVector.broadcast(Lanes.F, a[p]);
      c0x = a0.fma(x, c0x);
      c0y = a0.fma(y, c0y);
      FloatVector a1 = FloatVector.broadcast(Lanes.F, a[p + 1]);
      c1x = a1.fma(x, c1x);
      c1y = a1.fma(y, c1y);
      FloatVector a2 = FloatVector.broadcast(Lanes.F, a[p + 2]);
      c2x = a2.fma(x, c2x);
      c2y = a2.fma(y, c2y);
      FloatVector a3 = FloatVector.broadcast(Lanes.F, a[p + 3]);
      c3x = a3.fma(x, c3x);
      c3y = a3.fma(y, c3y);
      FloatVector a4 = FloatVector.broadcast(Lanes.F, a[p + 4]);
      c4x = a4.fma(x, c4x);
      c4y = a4.fma(y, c4y);
      FloatVector a5 = FloatVector.broadcast(Lanes.F, a[p + 5]);
      c5x = a5.fma(x, c5x);
      c5y = a5.fma(y, c5y);
      FloatVector a6 = FloatVector.broadcast(Lanes.F, a[p + 6]);
      c6x = a6.fma(x, c6x);
      c6y = a6.fma(y, c6y);
      FloatVector a7 = FloatVector.broadcast(Lanes.F, a[p + 7]);
      c7x = a7.fma(x, c7x);
      c7y = a7.fma(y, c7y);
      q += ldb;
      p += lda;
    }
    int to = co;
    FloatVector.fromArray(Lanes.F, c, to).add(c0x).intoArray(c, to);
    FloatVector.fromArray(Lanes.F, c, to + Lanes.COUNT).add(c0y).intoArray(c, to + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + ldc).add(c1x).intoArray(c, to + ldc);
    FloatVector.fromArray(Lanes.F, c, to + ldc + Lanes.COUNT)
        .add(c1y)
        .intoArray(c, to + ldc + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 2 * ldc).add(c2x).intoArray(c, to + 2 * ldc);
    FloatVector.fromArray(Lanes.F, c, to + 2 * ldc + Lanes.COUNT)
        .add(c2y)
        .intoArray(c, to + 2 * ldc + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 3 * ldc).add(c3x).intoArray(c, to + 3 * ldc);
    FloatVector.fromArray(Lanes.F, c, to + 3 * ldc + Lanes.COUNT)
        .add(c3y)
        .intoArray(c, to + 3 * ldc + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 4 * ldc).add(c4x).intoArray(c, to + 4 * ldc);
    FloatVector.fromArray(Lanes.F, c, to + 4 * ldc + Lanes.COUNT)
        .add(c4y)
        .intoArray(c, to + 4 * ldc + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 5 * ldc).add(c5x).intoArray(c, to + 5 * ldc);
    FloatVector.fromArray(Lanes.F, c, to + 5 * ldc + Lanes.COUNT)
        .add(c5y)
        .intoArray(c, to + 5 * ldc + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 6 * ldc).add(c6x).intoArray(c, to + 6 * ldc);
    FloatVector.fromArray(Lanes.F, c, to + 6 * ldc + Lanes.COUNT)
        .add(c6y)
        .intoArray(c, to + 6 * ldc + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, c, to + 7 * ldc).add(c7x).intoArray(c, to + 7 * ldc);
    FloatVector.fromArray(Lanes.F, c, to + 7 * ldc + Lanes.COUNT)
        .add(c7y)
        .intoArray(c, to + 7 * ldc + Lanes.COUNT);
  }

  /** Tiles one vector wide, overwriting C. */
  static void setColumns1(
      int depth,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      float[] c,
      int co,
      int ldc) {
    FloatVector zero = FloatVector.zero(Lanes.F);
    FloatVector c0x = zero;
    FloatVector c1x = zero;
    FloatVector c2x = zero;
    FloatVector c3x = zero;
    FloatVector c4x = zero;
    FloatVector c5x = zero;
    FloatVector c6x = zero;
    FloatVector c7x = zero;
    int q = bo;
    int p = ao;
    for (int k = 0; k < depth; k++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, b, q);
      FloatVector a0 = FloatVector.broadcast(Lanes.F, a[p]);
      c0x = a0.fma(x, c0x);
      FloatVector a1 = FloatVector.broadcast(Lanes.F, a[p + 1]);
      c1x = a1.fma(x, c1x);
      FloatVector a2 = FloatVector.broadcast(Lanes.F, a[p + 2]);
      c2x = a2.fma(x, c2x);
      FloatVector a3 = FloatVector.broadcast(Lanes.F, a[p + 3]);
      c3x = a3.fma(x, c3x);
      FloatVector a4 = FloatVector.broadcast(Lanes.F, a[p + 4]);
      c4x = a4.fma(x, c4x);
      FloatVector a5 = FloatVector.broadcast(Lanes.F, a[p + 5]);
      c5x = a5.fma(x, c5x);
      FloatVector a6 = FloatVector.broadcast(Lanes.F, a[p + 6]);
      c6x = a6.fma(x, c6x);
      FloatVector a7 = FloatVector.broadcast(Lanes.F, a[p + 7]);
      c7x = a7.fma(x, c7x);
      q += ldb;
      p += lda;
    }
    int to = co;
    zero.add(c0x).intoArray(c, to);
    zero.add(c1x).intoArray(c, to + ldc);
    zero.add(c2x).intoArray(c, to + 2 * ldc);
    zero.add(c3x).intoArray(c, to + 3 * ldc);
    zero.add(c4x).intoArray(c, to + 4 * ldc);
    zero.add(c5x).intoArray(c, to + 5 * ldc);
    zero.add(c6x).intoArray(c, to + 6 * ldc);
    zero.add(c7x).intoArray(c, to + 7 * ldc);
  }

  /** Tiles one vector wide, added to C. */
  static void addColumns1(
      int depth,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      float[] c,
      int co,
      int ldc) {
    FloatVector zero = FloatVector.zero(Lanes.F);
    FloatVector c0x = zero;
    FloatVector c1x = zero;
    FloatVector c2x = zero;
    FloatVector c3x = zero;
    FloatVector c4x = zero;
    FloatVector c5x = zero;
    FloatVector c6x = zero;
    FloatVector c7x = zero;
    int q = bo;
    int p = ao;
    for (int k = 0; k < depth; k++) {
      FloatVector x = FloatVector.fromArray(Lanes.F, b, q);
      FloatVector a0 = FloatVector.broadcast(Lanes.F, a[p]);
      c0x = a0.fma(x, c0x);
      FloatVector a1 = FloatVector.broadcast(Lanes.F, a[p + 1]);
      c1x = a1.fma(x, c1x);
      FloatVector a2 = FloatVector.broadcast(Lanes.F, a[p + 2]);
      c2x = a2.fma(x, c2x);
      FloatVector a3 = FloatVector.broadcast(Lanes.F, a[p + 3]);
      c3x = a3.fma(x, c3x);
      FloatVector a4 = FloatVector.broadcast(Lanes.F, a[p + 4]);
      c4x = a4.fma(x, c4x);
      FloatVector a5 = FloatVector.broadcast(Lanes.F, a[p + 5]);
      c5x = a5.fma(x, c5x);
      FloatVector a6 = FloatVector.broadcast(Lanes.F, a[p + 6]);
      c6x = a6.fma(x, c6x);
      FloatVector a7 = FloatVector.broadcast(Lanes.F, a[p + 7]);
      c7x = a7.fma(x, c7x);
      q += ldb;
      p += lda;
    }
    int to = co;
    FloatVector.fromArray(Lanes.F, c, to).add(c0x).intoArray(c, to);
    FloatVector.fromArray(Lanes.F, c, to + ldc).add(c1x).intoArray(c, to + ldc);
    FloatVector.fromArray(Lanes.F, c, to + 2 * ldc).add(c2x).intoArray(c, to + 2 * ldc);
    FloatVector.fromArray(Lanes.F, c, to + 3 * ldc).add(c3x).intoArray(c, to + 3 * ldc);
    FloatVector.fromArray(Lanes.F, c, to + 4 * ldc).add(c4x).intoArray(c, to + 4 * ldc);
    FloatVector.fromArray(Lanes.F, c, to + 5 * ldc).add(c5x).intoArray(c, to + 5 * ldc);
    FloatVector.fromArray(Lanes.F, c, to + 6 * ldc).add(c6x).intoArray(c, to + 6 * ldc);
    FloatVector.fromArray(Lanes.F, c, to + 7 * ldc).add(c7x).intoArray(c, to + 7 * ldc);
  }
}
