package hep.learners.internal.kernels;

import java.util.Arrays;

/**
 * Convolutions to few filters: lanes are the pixels of a line, since along the filters many would
 * be empty. For this each image is copied between zeros with one plane a channel, and what comes
 * out is turned back ({@link Turn}).
 *
 * <p>Sums are those of {@link ConvolutionTile}: over the taps in ascending order, whole, and then
 * added to what stands at their place. So the choice between the two does not show in the bits.
 */
final class ConvolutionPlanes {
  /** Columns of a panel of weights. */
  static final int PANEL = PlaneTile.FILTERS;

  private static final int LANES = 16;

  /** Most filters: two tiles. */
  private static final int FILTERS = 16;

  /** Shortest line: below, too much of a tile hangs over its end. */
  private static final int SHORTEST = 24;

  private ConvolutionPlanes() {}

  /** Whether a convolution goes this way. */
  static boolean fits(ConvolutionShape s) {
    return Lanes.COUNT == LANES
        && s.filters() <= FILTERS
        && s.stride()[2] == 1
        && s.out()[2] >= SHORTEST;
  }

  /** y += x ∗ w, with weights in panels of {@link #PANEL} columns. */
  static void slide(
      ConvolutionSpace space,
      ConvolutionShape s,
      float[] x,
      int xo,
      float[] panels,
      float[] y,
      int yo) {
    Field field = new Field(Field.padded(s).extents(), 1);
    // Lines are read beyond their end, and the channels' beginnings should differ in the cache.
    int plane = Packing.roundUp(field.size(), LANES) + PlaneTile.PIXELS + LANES;
    int channels = s.channels();
    int[] shifts = new int[s.taps() / channels];
    for (int position = 0; position < shifts.length; position++) {
      int row = position / s.size()[2];
      shifts[position] = field.at(row / s.size()[1], row % s.size()[1], position % s.size()[2]);
    }
    float[] planes = space.padded(channels * plane);
    int filters = s.filters();
    int width = s.out()[2];
    for (int image = 0; image < s.images(); image++) {
      copy(s, field, x, xo + image * s.pixels() * channels, plane, planes);
      int to = yo + image * s.places() * filters;
      for (int d = 0; d < s.out()[0]; d++) {
        for (int h = 0; h < s.out()[1]; h++) {
          int from = field.at(d * s.stride()[0], h * s.stride()[1], 0);
          for (int p = 0; p < width; p += PlaneTile.PIXELS) {
            for (int j = 0; j < filters; j += PANEL) {
              int into = ConvolutionSpace.SUMS + j * PlaneTile.PIXELS;
              PlaneTile.sum(
                  shifts,
                  channels,
                  plane,
                  planes,
                  from + p,
                  panels,
                  j * s.taps(),
                  space.block,
                  into);
            }
            int count = Math.min(PlaneTile.PIXELS, width - p);
            add(count, filters, space.block, y, to + p * filters);
          }
          to += width * filters;
        }
      }
    }
  }

  /** Adds the sums of a tile to their pixels. */
  private static void add(int count, int filters, float[] block, float[] y, int yo) {
    for (int p = 0; p < count; p += Turn.PIXELS) {
      int from = ConvolutionSpace.SUMS + p;
      int to = yo + p * filters;
      int pixels = Math.min(Turn.PIXELS, count - p);
      if (filters == PANEL) {
        Turn.toPixels(block, from, PlaneTile.PIXELS, block, 0);
        Lanewise.accumulate(block, 0, y, to, pixels * filters);
      } else if (filters == FILTERS) {
        Turn.square(block, from, PlaneTile.PIXELS, block, 0, LANES);
        Lanewise.accumulate(block, 0, y, to, pixels * filters);
      } else {
        for (int f = 0; f < filters; f++) {
          int at = from + f * PlaneTile.PIXELS;
          for (int i = 0; i < pixels; i++) {
            y[to + i * filters + f] += block[at + i];
          }
        }
      }
    }
  }

  /** Copies one image between zeros, with one plane a channel. */
  private static void copy(
      ConvolutionShape s, Field field, float[] x, int xo, int plane, float[] planes) {
    int channels = s.channels();
    int[] in = s.in();
    int[] before = s.before();
    int[] reach = field.extents();
    int left = Math.max(0, -before[2]);
    int right = Math.max(left, Math.min(in[2], reach[2] - before[2]));
    for (int d = 0; d < reach[0]; d++) {
      int depth = d - before[0];
      for (int h = 0; h < reach[1]; h++) {
        int height = h - before[1];
        int line = field.at(d, h, 0);
        boolean inside = depth >= 0 && depth < in[0] && height >= 0 && height < in[1];
        int first = inside ? line + left + before[2] : line + reach[2];
        int last = inside ? line + right + before[2] : line + reach[2];
        for (int c = 0; c < channels; c++) {
          Arrays.fill(planes, c * plane + line, c * plane + first, 0);
          Arrays.fill(planes, c * plane + last, c * plane + line + reach[2], 0);
        }
        if (inside) {
          int from = xo + ((depth * in[1] + height) * in[2] + left) * channels;
          turn(right - left, channels, x, from, planes, first, plane);
        }
      }
    }
  }

  /** Copies a line of pixels to the planes; blocks that overlap are copied twice. */
  private static void turn(
      int pixels, int channels, float[] x, int from, float[] planes, int to, int plane) {
    boolean whole = pixels >= Turn.PIXELS;
    if (channels == 1) {
      System.arraycopy(x, from, planes, to, pixels);
    } else if (whole && channels == PANEL) {
      for (int i = 0; i < pixels; i += Turn.PIXELS) {
        int p = Math.min(i, pixels - Turn.PIXELS);
        Turn.toPlanes(x, from + p * channels, planes, to + p, plane);
      }
    } else if (whole && channels >= LANES) {
      for (int i = 0; i < pixels; i += Turn.PIXELS) {
        int p = Math.min(i, pixels - Turn.PIXELS);
        for (int j = 0; j < channels; j += LANES) {
          int c = Math.min(j, channels - LANES);
          int at = from + p * channels + c;
          Turn.square(x, at, channels, planes, c * plane + to + p, plane);
        }
      }
    } else {
      for (int c = 0; c < channels; c++) {
        for (int i = 0; i < pixels; i++) {
          planes[c * plane + to + i] = x[from + i * channels + c];
        }
      }
    }
  }
}
