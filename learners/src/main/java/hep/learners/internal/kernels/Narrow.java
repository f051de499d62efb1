package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * Products with few columns, as in the last layer of a network: vectors lie along k, since along
 * the columns most lanes would be empty.
 *
 * <p>Each element is the sum of 16 partial sums, whatever the width of the vectors: the i-th takes
 * every 16th k from i on, by fused multiply-adds from zero in ascending k; the rest up to a
 * multiple of 16 is filled up with zeros. Then those 8, 4, 2 and 1 apart are added.
 */
final class Narrow {
  /** Most columns. */
  static final int MOST = 12;

  private static final int PARTS = NarrowTile.PARTS;

  /** Rows whose partial sums are added together. */
  private static final int ROWS = 16;

  /** Longest sums, so that the columns fit the room for a block of B, and the rows that for A. */
  private static final int LONGEST = 8192;

  /** Where in the room for A the partial sums stand; the sums and copied rows follow. */
  private static final int PARTIAL = Workspace.FIRST;

  private static final int SUMS = PARTIAL + ROWS * MOST * PARTS;
  private static final int COPIES = SUMS + ROWS * MOST;

  private static final float[] ZEROS = new float[NarrowTile.COLUMNS * PARTS];

  private Narrow() {}

  /** Whether products of these lengths, with a plain A, are computed here. */
  static boolean suits(int n, int k) {
    return n <= MOST && k >= 2 * n && k <= LONGEST;
  }

  /** C = A op(B), or C += A op(B), as {@link Gemm#multiply}. */
  static void multiply(
      boolean transposeB,
      int m,
      int n,
      int k,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      float[] c,
      int co,
      int ldc,
      boolean accumulate,
      Workspace space) {
    int depth = Packing.roundUp(k, PARTS);
    boolean direct = transposeB && depth == k;
    float[] right = direct ? b : space.right;
    int columns = direct ? bo : Workspace.FIRST;
    int pitch = direct ? ldb : depth;
    if (!direct) {
      for (int j = 0; j < n; j++) {
        int from = transposeB ? bo + j * ldb : bo + j;
        copy(k, depth, b, from, transposeB ? 1 : ldb, right, columns + j * depth);
      }
    }
    for (int i = 0; i < m; i += ROWS) {
      int rows = Math.min(ROWS, m - i);
      float[] left = a;
      int from = ao + i * lda;
      int step = lda;
      if (depth > k) {
        for (int r = 0; r < rows; r++) {
          copy(k, depth, a, from + r * lda, 1, space.left, COPIES + r * depth);
        }
        left = space.left;
        from = COPIES;
        step = depth;
      }
      for (int part = 0; part < PARTS; part += Lanes.COUNT) {
        for (int j = 0; j < n; j += NarrowTile.COLUMNS) {
          int to = PARTIAL + j * PARTS + part;
          for (int p = 0; p < depth; ) {
            boolean isLong = depth - p >= NarrowTile.LONG * PARTS;
            NarrowTile.add(
                Math.min(NarrowTile.COLUMNS, n - j),
                isLong,
                rows,
                left,
                from + p + part,
                step,
                right,
                columns + j * pitch + p + part,
                pitch,
                p == 0 ? ZEROS : space.left,
                p == 0 ? 0 : to,
                p == 0 ? 0 : n * PARTS,
                space.left,
                to,
                n * PARTS);
            p += isLong ? NarrowTile.LONG * PARTS : PARTS;
          }
        }
      }
      int elements = rows * n;
      for (int e = 0; e < elements; e += PARTS) {
        PartSums.add(space.left, PARTIAL + e * PARTS, SUMS + e);
      }
      if (ldc == n) {
        store(elements, space.left, SUMS, c, co + i * n, accumulate);
      } else {
        for (int r = 0; r < rows; r++) {
          store(n, space.left, SUMS + r * n, c, co + (i + r) * ldc, accumulate);
        }
      }
    }
  }

  /** Copies {@code length} floats that lie {@code apart}, and zeros behind them. */
  private static void copy(
      int length, int filled, float[] from, int at, int apart, float[] to, int first) {
    int p = 0;
    if (apart == 1) {
      for (; p <= length - Lanes.COUNT; p += Lanes.COUNT) {
        FloatVector.fromArray(Lanes.F, from, at + p).intoArray(to, first + p);
      }
    }
    for (; p < length; p++) {
      to[first + p] = from[at + p * apart];
    }
    for (; p < filled; p++) {
      to[first + p] = 0;
    }
  }

  private static void store(int n, float[] sums, int from, float[] c, int co, boolean add) {
    if (add) {
      Lanewise.add(c, co, sums, from, c, co, n);
      return;
    }
    int j = 0;
    for (; j <= n - Lanes.COUNT; j += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.F, sums, from + j).intoArray(c, co + j);
    }
    for (; j < n; j++) {
      c[co + j] = sums[from + j];
    }
  }
}
