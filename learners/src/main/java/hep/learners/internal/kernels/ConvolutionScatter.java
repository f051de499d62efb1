package hep.learners.internal.kernels;

import java.util.Arrays;

/**
 * The derivative of a convolution by the image as a matrix product, from the derivative of an
 * output pixel to all taps, whose rows are added where the filter stood.
 */
final class ConvolutionScatter {
  /** Floats of the product that stay in the second cache. */
  private static final int BLOCK = 1 << 15;

  private ConvolutionScatter() {}

  private static void transpose(float[] w, int wo, int taps, int filters, float[] to) {
    for (int filter = 0; filter < filters; filter++) {
      int from = wo + filter;
      int at = filter * taps;
      for (int k = 0; k < taps; k++) {
        to[at + k] = w[from];
        from += filters;
      }
    }
  }

  /** dx += the derivative by the image, given that of the output. */
  static void add(ConvolutionShape s, float[] dy, int dyo, float[] w, int wo, float[] dx, int dxo) {
    ConvolutionSpace space = ConvolutionSpace.ofThread();
    Field field = Field.padded(s);
    int places = s.places();
    int filters = s.filters();
    int taps = s.taps();
    int[] starts = space.starts(places);
    field.starts(s, starts);
    int[] rows = field.filterRows(s);
    int span = s.size()[2] * s.channels();
    int block = Math.clamp(BLOCK / taps, 1, places);
    float[] columns = space.columns(block * taps);
    float[] padded = space.padded(field.size());
    float[] turned = space.panels(taps * filters);
    transpose(w, wo, taps, filters, turned);
    for (int image = 0; image < s.images(); image++) {
      Arrays.fill(padded, 0, field.size(), 0);
      for (int first = 0; first < places; first += block) {
        int count = Math.min(block, places - first);
        int from = dyo + (image * places + first) * filters;
        Gemm.multiply(
            false, false, count, taps, filters, dy, from, filters, turned, 0, taps, columns, 0,
            taps, false);
        for (int p = 0; p < count; p++) {
          for (int r = 0; r < rows.length; r++) {
            int at = starts[first + p] + rows[r];
            Lanewise.add(padded, at, columns, p * taps + r * span, padded, at, span);
          }
        }
      }
      field.addBack(s, padded, dx, dxo + image * s.pixels() * s.channels());
    }
  }
}
