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

  /** y = the largest value in the window, chosen = the number of the pixel that holds it. */
  public static void max(
      ConvolutionShape s, float[] x, int xo, float[] y, int yo, float[] chosen, int co) {
    int channels = s.channels();
    int size = s.images() * s.places() * channels;
    Arrays.fill(y, yo, yo + size, Float.NEGATIVE_INFINITY);
    Arrays.fill(chosen, co, co + size, 0);
    visit(
        s,
        (number, from, to) ->
            keepLarger(number, x, xo + from, y, yo + to, chosen, co + to, channels));
  }

  /** dx += dy at the pixel that was chosen. */
  public static void maxBackward(
      ConvolutionShape s, float[] chosen, int co, float[] dy, int dyo, float[] dx, int dxo) {
    int channels = s.channels();
    visit(
        s,
        (number, from, to) ->
            addChosen(number, chosen, co + to, dy, dyo + to, dx, dxo + from, channels));
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

  /** Where x is above best or not a number, best becomes x and chosen becomes the number. */
  private static void keepLarger(
      float number, float[] x, int xo, float[] best, int bo, float[] chosen, int co, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      FloatVector v = FloatVector.fromArray(Lanes.F, x, xo + i);
      FloatVector b = FloatVector.fromArray(Lanes.F, best, bo + i);
      VectorMask<Float> larger =
          v.compare(VectorOperators.GT, b).or(v.test(VectorOperators.IS_NAN));
      b.blend(v, larger).intoArray(best, bo + i);
      FloatVector.fromArray(Lanes.F, chosen, co + i)
          .blend(Lanes.all(number), larger)
          .intoArray(chosen, co + i);
    }
    if (i < n) {
      VectorMask<Float> rest = Lanes.F.indexInRange(i, n);
      FloatVector v = FloatVector.fromArray(Lanes.F, x, xo + i, rest);
      FloatVector b = FloatVector.fromArray(Lanes.F, best, bo + i, rest);
      VectorMask<Float> larger =
          v.compare(VectorOperators.GT, b).or(v.test(VectorOperators.IS_NAN)).and(rest);
      v.intoArray(best, bo + i, larger);
      Lanes.all(number).intoArray(chosen, co + i, larger);
    }
  }

  /** dx += dy where chosen is the number. */
  private static void addChosen(
      float number, float[] chosen, int co, float[] dy, int dyo, float[] dx, int dxo, int n) {
    int i = 0;
    for (; i <= n - Lanes.COUNT; i += Lanes.COUNT) {
      VectorMask<Float> mine =
          FloatVector.fromArray(Lanes.F, chosen, co + i)
              .compare(VectorOperators.EQ, Lanes.all(number));
      FloatVector g = Lanes.zero().blend(FloatVector.fromArray(Lanes.F, dy, dyo + i), mine);
      FloatVector.fromArray(Lanes.F, dx, dxo + i).add(g).intoArray(dx, dxo + i);
    }
    if (i < n) {
      VectorMask<Float> rest = Lanes.F.indexInRange(i, n);
      VectorMask<Float> mine =
          FloatVector.fromArray(Lanes.F, chosen, co + i, rest)
              .compare(VectorOperators.EQ, Lanes.all(number))
              .and(rest);
      FloatVector.fromArray(Lanes.F, dx, dxo + i, mine)
          .add(FloatVector.fromArray(Lanes.F, dy, dyo + i, mine))
          .intoArray(dx, dxo + i, mine);
    }
  }
}
