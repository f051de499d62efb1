package hep.learners.internal.kernels;

import java.util.Arrays;

/**
 * Convolutions of channels-last images, in three forms that all add to their result: the forward
 * pass, its derivative by the image, and its derivative by the weights.
 *
 * <p>No patches are copied. Where there are many channels and filters a line of output is a matrix
 * product on the image itself ({@link ConvolutionLines}). Else a tile is six output pixels by two
 * vectors of filters; along a row of the filter its inputs lie one behind the other in the image,
 * so the innermost loop reads the image in place. Only where the filter leaves the image, one image
 * at a time is copied between zeros. With unit stride the derivative by the image is again a
 * convolution, with the filters turned round, unless the image is so small that these would mostly
 * meet the zeros around it; then, and with other strides, it is a matrix product whose rows are
 * added at their places ({@link ConvolutionScatter}).
 *
 * <p>The order of every sum follows from the extents alone, so the bits do not depend on the width
 * of vectors.
 */
public final class Convolutions {
  private static final int ROWS = ConvolutionTile.ROWS;

  /** Floats of an image or a gradient that stay in the second cache while filters pass by. */
  private static final int BLOCK = 1 << 15;

  private Convolutions() {}

  /** y += x ∗ w: images x places x filters, all without gaps. */
  public static void forward(
      ConvolutionShape s, float[] x, int xo, float[] w, int wo, float[] y, int yo) {
    int filters = s.filters();
    if (s.isPointwise()) {
      int rows = s.images() * s.places();
      int channels = s.channels();
      Gemm.multiply(
          false, false, rows, filters, channels, x, xo, channels, w, wo, filters, y, yo, filters,
          true);
      return;
    }
    ConvolutionSpace space = ConvolutionSpace.ofThread();
    int panel = panel(s);
    int unit = Math.min(panel, Lanes.COUNT);
    float[] panels = space.panels(s.taps() * Packing.roundUp(filters, unit));
    for (int j = 0; j < filters; j += panel) {
      int count = Math.min(panel, filters - j);
      int width = Packing.roundUp(count, unit);
      for (int k = 0; k < s.taps(); k++) {
        int to = j * s.taps() + k * width;
        System.arraycopy(w, wo + k * filters + j, panels, to, count);
        Arrays.fill(panels, to + count, to + width, 0);
      }
    }
    slide(space, s, x, xo, panels, y, yo);
  }

  /** dx += the derivative by the image, given that of the output. */
  public static void backwardImage(
      ConvolutionShape s, float[] dy, int dyo, float[] w, int wo, float[] dx, int dxo) {
    int filters = s.filters();
    if (s.isPointwise()) {
      int rows = s.images() * s.places();
      int channels = s.channels();
      Gemm.multiply(
          false, true, rows, channels, filters, dy, dyo, filters, w, wo, filters, dx, dxo, channels,
          true);
    } else if (s.hasUnitStride() && !growsWhenTurned(s)) {
      ConvolutionSpace space = ConvolutionSpace.ofThread();
      float[] panels = space.panels(turnedSize(s));
      ConvolutionShape turned = s.turned();
      turn(s, panel(turned), w, wo, panels);
      slide(space, turned, dy, dyo, panels, dx, dxo);
    } else {
      ConvolutionScatter.add(s, dy, dyo, w, wo, dx, dxo);
    }
  }

  /** Whether turned filters would multiply mostly zeros around a small image. */
  private static boolean growsWhenTurned(ConvolutionShape s) {
    return s.filters() >= 32 && 4 * s.pixels() > 5 * s.places();
  }

  private static int turnedSize(ConvolutionShape s) {
    int positions = s.taps() / s.channels();
    return positions * s.filters() * Packing.roundUp(s.channels(), Lanes.COUNT);
  }

  /** Packs the filters with their ends exchanged, and channels in the place of filters. */
  private static void turn(ConvolutionShape s, int panel, float[] w, int wo, float[] panels) {
    int channels = s.channels();
    int filters = s.filters();
    int positions = s.taps() / channels;
    int unit = Math.min(panel, Lanes.COUNT);
    for (int j = 0; j < channels; j += panel) {
      int count = Math.min(panel, channels - j);
      int width = Packing.roundUp(count, unit);
      int first = j * positions * filters;
      for (int position = 0; position < positions; position++) {
        int from = wo + ((positions - 1 - position) * channels + j) * filters;
        int to = first + position * filters * width;
        for (int filter = 0; filter < filters; filter++) {
          for (int c = 0; c < count; c++) {
            panels[to + filter * width + c] = w[from + c * filters + filter];
          }
          Arrays.fill(panels, to + filter * width + count, to + (filter + 1) * width, 0);
        }
      }
    }
  }

  /** Columns of a whole panel of weights. */
  private static int panel(ConvolutionShape s) {
    if (ConvolutionPlanes.fits(s)) {
      return ConvolutionPlanes.PANEL;
    }
    return ConvolutionLines.fits(s) ? ConvolutionLines.PANEL : 2 * Lanes.COUNT;
  }

  /** Width of the panel that holds the next columns: two vectors, or one where that is enough. */
  private static int panelWidth(int columns) {
    return columns > Lanes.COUNT ? 2 * Lanes.COUNT : Lanes.COUNT;
  }

  private static void slide(
      ConvolutionSpace space,
      ConvolutionShape s,
      float[] x,
      int xo,
      float[] panels,
      float[] y,
      int yo) {
    if (ConvolutionPlanes.fits(s)) {
      ConvolutionPlanes.slide(space, s, x, xo, panels, y, yo);
      return;
    }
    Field field = Field.of(s);
    int places = s.places();
    int filters = s.filters();
    boolean byLines = ConvolutionLines.fits(s);
    int[] starts = space.starts(Packing.roundUp(places, ROWS));
    field.starts(s, starts);
    Arrays.fill(starts, places, Packing.roundUp(places, ROWS), starts[places - 1]);
    int[] rows = field.filterRows(s);
    int span = s.size()[2] * s.channels();
    int block = Packing.roundUp(Math.max(1, BLOCK / (s.channels() * s.stride()[2])), ROWS);
    for (int image = 0; image < s.images(); image++) {
      float[] source = x;
      int from = xo + image * s.pixels() * s.channels();
      if (!s.staysInside()) {
        source = space.padded(field.size());
        field.copy(s, x, from, source);
        from = 0;
      }
      int to = yo + image * places * filters;
      if (byLines) {
        ConvolutionLines.slide(s, field, source, from, rows, panels, y, to, space.edge);
        continue;
      }
      for (int first = 0; first < places; first += block) {
        int last = Math.min(places, first + block);
        for (int j = 0; j < filters; j += 2 * Lanes.COUNT) {
          int panel = j * s.taps();
          boolean whole = filters - j >= panelWidth(filters - j);
          for (int p = first; p < last; p += ROWS) {
            if (whole && p + ROWS <= places) {
              tile(
                  panelWidth(filters - j),
                  rows,
                  span,
                  source,
                  from,
                  starts,
                  p,
                  panels,
                  panel,
                  y,
                  to + p * filters + j,
                  filters);
            } else {
              int width = panelWidth(filters - j);
              float[] edge = space.edge;
              Arrays.fill(edge, 0);
              tile(width, rows, span, source, from, starts, p, panels, panel, edge, 0, width);
              int columns = Math.min(width, filters - j);
              for (int r = 0; r < Math.min(ROWS, places - p); r++) {
                int at = to + (p + r) * filters + j;
                Lanewise.accumulate(edge, r * width, y, at, columns);
              }
            }
          }
        }
      }
    }
  }

  private static void tile(
      int width,
      int[] rows,
      int span,
      float[] x,
      int from,
      int[] starts,
      int p,
      float[] panels,
      int panel,
      float[] y,
      int to,
      int ldy) {
    int a0 = from + starts[p];
    int a1 = from + starts[p + 1];
    int a2 = from + starts[p + 2];
    int a3 = from + starts[p + 3];
    int a4 = from + starts[p + 4];
    int a5 = from + starts[p + 5];
    if (width > Lanes.COUNT) {
      ConvolutionTile.pixels2(rows, span, x, a0, a1, a2, a3, a4, a5, panels, panel, y, to, ldy);
    } else {
      ConvolutionTile.pixels1(rows, span, x, a0, a1, a2, a3, a4, a5, panels, panel, y, to, ldy);
    }
  }

  /** dw += the derivative by the weights, given the image and the derivative of the output. */
  public static void backwardWeights(
      ConvolutionShape s, float[] x, int xo, float[] dy, int dyo, float[] dw, int dwo) {
    int filters = s.filters();
    if (s.isPointwise()) {
      int rows = s.images() * s.places();
      int channels = s.channels();
      Gemm.multiply(
          true, false, channels, filters, rows, x, xo, channels, dy, dyo, filters, dw, dwo, filters,
          true);
      return;
    }
    ConvolutionSpace space = ConvolutionSpace.ofThread();
    Field field = Field.of(s);
    if (ConvolutionLines.fitsWeights(s)) {
      ConvolutionLines.weights(space, s, field, x, xo, dy, dyo, dw, dwo);
      return;
    }
    int[] taps = space.starts(Packing.roundUp(s.taps(), ROWS));
    field.taps(s, taps);
    Arrays.fill(taps, s.taps(), Packing.roundUp(s.taps(), ROWS), taps[s.taps() - 1]);
    // Vectors of dy may reach over its last column, so narrow ones are copied with room.
    int places = s.places();
    int width = s.out()[2];
    int lines = Math.clamp(BLOCK / Math.max(1, width * filters), 1, s.out()[1]);
    for (int image = 0; image < s.images(); image++) {
      float[] source = x;
      int from = xo + image * s.pixels() * s.channels();
      if (!s.staysInside()) {
        source = space.padded(field.size() + TapTile.TAPS);
        field.copy(s, x, from, source);
        from = 0;
      }
      boolean byTaps = ConvolutionTaps.fit(s, source.length - from - field.size());
      int pitch = byTaps ? filters : Packing.roundUp(filters, Lanes.COUNT);
      float[] slope = dy;
      int slopeFrom = dyo + image * places * filters;
      if (pitch != filters) {
        slope = space.columns(places * pitch);
        widen(dy, slopeFrom, places, filters, slope, pitch);
        slopeFrom = 0;
      }
      for (int plane = 0; plane < s.out()[0]; plane++) {
        for (int line = 0; line < s.out()[1]; line += lines) {
          int count = Math.min(lines, s.out()[1] - line);
          int at = from + field.at(plane * s.stride()[0], line * s.stride()[1], 0);
          int slopeAt = slopeFrom + (plane * s.out()[1] + line) * width * pitch;
          if (byTaps) {
            ConvolutionTaps.add(s, field, count, source, at, slope, slopeAt, dw, dwo, space.block);
          } else {
            rectangle(space, s, field, count, taps, source, at, slope, slopeAt, pitch, dw, dwo);
          }
        }
      }
    }
  }

  private static void widen(float[] dy, int dyo, int places, int filters, float[] wide, int pitch) {
    for (int p = 0; p < places; p++) {
      System.arraycopy(dy, dyo + p * filters, wide, p * pitch, filters);
      Arrays.fill(wide, p * pitch + filters, (p + 1) * pitch, 0);
    }
  }

  private static void rectangle(
      ConvolutionSpace space,
      ConvolutionShape s,
      Field field,
      int lines,
      int[] taps,
      float[] x,
      int xo,
      float[] dy,
      int dyo,
      int pitch,
      float[] dw,
      int dwo) {
    int filters = s.filters();
    int columns = s.out()[2];
    int lineStep = s.stride()[1] * field.line();
    int step = s.stride()[2] * s.channels();
    for (int k = 0; k < s.taps(); k += ROWS) {
      int t0 = taps[k];
      int t1 = taps[k + 1];
      int t2 = taps[k + 2];
      int t3 = taps[k + 3];
      int t4 = taps[k + 4];
      int t5 = taps[k + 5];
      for (int j = 0; j < filters; j += 2 * Lanes.COUNT) {
        int width = panelWidth(filters - j);
        boolean whole = filters - j >= width && k + ROWS <= s.taps();
        float[] to = whole ? dw : space.edge;
        int at = whole ? dwo + k * filters + j : 0;
        int ld = whole ? filters : width;
        if (!whole) {
          Arrays.fill(to, 0);
        }
        if (width > Lanes.COUNT) {
          ConvolutionTile.taps2(
              lines,
              columns,
              x,
              xo,
              lineStep,
              step,
              t0,
              t1,
              t2,
              t3,
              t4,
              t5,
              dy,
              dyo + j,
              columns * pitch,
              pitch,
              to,
              at,
              ld);
        } else {
          ConvolutionTile.taps1(
              lines,
              columns,
              x,
              xo,
              lineStep,
              step,
              t0,
              t1,
              t2,
              t3,
              t4,
              t5,
              dy,
              dyo + j,
              columns * pitch,
              pitch,
              to,
              at,
              ld);
        }
        if (!whole) {
          int count = Math.min(width, filters - j);
          for (int r = 0; r < Math.min(ROWS, s.taps() - k); r++) {
            int target = dwo + (k + r) * filters + j;
            Lanewise.add(dw, target, to, r * width, dw, target, count);
          }
        }
      }
    }
  }
}
