package hep.learners.internal.kernels;

import jdk.incubator.vector.FloatVector;

/** Copies blocks of A and B into the order in which the tiles of {@link Gemm} read them. */
final class Packing {
  /** Floats from one column of A to the next in a packed panel. */
  static final int PITCH = Math.max(Lanes.COUNT, 8);

  /** Floats from one copied row of A to the next; not a power of two, to spread the cache sets. */
  static final int STRIDE = Gemm.DEPTH + CacheLines.FLOATS;

  /** Tiles that stand side by side in a panel of A. */
  private static final int TILES = Lanes.COUNT == 16 ? 2 : 1;

  private static final int ROWS = Lanes.COUNT == 8 ? Tile6.ROWS : Tile8.ROWS;

  /** Floats that a block of A may take. */
  static final int LEFT_SIZE = 2 * (Gemm.HEIGHT + 16) * Gemm.DEPTH;

  /** Floats that a block of B may take. */
  static final int RIGHT_SIZE = Gemm.DEPTH * Gemm.WIDTH;

  private Packing() {}

  static int roundUp(int n, int unit) {
    return (n + unit - 1) / unit * unit;
  }

  /** Rows of A, {@link #STRIDE} floats apart. */
  static void rows(int depth, int height, float[] a, int ao, int lda, float[] to) {
    int vectors = depth / Lanes.COUNT * Lanes.COUNT;
    for (int i = 0; i < height; i++) {
      int from = ao + i * lda;
      int at = Workspace.FIRST + i * STRIDE;
      for (int p = 0; p < vectors; p += Lanes.COUNT) {
        FloatVector.fromArray(Lanes.F, a, from + p).intoArray(to, at + p);
      }
      for (int p = vectors; p < depth; p++) {
        to[at + p] = a[from + p];
      }
    }
  }

  /** Where a tile of A begins among the panels of {@link #columns}. */
  static int columnOffset(int tile, int depth) {
    return tile / TILES * PITCH * depth + tile % TILES * ROWS;
  }

  /**
   * Panels of A stored transposed: for each k the rows of one or two tiles side by side. A is read
   * once from its beginning to its end, as the processor's fetching ahead likes it.
   */
  static void columns(int depth, int height, float[] a, int ao, int lda, float[] to) {
    int unit = TILES * ROWS;
    int row = ao;
    for (int p = 0; p < depth; p++) {
      int at = Workspace.FIRST + p * PITCH;
      for (int i = 0; i < height; i += unit) {
        int from = row + i;
        if (from + PITCH <= a.length) {
          for (int l = 0; l < PITCH; l += Lanes.COUNT) {
            FloatVector.fromArray(Lanes.F, a, from + l).intoArray(to, at + l);
          }
        } else {
          System.arraycopy(a, from, to, at, Math.min(unit, height - i));
        }
        at += PITCH * depth;
      }
      row += lda;
    }
  }

  /**
   * Panels of B, {@code panel} columns wide; the last one is filled up with zeros to whole vectors.
   */
  static void panels(
      boolean transposed, int panel, int depth, int width, float[] b, int bo, int ldb, float[] to) {
    for (int j = 0; j < width; j += panel) {
      int columns = Math.min(panel, width - j);
      int at = Workspace.FIRST + j * depth;
      if (transposed) {
        transposedPanel(panel, depth, columns, b, bo + j * ldb, ldb, to, at);
      } else {
        panel(panel, depth, columns, b, bo + j, ldb, to, at);
      }
    }
  }

  private static void panel(
      int panel, int depth, int columns, float[] b, int bo, int ldb, float[] to, int at) {
    int vectors = columns / Lanes.COUNT * Lanes.COUNT;
    int end = roundUp(columns, Lanes.COUNT);
    for (int p = 0; p < depth; p++) {
      int from = bo + p * ldb;
      int into = at + p * panel;
      for (int j = 0; j < vectors; j += Lanes.COUNT) {
        FloatVector.fromArray(Lanes.F, b, from + j).intoArray(to, into + j);
      }
      for (int j = vectors; j < columns; j++) {
        to[into + j] = b[from + j];
      }
      for (int j = columns; j < end; j++) {
        to[into + j] = 0;
      }
    }
  }

  private static void transposedPanel(
      int panel, int depth, int columns, float[] b, int bo, int ldb, float[] to, int at) {
    int end = roundUp(columns, Lanes.COUNT);
    for (int p = 0; p < depth; p++) {
      int into = at + p * panel;
      int from = bo + p;
      for (int j = 0; j < columns; j++) {
        to[into + j] = b[from];
        from += ldb;
      }
      for (int j = columns; j < end; j++) {
        to[into + j] = 0;
      }
    }
  }
}
