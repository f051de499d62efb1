package hep.learners.internal.kernels;

/** The buffers of one thread for matrix products and sums of rows, kept from call to call. */
final class Workspace {
  private static final ThreadLocal<Workspace> SPACES = ThreadLocal.withInitial(Workspace::new);

  /** Where the blocks of A and B begin in their arrays. */
  static final int FIRST = CacheLines.FIRST;

  /** Tiles that hang over the edge of C. */
  final float[] tile = new float[Gemm.EDGE_ROWS * 4 * Lanes.COUNT];

  /** Room for a block of A. */
  final float[] left = CacheLines.array(Packing.LEFT_SIZE);

  /** Room for a block of B. */
  final float[] right = CacheLines.array(Packing.RIGHT_SIZE);

  /** The sixteen logical lanes that sums of rows go by. */
  final float[] lanes = new float[Rows.LANES];

  private Workspace() {}

  static Workspace ofThread() {
    return SPACES.get();
  }
}
