package hep.learners.internal.kernels;

import java.util.Arrays;

/**
 * Mean pools over channels-last images, all channels of a pixel at a time. Pixels outside the image
 * do not take part.
 */
public final class Pools {
  private Pools() {}

  /** Hears the number of a pixel within the window and where it and the output pixel lie. */
  private interface Visit {
    void pixel(int number, int from, int to);
  }

  /** y = the mean over the pixels of the window that lie inside the image. */
  public static void mean(ConvolutionShape s, float[] x, int xo, float[] y, int yo) {
    int channels = s.channels();
    int places = s.places();
    Arrays.fill(y, yo, yo + s.images() * places * channels, 0);
    float[] shares = shares(s);
    visit(
        s,
        (number, from, to) ->
            Lanewise.axpy(shares[to / channels % places], x, xo + from, y, yo + to, channels));
  }

  /** dx += dy / the number of pixels, at each of them. */
  public static void meanBackward(ConvolutionShape s, float[] dy, int dyo, float[] dx, int dxo) {
    int channels = s.channels();
    int places = s.places();
    float[] shares = shares(s);
    visit(
        s,
        (number, from, to) ->
            Lanewise.axpy(shares[to / channels % places], dy, dyo + to, dx, dxo + from, channels));
  }

  private static float[] shares(ConvolutionShape s) {
    float[] shares = new float[s.places()];
    ConvolutionShape one =
        new ConvolutionShape(1, s.in(), 1, s.size(), s.stride(), s.before(), s.out(), 1);
    visit(one, (number, from, to) -> shares[to]++);
    for (int i = 0; i < shares.length; i++) {
      shares[i] = 1 / shares[i];
    }
    return shares;
  }

  private static void visit(ConvolutionShape s, Visit visit) {
    int[] in = s.in();
    int[] out = s.out();
    int channels = s.channels();
    int to = 0;
    for (int image = 0; image < s.images(); image++) {
      for (int plane = 0; plane < out[0]; plane++) {
        for (int line = 0; line < out[1]; line++) {
          for (int column = 0; column < out[2]; column++) {
            int number = 0;
            for (int i = 0; i < s.size()[0]; i++) {
              int d = plane * s.stride()[0] + i - s.before()[0];
              for (int j = 0; j < s.size()[1]; j++) {
                int h = line * s.stride()[1] + j - s.before()[1];
                boolean inside = d >= 0 && d < in[0] && h >= 0 && h < in[1];
                for (int k = 0; k < s.size()[2]; k++) {
                  int w = column * s.stride()[2] + k - s.before()[2];
                  if (inside && w >= 0 && w < in[2]) {
                    int from = ((image * in[0] + d) * in[1] + h) * in[2] + w;
                    visit.pixel(number, from * channels, to);
                  }
                  number++;
                }
              }
            }
            to += channels;
          }
        }
      }
    }
  }
}
