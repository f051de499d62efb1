package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * The product of one row with a matrix, as for a single event: nothing is packed, and eight vectors
 * side by side hide the latency of the multipliers. The sums are those of {@link Gemm}.
 */
final class OneRow {
  private static final int VECTORS = 8;
  private static final int WIDTH = VECTORS * Lanes.COUNT;
  private static final float[] ZEROS = new float[WIDTH];

  private OneRow() {}

  /** Whether {@link #multiply} reads nothing beyond B's array; its last vectors may reach there. */
  static boolean fits(int n, int k, float[] b, int bo, int ldb) {
    return k <= Gemm.DEPTH && bo + (k - 1) * ldb + Packing.roundUp(n, Lanes.COUNT) <= b.length;
  }

  /** c = a B, or c += a B, for a row a of k and a B of k by n. */
  static void multiply(
      int n,
      int k,
      float[] a,
      int ao,
      float[] b,
      int bo,
      int ldb,
      float[] c,
      int co,
      boolean add,
      float[] edge) {
    int j = 0;
    for (; j <= n - WIDTH; j += WIDTH) {
      eight(k, a, ao, b, bo + j, ldb, add ? c : ZEROS, add ? co + j : 0, c, co + j);
    }
    while (j < n) {
      int vectors = Math.min(RowTiles.VECTORS, (n - j + Lanes.COUNT - 1) / Lanes.COUNT);
      int columns = Math.min(n - j, vectors * Lanes.COUNT);
      if (columns == vectors * Lanes.COUNT) {
        float[] d = add ? c : ZEROS;
        int od = add ? co + j : 0;
        RowTiles.multiply(1, vectors, 1, k, a, ao, 0, b, bo + j, ldb, d, od, 0, c, co + j, 0);
      } else {
        RowTiles.multiply(1, vectors, 1, k, a, ao, 0, b, bo + j, ldb, ZEROS, 0, 0, edge, 0, 0);
        for (int i = 0; i < columns; i++) {
          c[co + j + i] = add ? c[co + j + i] + edge[i] : edge[i];
        }
      }
      j += columns;
    }
  }

  private static void eight(
      int depth,
      float[] a,
      int ao,
      float[] b,
      int bo,
      int ldb,
      float[] d,
      int od,
      float[] c,
      int co) {
    FloatVector zero = FloatVector.zero(Lanes.F);
    FloatVector c0 = zero;
    FloatVector c1 = zero;
    FloatVector c2 = zero;
    FloatVector c3 = zero;
    FloatVector c4 = zero;
    FloatVector c5 = zero;
    FloatVector c6 = zero;
    FloatVector c7 = zero;
    int q = bo;
    for (int p = ao; p < ao + depth; p++) {
      FloatVector x = FloatVector.broadcast(Lanes.F, a[p]);
      c0 = x.fma(FloatVector.fromArray(Lanes.F, b, q), c0);
      c1 = x.fma(FloatVector.fromArray(Lanes.F, b, q + Lanes.COUNT), c1);
      c2 = x.fma(FloatVector.fromArray(Lanes.F, b, q + 2 * Lanes.COUNT), c2);
      c3 = x.fma(FloatVector.fromArray(Lanes.F, b, q + 3 * Lanes.COUNT), c3);
      c4 = x.fma(FloatVector.fromArray(Lanes.F, b, q + 4 * Lanes.COUNT), c4);
      c5 = x.fma(FloatVector.fromArray(Lanes.F, b, q + 5 * Lanes.COUNT), c5);
      c6 = x.fma(FloatVector.fromArray(Lanes.F, b, q + 6 * Lanes.COUNT), c6);
      c7 = x.fma(FloatVector.fromArray(Lanes.F, b, q + 7 * Lanes.COUNT), c7);
      q += ldb;
    }
    FloatVector.fromArray(Lanes.F, d, od).add(c0).intoArray(c, co);
    FloatVector.fromArray(Lanes.F, d, od + Lanes.COUNT).add(c1).intoArray(c, co + Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, d, od + 2 * Lanes.COUNT)
        .add(c2)
        .intoArray(c, co + 2 * Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, d, od + 3 * Lanes.COUNT)
        .add(c3)
        .intoArray(c, co + 3 * Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, d, od + 4 * Lanes.COUNT)
        .add(c4)
        .intoArray(c, co + 4 * Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, d, od + 5 * Lanes.COUNT)
        .add(c5)
        .intoArray(c, co + 5 * Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, d, od + 6 * Lanes.COUNT)
        .add(c6)
        .intoArray(c, co + 6 * Lanes.COUNT);
    FloatVector.fromArray(Lanes.F, d, od + 7 * Lanes.COUNT)
        .add(c7)
        .intoArray(c, co + 7 * Lanes.COUNT);
  }
}
