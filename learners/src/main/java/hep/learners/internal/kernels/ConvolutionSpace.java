package hep.learners.internal.kernels;

/** The buffers of one thread for convolutions, kept from call to call. */
final class ConvolutionSpace {
  private static final ThreadLocal<ConvolutionSpace> SPACES =
      ThreadLocal.withInitial(ConvolutionSpace::new);

  /** A tile that hangs over the edge of the result. */
  final float[] edge = new float[ConvolutionTile.ROWS * 4 * Lanes.COUNT];

  /** Where in {@link #block} the sums of tiles of pixels stand, behind a turned block of them. */
  static final int SUMS = 256;

  /** The sums of tiles of pixels or taps. */
  final float[] block = new float[SUMS + 2 * PlaneTile.FILTERS * PlaneTile.PIXELS];

  private float[] padded = new float[0];
  private float[] panels = new float[0];
  private float[] columns = new float[0];
  private int[] starts = new int[0];

  private ConvolutionSpace() {}

  static ConvolutionSpace ofThread() {
    return SPACES.get();
  }

  float[] padded(int size) {
    padded = size > padded.length ? new float[size] : padded;
    return padded;
  }

  float[] panels(int size) {
    panels = size > panels.length ? new float[size] : panels;
    return panels;
  }

  float[] columns(int size) {
    columns = size > columns.length ? new float[size] : columns;
    return columns;
  }

  int[] starts(int size) {
    starts = size > starts.length ? new int[size] : starts;
    return starts;
  }
}
