package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * Single-precision matrix products of row-major matrices.
 *
 * <p>Each element is c = Σ_blocks (Σ_{k in block} a_ik b_kj): blocks of {@link #DEPTH} along k in
 * ascending order; inside a block fused multiply-adds from zero in ascending k; a block's sum is
 * added to what stands in c (zero at first). This order is part of the definition, so the bits do
 * not depend on vector width, tile sizes or threads.
 *
 * <p>The way of the data (after Goto and van de Geijn, Anatomy of high-performance matrix
 * multiplication, 2008): a block of B, {@code DEPTH} x {@link #WIDTH}, is packed in panels as wide
 * as a tile where that pays, else read in place; a block of A, {@link #HEIGHT} x {@code DEPTH}, is
 * copied to rows at a constant distance or, when transposed, read or packed column by column; tiles
 * of C are summed in registers. Tiles that hang over the edge of C go by way of a small buffer.
 */
public final class Gemm {
  /** Length of the blocks along k. Part of the definition of the result. */
  public static final int DEPTH = 512;

  /**
   * Floats from one row of a copied block of A to the next; not a power of two, to spread the cache
   * sets.
   */
  static final int STRIDE = DEPTH + 16;

  private static final boolean SIX = Lanes.COUNT == 8;
  private static final int ROWS = SIX ? Tile6.ROWS : Tile8.ROWS;
  private static final int COLUMNS = 2 * Lanes.COUNT;

  /** Rows of A in a block. */
  static final int HEIGHT = 96;

  /** Columns of B in a block. */
  static final int WIDTH = 512;

  private Gemm() {}

  /**
   * C = op(A) op(B), or C += op(A) op(B), where op(A) is m x k, op(B) is k x n and C is m x n.
   *
   * @param transposeA whether A is stored as k x m
   * @param transposeB whether B is stored as n x k
   * @param m rows of C
   * @param n columns of C
   * @param k length of the sums; with 0 the product is zero
   * @param a the matrix A, starting at {@code ao}, {@code lda} floats from one stored row to the
   *     next
   * @param b the matrix B, likewise
   * @param c the matrix C, likewise; must not overlap A or B
   * @param accumulate whether to add to C in place of overwriting it
   * @throws IndexOutOfBoundsException if a matrix reaches beyond its array
   */
  public static void multiply(
      boolean transposeA,
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
      boolean accumulate) {
    if (m <= 0 || n <= 0) {
      return;
    }
    if (k <= 0) {
      if (!accumulate) {
        for (int i = 0; i < m; i++) {
          Lanewise.fill(0, c, co + i * ldc, n);
        }
      }
      return;
    }
    Workspace space = Workspace.ofThread();
    boolean packB = transposeB || n % Lanes.COUNT != 0 || m > 64;
    boolean packA = !transposeA || m % ROWS != 0 || lda > 512;
    for (int k0 = 0; k0 < k; k0 += DEPTH) {
      int depth = Math.min(DEPTH, k - k0);
      boolean add = accumulate || k0 > 0;
      for (int j0 = 0; j0 < n; j0 += WIDTH) {
        int width = Math.min(WIDTH, n - j0);
        float[] right = b;
        int righto = bo + k0 * ldb + j0;
        if (packB) {
          right = space.right(depth, width);
          righto = 0;
          int from = transposeB ? bo + j0 * ldb + k0 : bo + k0 * ldb + j0;
          Packing.panels(transposeB, depth, width, b, from, ldb, right);
        }
        for (int i0 = 0; i0 < m; i0 += HEIGHT) {
          int height = Math.min(HEIGHT, m - i0);
          float[] left = a;
          int lefto = ao + k0 * lda + i0;
          if (packA) {
            left = space.left();
            lefto = 0;
            if (transposeA) {
              Packing.columns(depth, height, a, ao + k0 * lda + i0, lda, left);
            } else {
              Packing.rows(depth, height, a, ao + i0 * lda + k0, lda, left);
            }
          }
          block(
              transposeA,
              packA,
              packB,
              height,
              width,
              depth,
              left,
              lefto,
              lda,
              right,
              righto,
              ldb,
              c,
              co + i0 * ldc + j0,
              ldc,
              add,
              space);
        }
      }
    }
  }

  /** All tiles of a block. */
  private static void block(
      boolean transposeA,
      boolean packedA,
      boolean packedB,
      int height,
      int width,
      int depth,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      float[] c,
      int co,
      int ldc,
      boolean add,
      Workspace space) {
    int stepB = packedB ? COLUMNS : ldb;
    int stepA = packedA ? Packing.PITCH : lda;
    for (int j = 0; j < width; j += COLUMNS) {
      int columns = Math.min(COLUMNS, width - j);
      int right = packedB ? bo + j * depth : bo + j;
      for (int i = 0; i < height; i += ROWS) {
        int left =
            !transposeA ? ao + i * STRIDE : packedA ? ao + Packing.columnOffset(i, depth) : ao + i;
        int at = co + i * ldc + j;
        int rows = Math.min(ROWS, height - i);
        boolean whole = rows == ROWS && columns % Lanes.COUNT == 0;
        float[] out = whole ? c : space.tile;
        int outo = whole ? at : 0;
        int ldo = whole ? ldc : COLUMNS;
        boolean addHere = whole && add;
        if (columns > Lanes.COUNT) {
          if (transposeA) {
            columns2(depth, a, left, stepA, b, right, stepB, out, outo, ldo, addHere);
          } else {
            rows2(depth, a, left, b, right, stepB, out, outo, ldo, addHere);
          }
        } else if (transposeA) {
          columns1(depth, a, left, stepA, b, right, stepB, out, outo, ldo, addHere);
        } else {
          rows1(depth, a, left, b, right, stepB, out, outo, ldo, addHere);
        }
        if (!whole) {
          merge(rows, columns, space.tile, c, at, ldc, add);
        }
      }
    }
  }

  /** Moves the part of a tile that lies inside C. */
  private static void merge(
      int rows, int columns, float[] tile, float[] c, int co, int ldc, boolean add) {
    for (int r = 0; r < rows; r++) {
      int from = r * COLUMNS;
      int to = co + r * ldc;
      if (add) {
        Lanewise.add(c, to, tile, from, c, to, columns);
      } else {
        int j = 0;
        for (; j <= columns - Lanes.COUNT; j += Lanes.COUNT) {
          FloatVector.fromArray(Lanes.F, tile, from + j).intoArray(c, to + j);
        }
        for (; j < columns; j++) {
          c[to + j] = tile[from + j];
        }
      }
    }
  }

  private static void rows2(
      int depth,
      float[] a,
      int ao,
      float[] b,
      int bo,
      int ldb,
      float[] c,
      int co,
      int ldc,
      boolean add) {
    if (SIX) {
      Tile6.rows2(depth, a, ao, b, bo, ldb, c, co, ldc, add);
    } else {
      Tile8.rows2(depth, a, ao, b, bo, ldb, c, co, ldc, add);
    }
  }

  private static void rows1(
      int depth,
      float[] a,
      int ao,
      float[] b,
      int bo,
      int ldb,
      float[] c,
      int co,
      int ldc,
      boolean add) {
    if (SIX) {
      Tile6.rows1(depth, a, ao, b, bo, ldb, c, co, ldc, add);
    } else {
      Tile8.rows1(depth, a, ao, b, bo, ldb, c, co, ldc, add);
    }
  }

  private static void columns2(
      int depth,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      float[] c,
      int co,
      int ldc,
      boolean add) {
    if (SIX) {
      Tile6.columns2(depth, a, ao, lda, b, bo, ldb, c, co, ldc, add);
    } else {
      Tile8.columns2(depth, a, ao, lda, b, bo, ldb, c, co, ldc, add);
    }
  }

  private static void columns1(
      int depth,
      float[] a,
      int ao,
      int lda,
      float[] b,
      int bo,
      int ldb,
      float[] c,
      int co,
      int ldc,
      boolean add) {
    if (SIX) {
      Tile6.columns1(depth, a, ao, lda, b, bo, ldb, c, co, ldc, add);
    } else {
      Tile8.columns1(depth, a, ao, lda, b, bo, ldb, c, co, ldc, add);
    }
  }
}
