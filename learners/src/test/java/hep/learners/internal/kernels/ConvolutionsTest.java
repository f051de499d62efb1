package hep.learners.internal.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three forms of a convolution against plain loops in double, on the ways that they go. */
class ConvolutionsTest {
  /** Where the loops meet a weight: its index and those of an input and an output. */
  private interface Meeting {
    void at(int weight, int input, int output);
  }

  private static void forEach(ConvolutionShape s, Meeting meeting) {
    int[] in = s.in();
    int[] out = s.out();
    for (int image = 0; image < s.images(); image++) {
      for (int p = 0; p < s.places(); p++) {
        int line = p / out[2];
        int column = p % out[2];
        for (int t = 0; t < s.size()[1] * s.size()[2]; t++) {
          int h = line * s.stride()[1] + t / s.size()[2] - s.before()[1];
          int w = column * s.stride()[2] + t % s.size()[2] - s.before()[2];
          if (h < 0 || h >= in[1] || w < 0 || w >= in[2]) {
            continue;
          }
          for (int c = 0; c < s.channels(); c++) {
            for (int f = 0; f < s.filters(); f++) {
              meeting.at(
                  (t * s.channels() + c) * s.filters() + f,
                  ((image * in[1] + h) * in[2] + w) * s.channels() + c,
                  (image * s.places() + p) * s.filters() + f);
            }
          }
        }
      }
    }
  }

  private static float[] values(long seed, int size) {
    Random random = new Random(seed);
    float[] x = new float[size + 2];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat() - 0.5f;
    }
    return x;
  }

  private static void check(double[] expected, float[] found, String what) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i + 2], 2e-5 * Math.max(1, Math.abs(expected[i])), what);
    }
  }

  private static double[] copy(float[] x) {
    double[] copy = new double[x.length - 2];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = x[i + 2];
    }
    return copy;
  }

  // Lines with whole and with cut panels, stretches of unequal length, steps, small images whose
  // derivative is scattered, narrow filters, lines of pixels as lanes.
  @ParameterizedTest
  @CsvSource({
    "9, 7, 20, 70, 3, 1, 1",
    "6, 13, 100, 48, 3, 1, 1",
    "5, 9, 17, 64, 3, 1, 0",
    "12, 12, 16, 50, 3, 2, 1",
    "11, 11, 32, 64, 3, 1, 0",
    "4, 4, 60, 49, 2, 1, 0",
    "8, 10, 30, 16, 5, 1, 2",
    "7, 7, 3, 5, 3, 1, 1",
    "5, 40, 8, 8, 3, 1, 1",
    "4, 67, 16, 8, 3, 1, 1",
    "5, 33, 8, 16, 3, 1, 1",
    "6, 50, 20, 5, 3, 1, 0",
    "5, 64, 1, 8, 3, 1, 1",
    "4, 30, 3, 12, 5, 1, 2",
    "3, 29, 32, 16, 3, 1, 1"
  })
  void equalPlainLoops(
      int height, int width, int channels, int filters, int size, int step, int before) {
    int[] in = {1, height, width};
    int[] out = {
      1, (height + 2 * before - size) / step + 1, (width + 2 * before - size) / step + 1
    };
    ConvolutionShape s =
        new ConvolutionShape(
            2,
            in,
            channels,
            new int[] {1, size, size},
            new int[] {1, step, step},
            new int[] {0, before, before},
            out,
            filters);
    float[] x = values(1, 2 * s.pixels() * channels);
    float[] w = values(2, s.taps() * filters);
    float[] y = values(3, 2 * s.places() * filters);
    double[] expectedY = copy(y);
    double[] expectedX = copy(x);
    double[] expectedW = copy(w);
    float[] dy = y.clone();
    float[] dx = x.clone();
    float[] dw = w.clone();
    forEach(
        s,
        (weight, input, output) -> {
          expectedY[output] += (double) x[input + 2] * w[weight + 2];
          expectedX[input] += (double) dy[output + 2] * w[weight + 2];
          expectedW[weight] += (double) dy[output + 2] * x[input + 2];
        });
    Convolutions.forward(s, x, 2, w, 2, y, 2);
    Convolutions.backwardImage(s, dy, 2, w, 2, dx, 2);
    Convolutions.backwardWeights(s, x, 2, dy, 2, dw, 2);
    check(expectedY, y, "forward");
    check(expectedX, dx, "by the image");
    check(expectedW, dw, "by the weights");
  }
}
