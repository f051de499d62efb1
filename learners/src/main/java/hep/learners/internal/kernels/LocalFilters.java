package hep.learners.internal.kernels;

import java.util.Arrays;

/**
 * Filters that are different at every output pixel: for each place, a matrix product of the patches
 * of all images with the weights of that place. All methods add to their result.
 *
 * <p>Weights are places x taps x filters.
 */
public final class LocalFilters {
  private LocalFilters() {}

  /** y[image, p, :] += patch(image, p) w[p]. */
  public static void forward(
      ConvolutionShape s, float[] x, int xo, float[] w, int wo, float[] y, int yo) {
    int taps = s.taps();
    int filters = s.filters();
    float[] patches = new float[s.images() * taps];
    for (int place = 0; place < s.places(); place++) {
      gather(s, place, x, xo, patches);
      Gemm.multiply(
          false,
          false,
          s.images(),
          filters,
          taps,
          patches,
          0,
          taps,
          w,
          wo + place * taps * filters,
          filters,
          y,
          yo + place * filters,
          s.places() * filters,
          true);
    }
  }

  /** dw[p] += Σ patch(image, p)ᵀ dy[image, p, :]. */
  public static void backwardWeights(
      ConvolutionShape s, float[] x, int xo, float[] dy, int dyo, float[] dw, int dwo) {
    int taps = s.taps();
    int filters = s.filters();
    float[] patches = new float[s.images() * taps];
    for (int place = 0; place < s.places(); place++) {
      gather(s, place, x, xo, patches);
      Gemm.multiply(
          true,
          false,
          taps,
          filters,
          s.images(),
          patches,
          0,
          taps,
          dy,
          dyo + place * filters,
          s.places() * filters,
          dw,
          dwo + place * taps * filters,
          filters,
          true);
    }
  }

  /** dx += what each output pixel gives back to its patch. */
  public static void backwardImage(
      ConvolutionShape s, float[] dy, int dyo, float[] w, int wo, float[] dx, int dxo) {
    int taps = s.taps();
    int filters = s.filters();
    float[] patches = new float[s.images() * taps];
    for (int place = 0; place < s.places(); place++) {
      Gemm.multiply(
          false,
          true,
          s.images(),
          taps,
          filters,
          dy,
          dyo + place * filters,
          s.places() * filters,
          w,
          wo + place * taps * filters,
          filters,
          patches,
          0,
          taps,
          false);
      forEachStretch(
          s,
          place,
          (inPatch, inImage, length) ->
              Lanewise.add(dx, dxo + inImage, patches, inPatch, dx, dxo + inImage, length));
    }
  }

  private static void gather(ConvolutionShape s, int place, float[] x, int xo, float[] patches) {
    Arrays.fill(patches, 0);
    forEachStretch(
        s,
        place,
        (inPatch, inImage, length) -> System.arraycopy(x, xo + inImage, patches, inPatch, length));
  }

  private interface Stretch {
    void at(int inPatch, int inImage, int length);
  }

  /** Visits those stretches of the patches of all images that lie inside the image. */
  private static void forEachStretch(ConvolutionShape s, int place, Stretch stretch) {
    int[] in = s.in();
    int plane = place / s.out()[2] / s.out()[1] * s.stride()[0] - s.before()[0];
    int line = place / s.out()[2] % s.out()[1] * s.stride()[1] - s.before()[1];
    int column = place % s.out()[2] * s.stride()[2] - s.before()[2];
    int first = Math.max(0, -column);
    int last = Math.min(s.size()[2], in[2] - column);
    for (int image = 0; image < s.images() && last > first; image++) {
      for (int row = 0; row < s.size()[0] * s.size()[1]; row++) {
        int d = plane + row / s.size()[1];
        int h = line + row % s.size()[1];
        if (d >= 0 && d < in[0] && h >= 0 && h < in[1]) {
          int inPatch = image * s.taps() + (row * s.size()[2] + first) * s.channels();
          int pixel = ((image * in[0] + d) * in[1] + h) * in[2] + column + first;
          stretch.at(inPatch, pixel * s.channels(), (last - first) * s.channels());
        }
      }
    }
  }
}
