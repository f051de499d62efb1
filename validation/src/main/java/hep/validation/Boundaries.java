package hep.validation;

import hep.validation.internal.Inputs;
import java.util.Arrays;

/** Borders of masks and how far apart they lie. */
public final class Boundaries {
  private Boundaries() {}

  /**
   * Pixels of a mask with a neighbour in their row or column that is not in it; what lies beyond
   * the image is no neighbour.
   *
   * @param mask row after row
   * @param width pixels a row
   */
  public static boolean[] of(boolean[] mask, int width) {
    Inputs.rows(mask.length, width);
    boolean[] border = new boolean[mask.length];
    for (int i = 0; i < mask.length; i++) {
      int column = i % width;
      border[i] =
          mask[i]
              && ((column > 0 && !mask[i - 1])
                  || (column < width - 1 && !mask[i + 1])
                  || (i >= width && !mask[i - width])
                  || (i + width < mask.length && !mask[i + width]));
    }
    return border;
  }

  /**
   * Mean distance in pixels from the pixels of each border to the nearest of the other, over both
   * borders (average symmetric surface distance); 0 where neither mask has a border, and the
   * diagonal of the image where only one has.
   */
  public static double distance(boolean[] predicted, boolean[] truth, int width) {
    Inputs.sameLength("predicted mask", predicted.length, "true mask", truth.length);
    boolean[] one = of(predicted, width);
    boolean[] other = of(truth, width);
    int pixels = count(one) + count(other);
    if (pixels == 0) {
      return 0;
    }
    if (count(one) == 0 || count(other) == 0) {
      int height = truth.length / width;
      return Math.hypot(width, height);
    }
    return (sum(one, squares(other, width)) + sum(other, squares(one, width))) / pixels;
  }

  private static int count(boolean... pixels) {
    int count = 0;
    for (boolean pixel : pixels) {
      count += pixel ? 1 : 0;
    }
    return count;
  }

  private static double sum(boolean[] border, double[] squares) {
    double sum = 0;
    for (int i = 0; i < border.length; i++) {
      sum += border[i] ? Math.sqrt(squares[i]) : 0;
    }
    return sum;
  }

  /**
   * Squared distance of every pixel to the nearest marked one, columns first and then rows
   * (Felzenszwalb and Huttenlocher, Theory of Computing 8 (2012) 415).
   */
  static double[] squares(boolean[] marked, int width) {
    int height = marked.length / width;
    double far = (double) width * width + (double) height * height;
    double[] squares = new double[marked.length];
    for (int i = 0; i < squares.length; i++) {
      squares[i] = marked[i] ? 0 : far;
    }
    double[] line = new double[height];
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        line[y] = squares[y * width + x];
      }
      double[] nearest = lowest(line);
      for (int y = 0; y < height; y++) {
        squares[y * width + x] = nearest[y];
      }
    }
    for (int y = 0; y < height; y++) {
      double[] nearest = lowest(Arrays.copyOfRange(squares, y * width, (y + 1) * width));
      System.arraycopy(nearest, 0, squares, y * width, width);
    }
    return squares;
  }

  /** At each place q the least of (q − p)² + f(p) over all p: the lower edge of parabolas. */
  private static double[] lowest(double... f) {
    int[] roots = new int[f.length];
    double[] starts = new double[f.length + 1];
    int last = 0;
    starts[0] = Double.NEGATIVE_INFINITY;
    for (int q = 1; q < f.length; q++) {
      double meet = meet(f, roots[last], q);
      while (meet <= starts[last]) {
        last--;
        meet = meet(f, roots[last], q);
      }
      last++;
      roots[last] = q;
      starts[last] = meet;
    }
    double[] least = new double[f.length];
    int k = 0;
    for (int q = 0; q < f.length; q++) {
      while (k < last && starts[k + 1] < q) {
        k++;
      }
      double away = q - (double) roots[k];
      least[q] = away * away + f[roots[k]];
    }
    return least;
  }

  private static double meet(double[] f, int p, int q) {
    return (f[q] + (double) q * q - f[p] - (double) p * p) / (2.0 * (q - p));
  }
}
