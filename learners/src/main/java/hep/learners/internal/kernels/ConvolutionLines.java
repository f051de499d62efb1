package hep.learners.internal.kernels;

import java.util.Arrays;

/**
 * Convolutions of many channels, line by line, as matrix products.
 *
 * <p>Along a line of a channels-last image the inputs of neighbouring output pixels overlap: a line
 * of output is a product whose A is the image itself with rows that lie one pixel apart. So the
 * tiles of {@link Gemm} read the image in place, a stretch of the filter's row at a time, whose
 * panel of weights stays in the first cache while several lines pass by. For the derivative by the
 * weights the same A is transposed, and runs over several lines at once: what stands between the
 * lines of the image is multiplied by zeros.
 *
 * <p>The order of a sum: for each row of the filter in ascending order, stretches of equal length,
 * as few as keep them below {@link #DEPTH}; a stretch's sum is added to the result.
 */
final class ConvolutionLines {
  /** Most taps of a stretch. Part of the definition of the result. */
  private static final int DEPTH = 128;

  /** Taps of a filter's row from which a matrix product pays. */
  private static final int SPAN = 48;

  /** Fewest filters for the forward pass. */
  private static final int FILTERS = 48;

  /** Pixels that the derivative by the weights takes in one product. */
  private static final int PIXELS = 1024;

  /** Floats of the image that stay in the second cache while the filters pass by. */
  private static final int BLOCK = 1 << 17;

  /** Widest panel of weights. */
  static final int PANEL = RowTiles.VECTORS * Lanes.COUNT;

  private static final float[] ZEROS = new float[PANEL];

  private ConvolutionLines() {}

  /** Whether the forward pass goes this way: narrow panels do better in tiles of six rows. */
  static boolean fits(ConvolutionShape s) {
    return s.size()[2] * s.channels() >= SPAN && s.filters() >= FILTERS && s.out()[2] >= 4;
  }

  /** Whether the derivative by the weights goes this way. */
  static boolean fitsWeights(ConvolutionShape s) {
    return s.size()[2] * s.channels() >= SPAN && s.filters() >= 16 && s.out()[2] >= 4;
  }

  /**
   * y += x ∗ w for one image.
   *
   * @param x what the filter passes over, laid out as {@code field} says
   * @param rows where each row of a filter begins, from its first pixel
   * @param panels weights in panels of {@link #PANEL} columns, the last one filled up to vectors
   */
  static void slide(
      ConvolutionShape s,
      Field field,
      float[] x,
      int xo,
      int[] rows,
      float[] panels,
      float[] y,
      int yo,
      float[] edge) {
    int filters = s.filters();
    int width = s.out()[2];
    int height = s.out()[1];
    int lines = Math.clamp(BLOCK / Math.max(1, field.line()), 1, height);
    int span = s.size()[2] * s.channels();
    int stretches = Math.ceilDiv(span, DEPTH);
    int stretch = Math.ceilDiv(span, stretches);
    int lda = s.stride()[2] * s.channels();
    for (int plane = 0; plane < s.out()[0]; plane++) {
      for (int line = 0; line < height; line += lines) {
        int last = Math.min(height, line + lines);
        for (int j = 0; j < filters; j += PANEL) {
          int columns = Math.min(PANEL, filters - j);
          int pitch = Packing.roundUp(columns, Lanes.COUNT);
          for (int r = 0; r < rows.length; r++) {
            for (int k = 0; k < span; k += stretch) {
              int depth = Math.min(stretch, span - k);
              int panel = j * s.taps() + (r * span + k) * pitch;
              for (int l = line; l < last; l++) {
                int from = xo + field.at(plane * s.stride()[0], l * s.stride()[1], 0) + rows[r] + k;
                int to = yo + ((plane * height + l) * width) * filters + j;
                line(width, columns, depth, x, from, lda, panels, panel, y, to, filters, edge);
              }
            }
          }
        }
      }
    }
  }

  /** Adds one stretch of the filter to one line of output, for one panel of filters. */
  private static void line(
      int width,
      int columns,
      int depth,
      float[] x,
      int from,
      int lda,
      float[] panels,
      int panel,
      float[] y,
      int to,
      int ldy,
      float[] edge) {
    int vectors = (columns + Lanes.COUNT - 1) / Lanes.COUNT;
    int pitch = vectors * Lanes.COUNT;
    int fours = (RowTiles.ROWS - width % RowTiles.ROWS) % RowTiles.ROWS;
    if (4 * fours > width) {
      fours = width % RowTiles.ROWS / 4;
    }
    int fives = (width - 4 * fours) / RowTiles.ROWS;
    int p = 0;
    while (p < width) {
      int rows = fives > 0 ? RowTiles.ROWS : fours > 0 ? 4 : 1;
      int tiles = fives > 0 ? fives : fours > 0 ? fours : width - p;
      int a = from + p * lda;
      int at = to + p * ldy;
      if (columns == pitch) {
        RowTiles.multiply(
            rows, vectors, tiles, depth, x, a, lda, panels, panel, pitch, y, at, ldy, y, at, ldy);
      } else {
        tiles = 1;
        RowTiles.multiply(
            rows, vectors, 1, depth, x, a, lda, panels, panel, pitch, ZEROS, 0, 0, edge, 0, pitch);
        for (int i = 0; i < rows; i++) {
          Lanewise.add(y, at + i * ldy, edge, i * pitch, y, at + i * ldy, columns);
        }
      }
      p += tiles * rows;
      if (fives > 0) {
        fives -= tiles;
      } else if (fours > 0) {
        fours -= tiles;
      }
    }
  }

  /** dw += the derivative by the weights. */
  static void weights(
      ConvolutionSpace space,
      ConvolutionShape s,
      Field field,
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      float[] dw,
      int dwo) {
    int filters = s.filters();
    int places = s.places();
    int lines = s.out()[0] * s.out()[1];
    int line = s.out()[2] * filters;
    int pitch = field.extents()[2] * filters;
    int[] rows = field.filterRows(s);
    boolean joins = joinsLines(s);
    for (int image = 0; image < s.images(); image++) {
      float[] source = x;
      int from = xo + image * s.pixels() * s.channels();
      if (!s.staysInside()) {
        source = space.padded(field.size());
        field.copy(s, x, from, source);
        from = 0;
      }
      float[] slope = dy;
      int slopeFrom = dyo + image * places * filters;
      if (joins) {
        // Between the lines of dy, as many zeros as there are further pixels in a line of the
        // image.
        slope = space.columns(lines * pitch);
        for (int l = 0; l < lines; l++) {
          System.arraycopy(dy, slopeFrom + l * line, slope, l * pitch, line);
          Arrays.fill(slope, l * pitch + line, (l + 1) * pitch, 0);
        }
        slopeFrom = 0;
      }
      weights(s, field, source, from, rows, slope, slopeFrom, dw, dwo);
    }
  }

  /** Whether several lines are one product. */
  private static boolean joinsLines(ConvolutionShape s) {
    return s.hasUnitStride() && s.out()[1] > 1;
  }

  /**
   * dw += the derivative by the weights, for one image.
   *
   * @param dy the derivative of the output; with {@link #joinsLines} its lines lie as many pixels
   *     apart as those of the image, with zeros between
   */
  private static void weights(
      ConvolutionShape s,
      Field field,
      float[] x,
      int xo,
      int[] rows,
      float[] dy,
      int dyo,
      float[] dw,
      int dwo) {
    int filters = s.filters();
    int span = s.size()[2] * s.channels();
    int width = s.out()[2];
    int height = s.out()[1];
    int lda = s.stride()[2] * s.channels();
    int pitch = joinsLines(s) ? field.extents()[2] : width;
    int lines = joinsLines(s) ? Math.clamp(PIXELS / pitch, 1, height) : 1;
    for (int plane = 0; plane < s.out()[0]; plane++) {
      for (int line = 0; line < height; line += lines) {
        int count = Math.min(lines, height - line);
        int pixels = (count - 1) * pitch + width;
        int from = xo + field.at(plane * s.stride()[0], line * s.stride()[1], 0);
        int slope = dyo + (plane * height + line) * pitch * filters;
        for (int r = 0; r < rows.length; r++) {
          Gemm.multiply(
              true,
              false,
              span,
              filters,
              pixels,
              x,
              from + rows[r],
              lda,
              dy,
              slope,
              filters,
              dw,
              dwo + r * span * filters,
              filters,
              true);
        }
      }
    }
  }
}
