package hep.rootio.internal.rntuple;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Words are split here byte by byte, and must come back from every start and in every number. */
class SplitWordsTest {
  private static final int[] COUNTS = {0, 1, 7, 8, 9, 23, 1023, 1024, 1025, 2500};

  private static byte[] split(long[] words, int width) {
    byte[] page = new byte[width * words.length];
    for (int b = 0; b < width; b++) {
      for (int i = 0; i < words.length; i++) {
        page[b * words.length + i] = (byte) (words[i] >>> (8 * b));
      }
    }
    return page;
  }

  @Test
  void joinsWordsOf32Bits() {
    for (int n : COUNTS) {
      long[] words = new SplittableRandom(n).longs(n).toArray();
      int[] expected = Arrays.stream(words).mapToInt(w -> (int) w).toArray();
      for (int from = 0; from <= Math.min(n, 9); from++) {
        int[] found = new int[n - from + 2];
        SplitWords.ints(split(words, 4), n, from, n, found, 2);
        assertArrayEquals(
            Arrays.copyOfRange(expected, from, n), Arrays.copyOfRange(found, 2, found.length));
      }
    }
  }

  @Test
  void joinsNumbersOfSinglePrecision() {
    for (int n : COUNTS) {
      float[] expected = new float[n];
      long[] words = new long[n];
      for (int i = 0; i < n; i++) {
        expected[i] = (i - 3) / 7f;
        words[i] = Float.floatToRawIntBits(expected[i]);
      }
      int from = Math.min(n, 5);
      float[] found = new float[n - from];
      SplitWords.floats(split(words, 4), n, from, n, found, 0);
      assertArrayEquals(Arrays.copyOfRange(expected, from, n), found);
    }
  }

  @Test
  void joinsWordsOf64Bits() {
    for (int n : COUNTS) {
      long[] words = new SplittableRandom(n).longs(n).toArray();
      int from = Math.min(n, 3);
      long[] found = new long[n - from + 1];
      SplitWords.longs(split(words, 8), n, from, n, found, 1);
      assertArrayEquals(
          Arrays.copyOfRange(words, from, n), Arrays.copyOfRange(found, 1, found.length));
    }
  }
}
