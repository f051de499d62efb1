package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/** Copies blocks of A and B into the order in which the tiles of {@link Gemm} read them. */
final class Packing {
  /** Floats from one column of A to the next in a packed panel. */
  static final int PITCH = Math.max(Lanes.COUNT, 8);

  /** Tiles that stand side by side in a panel of A. */
  private static final int TILES = Lanes.COUNT == 16 ? 2 : 1;

  private static final int ROWS = Lanes.COUNT == 8 ? Tile6.ROWS : Tile8.ROWS;

  /** Floats that a block of A may take: rows at the tile's stride, or panels of columns. */
  static final int LEFT_SIZE = (Gemm.HEIGHT + 16) * Gemm.STRIDE;

  /** Floats that a block of B may take. */
  static final int RIGHT_SIZE = Gemm.DEPTH * Gemm.WIDTH;

  private static final int PANEL = 2 * Lanes.COUNT;

  private Packing() {}

  static int roundUp(int n, int unit) {
    return (n + unit - 1) / unit * unit;
  }

  /**
   * Rows of A, {@link Gemm#STRIDE} floats apart. Whole vectors are copied as long as A has them;
   * what they bring beyond the block stands in the gap between two rows and is not read.
   */
  static void rows(int depth, int height, float[] a, int ao, int lda, float[] to) {
    for (int i = 0; i < height; i++) {
      int from = ao + i * lda;
      int at = i * Gemm.STRIDE;
      int whole = Math.min(depth, a.length - Lanes.COUNT - from + 1);
      int p = 0;
      for (; p < whole; p += Lanes.COUNT) {
        FloatVector.fromArray(Lanes.F, a, from + p).intoArray(to, at + p);
      }
      for (; p < depth; p++) {
        to[at + p] = a[from + p];
      }
    }
  }

  /** Where a tile of A begins among the panels of {@link #columns}. */
  static int columnOffset(int tile, int depth) {
    return tile / TILES * PITCH * depth + tile % TILES * ROWS;
  }

  /** Panels of A stored transposed: for each k the rows of one or two tiles side by side. */
  static void columns(int depth, int height, float[] a, int ao, int lda, float[] to) {
    int unit = TILES * ROWS;
    for (int i = 0; i < height; i += unit) {
      int from = ao + i;
      int at = i / unit * PITCH * depth;
      for (int p = 0; p < depth; p++) {
        if (from + PITCH <= a.length) {
          for (int l = 0; l < PITCH; l += Lanes.COUNT) {
            FloatVector.fromArray(Lanes.F, a, from + l).intoArray(to, at + l);
          }
        } else {
          System.arraycopy(a, from, to, at, Math.min(unit, height - i));
        }
        from += lda;
        at += PITCH;
      }
    }
  }

  /** Panels of B, two vectors wide; the last one is filled up with zeros. */
  static void panels(
      boolean transposed, int depth, int width, float[] b, int bo, int ldb, float[] to) {
    for (int j = 0; j < width; j += PANEL) {
      int columns = Math.min(PANEL, width - j);
      int at = j * depth;
      if (transposed) {
        transposedPanel(depth, columns, b, bo + j * ldb, ldb, to, at);
      } else if (columns == PANEL) {
        wholePanel(depth, b, bo + j, ldb, to, at);
      } else {
        partPanel(depth, columns, b, bo + j, ldb, to, at);
      }
    }
  }

  private static void wholePanel(int depth, float[] b, int bo, int ldb, float[] to, int at) {
    int from = bo;
    int end = at + depth * PANEL;
    for (int into = at; into < end; into += PANEL) {
      FloatVector.fromArray(Lanes.F, b, from).intoArray(to, into);
      FloatVector.fromArray(Lanes.F, b, from + Lanes.COUNT).intoArray(to, into + Lanes.COUNT);
      from += ldb;
    }
  }

  private static void partPanel(
      int depth, int columns, float[] b, int bo, int ldb, float[] to, int at) {
    int vectors = columns / Lanes.COUNT * Lanes.COUNT;
    for (int p = 0; p < depth; p++) {
      int from = bo + p * ldb;
      int into = at + p * PANEL;
      for (int j = 0; j < vectors; j += Lanes.COUNT) {
        FloatVector.fromArray(Lanes.F, b, from + j).intoArray(to, into + j);
      }
      for (int j = vectors; j < columns; j++) {
        to[into + j] = b[from + j];
      }
      for (int j = columns; j < PANEL; j++) {
        to[into + j] = 0;
      }
    }
  }

  private static void transposedPanel(
      int depth, int columns, float[] b, int bo, int ldb, float[] to, int at) {
    for (int p = 0; p < depth; p++) {
      int into = at + p * PANEL;
      int from = bo + p;
      for (int j = 0; j < columns; j++) {
        to[into + j] = b[from];
        from += ldb;
      }
      for (int j = columns; j < PANEL; j++) {
        to[into + j] = 0;
      }
    }
  }
}
