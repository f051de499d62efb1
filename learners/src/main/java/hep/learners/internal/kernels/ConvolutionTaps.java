package hep.learners.internal.kernels;

/**
 * The derivative of a convolution by the weights of few filters: lanes are taps, which are side by
 * side in the image, since along the filters many would be empty.
 *
 * <p>Sums are those of {@link ConvolutionTile}, pixel by pixel over a rectangle, so the choice
 * between the two does not show in the bits.
 */
final class ConvolutionTaps {
  private static final int LANES = 16;

  /** Most filters: two tiles. */
  private static final int FILTERS = 16;

  /** Shortest row of a filter whose taps fill a vector well enough. */
  private static final int SHORTEST = 12;

  private ConvolutionTaps() {}

  /**
   * Whether a derivative goes this way.
   *
   * @param beyond floats of the array behind the image, over which a vector may reach
   */
  static boolean fit(ConvolutionShape s, int beyond) {
    return Lanes.COUNT == LANES
        && s.filters() <= FILTERS
        && s.filters() % 4 == 0
        && s.size()[2] * s.channels() >= SHORTEST
        && beyond >= TapTile.TAPS;
  }

  /** dw += the derivative by the weights over some lines of an image. */
  static void add(
      ConvolutionShape s,
      Field field,
      int lines,
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] dw,
      int dwo,
      float[] sums) {
    int filters = s.filters();
    int columns = s.out()[2];
    int span = s.size()[2] * s.channels();
    int lineStep = s.stride()[1] * field.line();
    int step = s.stride()[2] * s.channels();
    int first = dwo;
    for (int row : field.filterRows(s)) {
      for (int t = 0; t < span; t += TapTile.TAPS) {
        boolean wide = span - t > Lanes.COUNT;
        int count = Math.min(span - t, TapTile.TAPS);
        for (int j = 0; j < filters; ) {
          int together = filters - j >= 8 ? 8 : 4;
          TapTile.sum(
              together,
              wide,
              lines,
              columns,
              x,
              xo + row + t,
              lineStep,
              step,
              dy,
              dyo + j,
              columns * filters,
              filters,
              sums);
          for (int f = 0; f < together; f++) {
            int to = first + t * filters + j + f;
            for (int i = 0; i < count; i++) {
              dw[to + i * filters] += sums[f * TapTile.TAPS + i];
            }
          }
          j += together;
        }
      }
      first += span * filters;
    }
  }
}
