package hep.learners.internal.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Pools of the largest value over channels-last images, a vector of channels at a time. Pixels
 * outside the image do not take part.
 */
public final class MaxPools {
  private MaxPools() {}

  /**
   * The pixels of a window that lie inside the image.
   *
   * @param offsets floats from the window's corner, which may be outside
   * @param numbers which pixel of the window it is
   */
  private record Pixels(int[] offsets, float[] numbers) {
    static Pixels of(ConvolutionShape s, int d, int h, int w) {
      int[] size = s.size();
      int[] in = s.in();
      int[] offsets = new int[size[0] * size[1] * size[2]];
      float[] numbers = new float[offsets.length];
      int count = 0;
      for (int number = 0; number < offsets.length; number++) {
        int i = number / size[2] / size[1];
        int j = number / size[2] % size[1];
        int k = number % size[2];
        if (d + i >= 0
            && d + i < in[0]
            && h + j >= 0
            && h + j < in[1]
            && w + k >= 0
            && w + k < in[2]) {
          offsets[count] = ((i * in[1] + j) * in[2] + k) * s.channels();
          numbers[count++] = number;
        }
      }
      return new Pixels(Arrays.copyOf(offsets, count), numbers);
    }

    static boolean areAll(ConvolutionShape s, int d, int h, int w) {
      return d >= 0
          && d + s.size()[0] <= s.in()[0]
          && h >= 0
          && h + s.size()[1] <= s.in()[1]
          && w >= 0
          && w + s.size()[2] <= s.in()[2];
    }
  }

  /** Hears where the corner of a window lies and where its output does. */
  private interface Visit {
    void window(Pixels pixels, int corner, int to);
  }

  private static void visit(ConvolutionShape s, Visit visit) {
    int[] in = s.in();
    int[] out = s.out();
    int[] before = s.before();
    Pixels whole = Pixels.of(s, 0, 0, 0);
    if (!Pixels.areAll(s, 0, 0, 0)) {
      whole = new Pixels(new int[0], new float[0]); // the window is larger than the image
    }
    int to = 0;
    for (int image = 0; image < s.images(); image++) {
      for (int plane = 0; plane < out[0]; plane++) {
        int d = plane * s.stride()[0] - before[0];
        for (int line = 0; line < out[1]; line++) {
          int h = line * s.stride()[1] - before[1];
          for (int column = 0; column < out[2]; column++) {
            int w = column * s.stride()[2] - before[2];
            int corner = (((image * in[0] + d) * in[1] + h) * in[2] + w) * s.channels();
            visit.window(Pixels.areAll(s, d, h, w) ? whole : Pixels.of(s, d, h, w), corner, to);
            to += s.channels();
          }
        }
      }
    }
  }

  /** y = the largest value in the window, chosen = the number of the pixel that holds it. */
  public static void forward(
      ConvolutionShape s, float[] x, int xo, float[] y, int yo, float[] chosen, int co) {
    int channels = s.channels();
    int whole = channels / Lanes.COUNT * Lanes.COUNT;
    VectorMask<Float> all = Lanes.F.maskAll(true);
    VectorMask<Float> rest = Lanes.F.indexInRange(whole, channels);
    visit(
        s,
        (pixels, corner, to) -> {
          int[] offsets = pixels.offsets;
          float[] numbers = pixels.numbers;
          for (int c = 0; c < whole; c += Lanes.COUNT) {
            FloatVector best = Lanes.all(Float.NEGATIVE_INFINITY);
            FloatVector number = Lanes.zero();
            for (int t = 0; t < offsets.length; t++) {
              FloatVector v = FloatVector.fromArray(Lanes.F, x, xo + corner + offsets[t] + c);
              VectorMask<Float> keep = keep(v, best);
              best = v.blend(best, keep);
              number = Lanes.all(numbers[t]).blend(number, keep);
            }
            Lanes.zero().blend(best, all).intoArray(y, yo + to + c);
            Lanes.zero().add(number).intoArray(chosen, co + to + c);
          }
          if (whole < channels) {
            FloatVector best = Lanes.all(Float.NEGATIVE_INFINITY);
            FloatVector number = Lanes.zero();
            for (int t = 0; t < offsets.length; t++) {
              int at = xo + corner + offsets[t] + whole;
              FloatVector v = FloatVector.fromArray(Lanes.F, x, at, rest);
              VectorMask<Float> keep = keep(v, best);
              best = v.blend(best, keep);
              number = Lanes.all(numbers[t]).blend(number, keep);
            }
            Lanes.zero().blend(best, rest).intoArray(y, yo + to + whole, rest);
            Lanes.zero().add(number).intoArray(chosen, co + to + whole, rest);
          }
        });
  }

  /** Where v is neither above the best so far nor not a number. */
  private static VectorMask<Float> keep(FloatVector v, FloatVector best) {
    return v.compare(VectorOperators.GT, best).or(v.test(VectorOperators.IS_NAN)).not();
  }

  /** dx += dy at the pixel that was chosen. */
  public static void backward(
      ConvolutionShape s, float[] chosen, int co, float[] dy, int dyo, float[] dx, int dxo) {
    int channels = s.channels();
    int whole = channels / Lanes.COUNT * Lanes.COUNT;
    VectorMask<Float> rest = Lanes.F.indexInRange(whole, channels);
    visit(
        s,
        (pixels, corner, to) -> {
          int[] offsets = pixels.offsets;
          float[] numbers = pixels.numbers;
          for (int c = 0; c < whole; c += Lanes.COUNT) {
            FloatVector slope = FloatVector.fromArray(Lanes.F, dy, dyo + to + c);
            FloatVector number = FloatVector.fromArray(Lanes.F, chosen, co + to + c);
            for (int t = 0; t < offsets.length; t++) {
              int at = dxo + corner + offsets[t] + c;
              VectorMask<Float> mine = number.compare(VectorOperators.EQ, Lanes.all(numbers[t]));
              FloatVector.fromArray(Lanes.F, dx, at)
                  .add(Lanes.zero().blend(slope, mine))
                  .intoArray(dx, at);
            }
          }
          if (whole < channels) {
            FloatVector slope = FloatVector.fromArray(Lanes.F, dy, dyo + to + whole, rest);
            FloatVector number = FloatVector.fromArray(Lanes.F, chosen, co + to + whole, rest);
            for (int t = 0; t < offsets.length; t++) {
              int at = dxo + corner + offsets[t] + whole;
              VectorMask<Float> mine = number.compare(VectorOperators.EQ, Lanes.all(numbers[t]));
              FloatVector.fromArray(Lanes.F, dx, at, rest)
                  .add(Lanes.zero().blend(slope, mine))
                  .intoArray(dx, at, rest);
            }
          }
        });
  }
}
