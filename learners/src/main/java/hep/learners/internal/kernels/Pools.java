package hep.learners.internal.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Pools over channels-last images, all channels of a pixel at a time. Pixels outside the image do
 * not take part.
 */
public final class Pools {
  private Pools() {}

  /** Hears the number of a pixel within the window and where it and the output pixel lie. */
  private interface Visit {
    void pixel(int number, int from, int to);
  }

  /**
   * Hears where an output pixel lies, where the corner of its window does, which may be outside the
   * image, and which part of the window is inside.
   */
  private interface Place {
    void at(int corner, int to, int i0, int i1, int j0, int j1, int k0, int k1);
  }

  /** y = the largest value in the window, chosen = the number of the pixel that holds it. */
  public static void max(
      ConvolutionShape s, float[] x, int xo, float[] y, int yo, float[] chosen, int co) {
    int channels = s.channels();
    int whole = channels / Lanes.COUNT * Lanes.COUNT;
    VectorMask<Float> all = Lanes.F.indexInRange(0, Lanes.COUNT);
    VectorMask<Float> rest = Lanes.F.indexInRange(whole, channels);
    places(
        s,
        (corner, to, i0, i1, j0, j1, k0, k1) -> {
          for (int c = 0; c < channels; c += Lanes.COUNT) {
            VectorMask<Float> some = c < whole ? all : rest;
            FloatVector best = Lanes.all(Float.NEGATIVE_INFINITY);
            FloatVector number = Lanes.zero();
            for (int i = i0; i < i1; i++) {
              for (int j = j0; j < j1; j++) {
                int line = i * s.size()[1] + j;
                int from = xo + corner + (i * s.in()[1] + j) * s.in()[2] * channels + c;
                for (int k = k0; k < k1; k++) {
                  FloatVector v = FloatVector.fromArray(Lanes.F, x, from + k * channels, some);
                  VectorMask<Float> keep =
                      v.compare(VectorOperators.GT, best).or(v.test(VectorOperators.IS_NAN)).not();
                  best = v.blend(best, keep);
                  number = Lanes.all(line * s.size()[2] + k).blend(number, keep);
                }
              }
            }
            Lanes.all(0).blend(best, some).intoArray(y, yo + to + c, some);
            Lanes.all(0).blend(number, some).intoArray(chosen, co + to + c, some);
          }
        });
  }

  /** dx += dy at the pixel that was chosen. */
  public static void maxBackward(
      ConvolutionShape s, float[] chosen, int co, float[] dy, int dyo, float[] dx, int dxo) {
    int channels = s.channels();
    int whole = channels / Lanes.COUNT * Lanes.COUNT;
    VectorMask<Float> all = Lanes.F.indexInRange(0, Lanes.COUNT);
    VectorMask<Float> rest = Lanes.F.indexInRange(whole, channels);
    places(
        s,
        (corner, to, i0, i1, j0, j1, k0, k1) -> {
          for (int c = 0; c < channels; c += Lanes.COUNT) {
            VectorMask<Float> some = c < whole ? all : rest;
            FloatVector slope = FloatVector.fromArray(Lanes.F, dy, dyo + to + c, some);
            FloatVector number = FloatVector.fromArray(Lanes.F, chosen, co + to + c, some);
            for (int i = i0; i < i1; i++) {
              for (int j = j0; j < j1; j++) {
                int line = i * s.size()[1] + j;
                int from = dxo + corner + (i * s.in()[1] + j) * s.in()[2] * channels + c;
                for (int k = k0; k < k1; k++) {
                  VectorMask<Float> mine =
                      number.compare(VectorOperators.EQ, line * s.size()[2] + k).and(some);
                  int at = from + k * channels;
                  FloatVector.fromArray(Lanes.F, dx, at, mine).add(slope).intoArray(dx, at, mine);
                }
              }
            }
          }
        });
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

  private static void places(ConvolutionShape s, Place place) {
    int[] in = s.in();
    int[] out = s.out();
    int to = 0;
    for (int image = 0; image < s.images(); image++) {
      for (int plane = 0; plane < out[0]; plane++) {
        int d = plane * s.stride()[0] - s.before()[0];
        for (int line = 0; line < out[1]; line++) {
          int h = line * s.stride()[1] - s.before()[1];
          for (int column = 0; column < out[2]; column++) {
            int w = column * s.stride()[2] - s.before()[2];
            place.at(
                (((image * in[0] + d) * in[1] + h) * in[2] + w) * s.channels(),
                to,
                Math.max(0, -d),
                Math.min(s.size()[0], in[0] - d),
                Math.max(0, -h),
                Math.min(s.size()[1], in[1] - h),
                Math.max(0, -w),
                Math.min(s.size()[2], in[2] - w));
            to += s.channels();
          }
        }
      }
    }
  }
}
