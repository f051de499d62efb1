package hep.learners.internal.kernels;

/** The buffers of one thread for matrix products, kept from call to call. */
final class Workspace {
  private static final ThreadLocal<Workspace> SPACES = ThreadLocal.withInitial(Workspace::new);

  /** A tile that hangs over the edge of C. */
  final float[] tile = new float[Tile8.ROWS * 2 * Lanes.COUNT];

  private final float[] left = new float[Packing.LEFT_SIZE];
  private float[] right = new float[0];

  private Workspace() {}

  static Workspace ofThread() {
    return SPACES.get();
  }

  /** Room for a block of A. */
  float[] left() {
    return left;
  }

  /** Room for a block of B with {@code width} columns. */
  float[] right(int depth, int width) {
    int need = depth * Packing.roundUp(width, 2 * Lanes.COUNT);
    if (right.length < need) {
      right = new float[Math.max(need, Math.min(2 * right.length, Packing.RIGHT_SIZE))];
    }
    return right;
  }
}
