package hep.learners.internal.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/** The generator against its published vectors, and the shapes of its distributions. */
final class NoiseTest {
  @Test
  void givesThePublishedWordsForAZeroKeyAndCounter() {
    // Known-answer test of the Random123 distribution: threefry4x32, 20 rounds, all zero.
    int[] words = {0x9c6ca96a, 0xe17eae66, 0xfc10ecd4, 0x5256a7d8};
    float[] bits = new float[64];
    Noise.words(0, 0, 0, bits, 0, 64, Noise.BITS, 0, 0);
    for (int w = 0; w < 4; w++) {
      assertEquals(words[w], Float.floatToRawIntBits(bits[16 * w]), "word " + w);
    }
  }

  @Test
  void doesNotDependOnWhereAFillBegins() {
    float[] whole = new float[300];
    Noise.gaussian(7, 3, 0, whole, 0, 300);
    for (int first : new int[] {0, 1, 63, 64, 65, 130}) {
      float[] part = new float[150];
      Noise.gaussian(7, 3, first, part, 5, 140);
      float[] expected = new float[150];
      System.arraycopy(whole, first, expected, 5, 140);
      assertArrayEquals(expected, part);
    }
  }

  @Test
  void uniformNumbersHaveTheirMomentsAndBins() {
    int n = 1 << 20;
    float[] x = new float[n];
    Noise.uniform(11, 0, 0, x, 0, n);
    int[] bins = new int[100];
    double sum = 0;
    for (float v : x) {
      bins[(int) (v * 100)]++;
      sum += v;
    }
    assertEquals(0.5, sum / n, 5 * Math.sqrt(1 / 12.0 / n));
    double chiSquare = 0;
    for (int count : bins) {
      chiSquare += (count - n / 100.0) * (count - n / 100.0) / (n / 100.0);
    }
    assertEquals(99, chiSquare, 5 * Math.sqrt(2 * 99));
  }

  @Test
  void gaussianNumbersHaveTheirMoments() {
    int n = 1 << 20;
    float[] x = new float[n];
    Noise.gaussian(12, 5, 0, x, 0, n);
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    double neighbours = 0;
    for (int i = 0; i < n; i++) {
      double v = x[i];
      sum += v;
      squares += v * v;
      fourth += v * v * v * v;
      neighbours += v * x[(i + 16) % n];
    }
    assertEquals(0, sum / n, 5 / Math.sqrt(n));
    assertEquals(1, squares / n, 5 * Math.sqrt(2.0 / n));
    assertEquals(3, fourth / n, 5 * Math.sqrt(96.0 / n));
    assertEquals(0, neighbours / n, 5 / Math.sqrt(n));
  }

  @Test
  void masksKeepTheirFraction() {
    int n = 1 << 18;
    float[] x = new float[n];
    Noise.mask(0.8f, 1.25f, 3, 4, 0, x, 0, n);
    double sum = 0;
    for (float v : x) {
      sum += v;
    }
    assertEquals(1, sum / n, 5 * Math.sqrt(0.25 / n));
  }

  @Test
  void streamsAndSeedsDiffer() {
    assertEquals(one(1, 2, 3), one(1, 2, 3));
    assertNotEquals(one(1, 2, 3), one(1, 3, 3));
    assertNotEquals(one(1, 2, 3), one(2, 2, 3));
    assertNotEquals(one(1, 2, 3), one(2, 1, 3));
  }

  private static float one(long seed, long stream, long index) {
    float[] x = new float[1];
    Noise.uniform(seed, stream, index, x, 0, 1);
    return x[0];
  }
}
