package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Single-precision matrix products of row-major matrices.
 *
 * <p>Each element is c = Σ_blocks (Σ_{k in block} a_ik b_kj): blocks of {@link #DEPTH}, or with a
 * transposed A of {@link #COLUMN_DEPTH}, along k in ascending order; inside a block fused
 * multiply-adds from zero in ascending k; a block's sum is added to what stands in c (zero at
 * first). With a plain A and few columns the order is that of {@link Narrow} instead. This order is
 * part of the definition, so the bits do not depend on vector width, tile sizes or threads.
 *
 * <p>The way of the data (after Goto and van de Geijn, Anatomy of high-performance matrix
 * multiplication, 2008): a block of B, {@code DEPTH} x {@link #WIDTH}, is packed in panels as wide
 * as a tile where that pays, else read in place; a block of A, {@link #HEIGHT} x {@code DEPTH}, is
 * read in place or, when transposed, read or packed column by column; tiles of C are summed in
 * registers. Tiles that hang over the edge of C go by way of a small buffer.
 */
public final class Gemm {
  /** Length of the blocks along k. Part of the definition of the result. */
  public static final int DEPTH = 512;

  /**
   * Length of the blocks along k where A is transposed, so that a panel of B of two vectors stays
   * in the first cache beside A. Part of the definition of the result.
   */
  public static final int COLUMN_DEPTH = 256;

  private static final boolean SIX = Lanes.COUNT == 8;
  private static final int ROWS = SIX ? Tile6.ROWS : Tile8.ROWS;
  private static final int COLUMNS = 2 * Lanes.COUNT;
  private static final int PANEL = RowTiles.VECTORS * Lanes.COUNT;

  /** Whether part of a vector can be stored at once; four lanes are not worth the question. */
  private static final boolean MASKED = Lanes.COUNT > 4;

  private static final float[] ZEROS = new float[PANEL];

  /** Rows that go together by way of the buffer for what hangs over the edge of C. */
  static final int EDGE_ROWS = 40;

  /**
   * Rows of A in a block: a multiple of the rows of all tiles, small enough for A, B and C to share
   * the second cache.
   */
  static final int HEIGHT = 600;

  /** Longest row of a transposed A that is read in place. */
  private static final int DIRECT_STRIDE = 512;

  /**
   * Most rows of a transposed A that are read in place: a longer one comes from beyond the second
   * cache, and only when it is copied row by row does the processor fetch ahead.
   */
  private static final int DIRECT_DEPTH = 2048;

  /** Most rows of C for which B is read in place. */
  private static final int DIRECT_HEIGHT = 64;

  /** Rows of A that lie further apart are copied where C is wider than {@link #FAR_WIDTH}. */
  private static final int FAR_STRIDE = 512;

  private static final int FAR_WIDTH = 256;

  /** Columns of B in a block. */
  static final int WIDTH = 1024;

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
    if (!transposeA && Narrow.suits(n, k)) {
      Narrow.multiply(transposeB, m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc, accumulate, space);
      return;
    }
    if (m == 1 && !transposeA && !transposeB && OneRow.fits(n, k, b, bo, ldb)) {
      OneRow.multiply(n, k, a, ao, b, bo, ldb, c, co, accumulate, space.tile);
      return;
    }
    if (transposeA && !transposeB && n <= NarrowColumns.MOST) {
      NarrowColumns.multiply(m, n, k, a, ao, lda, b, bo, ldb, c, co, ldc, accumulate, space);
      return;
    }
    int block = transposeA ? COLUMN_DEPTH : DEPTH;
    boolean copyA = !transposeA && lda > FAR_STRIDE && n > FAR_WIDTH;
    boolean directA = !transposeA || (m >= ROWS && lda <= DIRECT_STRIDE && k <= DIRECT_DEPTH);
    int panelWidth = transposeA ? COLUMNS : PANEL;
    // The last vectors of a B that is read in place may hang over its edge, but not over its end.
    boolean within = bo + (k - 1) * ldb + Packing.roundUp(n, Lanes.COUNT) <= b.length;
    boolean packB = transposeB || m > DIRECT_HEIGHT || !within;
    // Where one block of A is all of A, a panel of B is packed just before its tiles, and stays in
    // the first cache.
    boolean byPanel = packB && m <= HEIGHT;
    for (int j0 = 0; j0 < n; j0 += WIDTH) {
      int width = Math.min(WIDTH, n - j0);
      for (int k0 = 0; k0 < k; k0 += block) {
        int depth = Math.min(block, k - k0);
        for (int i0 = 0; i0 < m; i0 += HEIGHT) {
          int height = Math.min(HEIGHT, m - i0);
          boolean add = accumulate || k0 > 0;
          int fromB = transposeB ? bo + j0 * ldb + k0 : bo + k0 * ldb + j0;
          float[] right = packB ? space.right : b;
          if (packB && !byPanel && i0 == 0) {
            Packing.panels(transposeB, panelWidth, depth, width, b, fromB, ldb, right);
          }
          if (copyA) {
            Packing.rows(depth, height, a, ao + i0 * lda + k0, lda, space.left);
          } else if (!directA) {
            Packing.columns(depth, height, a, ao + k0 * lda + i0, lda, space.left);
          }
          for (int j = 0; j < width; j += panelWidth) {
            int columns = Math.min(panelWidth, width - j);
            if (byPanel) {
              int from = transposeB ? fromB + j * ldb : fromB + j;
              Packing.panels(transposeB, panelWidth, depth, columns, b, from, ldb, right);
            }
            int panel = byPanel ? Workspace.FIRST : packB ? Workspace.FIRST + j * depth : fromB + j;
            int step = packB ? panelWidth : ldb;
            int to = co + i0 * ldc + j0 + j;
            if (!transposeA) {
              rows(
                  height,
                  columns,
                  depth,
                  copyA ? space.left : a,
                  copyA ? Workspace.FIRST : ao + i0 * lda + k0,
                  copyA ? Packing.STRIDE : lda,
                  right,
                  panel,
                  step,
                  c,
                  to,
                  ldc,
                  add,
                  space.tile);
            } else {
              columns(
                  directA,
                  height,
                  columns,
                  depth,
                  directA ? a : space.left,
                  directA ? ao + k0 * lda + i0 : Workspace.FIRST,
                  lda,
                  right,
                  panel,
                  step,
                  c,
                  to,
                  ldc,
                  add,
                  space.tile);
            }
          }
        }
      }
    }
  }

  /** One column of tiles of a block of rows read in place: fives, then fours, then single rows. */
  private static void rows(
      int height,
      int columns,
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
      float[] edge) {
    int vectors = (columns + Lanes.COUNT - 1) / Lanes.COUNT;
    int fours = (RowTiles.ROWS - height % RowTiles.ROWS) % RowTiles.ROWS;
    if (4 * fours > height) {
      fours = height % RowTiles.ROWS / 4;
    }
    int fives = (height - 4 * fours) / RowTiles.ROWS;
    int i = 0;
    while (i < height) {
      int rows = fives > 0 ? RowTiles.ROWS : fours > 0 ? 4 : 1;
      int whole = fives > 0 ? fives : fours > 0 ? fours : height - i;
      int from = ao + i * lda;
      int to = co + i * ldc;
      if (columns % Lanes.COUNT != 0) {
        whole = Math.min(whole, EDGE_ROWS / rows);
        RowTiles.multiply(
            rows, vectors, whole, depth, a, from, lda, b, bo, ldb, ZEROS, 0, 0, edge, 0, PANEL);
        merge(whole * rows, columns, edge, 0, PANEL, c, to, ldc, add);
      } else if (add) {
        RowTiles.multiply(
            rows, vectors, whole, depth, a, from, lda, b, bo, ldb, c, to, ldc, c, to, ldc);
      } else {
        RowTiles.multiply(
            rows, vectors, whole, depth, a, from, lda, b, bo, ldb, ZEROS, 0, 0, c, to, ldc);
      }
      i += whole * rows;
      if (fives > 0) {
        fives -= whole;
      } else if (fours > 0) {
        fours -= whole;
      }
    }
  }

  /** One column of tiles of a block of a transposed A, read in place or from panels. */
  private static void columns(
      boolean direct,
      int height,
      int columns,
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
      float[] edge) {
    boolean wide = columns > Lanes.COUNT;
    boolean whole = columns % Lanes.COUNT == 0;
    int step = direct ? lda : Packing.PITCH;
    for (int i = 0; i < height; i += ROWS) {
      int rows = Math.min(ROWS, height - i);
      int left = direct ? ao + i : ao + Packing.columnOffset(i / ROWS, depth);
      int to = co + i * ldc;
      if (whole && rows == ROWS) {
        columns(wide, depth, a, left, step, b, bo, ldb, c, to, ldc, add);
      } else {
        // Over the lower edge of an A read in place, a tile begins higher up and its first rows are
        // thrown away.
        int before = direct ? ROWS - rows : 0;
        columns(wide, depth, a, left - before, step, b, bo, ldb, edge, 0, COLUMNS, false);
        merge(rows, columns, edge, before * COLUMNS, COLUMNS, c, to, ldc, add);
      }
    }
  }

  /** Moves the part of a tile that lies inside C. */
  private static void merge(
      int rows,
      int columns,
      float[] tile,
      int first,
      int pitch,
      float[] c,
      int co,
      int ldc,
      boolean add) {
    int vectors = columns / Lanes.COUNT * Lanes.COUNT;
    for (int r = 0; r < rows; r++) {
      int from = first + r * pitch;
      int to = co + r * ldc;
      if (add) {
        for (int j = 0; j < vectors; j += Lanes.COUNT) {
          FloatVector old = FloatVector.fromArray(Lanes.F, c, to + j);
          old.add(FloatVector.fromArray(Lanes.F, tile, from + j)).intoArray(c, to + j);
        }
        for (int j = vectors; !MASKED && j < columns; j++) {
          c[to + j] += tile[from + j];
        }
      } else {
        for (int j = 0; j < vectors; j += Lanes.COUNT) {
          FloatVector.fromArray(Lanes.F, tile, from + j).intoArray(c, to + j);
        }
        for (int j = vectors; !MASKED && j < columns; j++) {
          c[to + j] = tile[from + j];
        }
      }
    }
    if (MASKED && vectors < columns) {
      VectorMask<Float> rest = Lanes.F.indexInRange(vectors, columns);
      for (int r = 0; r < rows; r++) {
        int to = co + r * ldc + vectors;
        FloatVector sum = FloatVector.fromArray(Lanes.F, tile, first + r * pitch + vectors);
        FloatVector value = add ? FloatVector.fromArray(Lanes.F, c, to, rest).add(sum) : sum;
        value.intoArray(c, to, rest);
      }
    }
  }

  private static void columns(
      boolean wide,
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
    if (SIX && add && wide) {
      Tile6.addColumns2(depth, a, ao, lda, b, bo, ldb, c, co, ldc);
    } else if (SIX && add) {
      Tile6.addColumns1(depth, a, ao, lda, b, bo, ldb, c, co, ldc);
    } else if (SIX && wide) {
      Tile6.setColumns2(depth, a, ao, lda, b, bo, ldb, c, co, ldc);
    } else if (SIX) {
      Tile6.setColumns1(depth, a, ao, lda, b, bo, ldb, c, co, ldc);
    } else if (add && wide) {
      Tile8.addColumns2(depth, a, ao, lda, b, bo, ldb, c, co, ldc);
    } else if (add) {
      Tile8.addColumns1(depth, a, ao, lda, b, bo, ldb, c, co, ldc);
    } else if (wide) {
      Tile8.setColumns2(depth, a, ao, lda, b, bo, ldb, c, co, ldc);
    } else {
      Tile8.setColumns1(depth, a, ao, lda, b, bo, ldb, c, co, ldc);
    }
  }
}
