package hep.analysis.segmentation;

import hep.validation.Instances;

/**
 * How much each pixel of a mask counts (arXiv:1505.04597, equation 2, with all classes alike): w =
 * 1 + w0 exp(−(d1 + d2)² / (2 σ²)) on membranes, with d1 and d2 the distances in pixels to the
 * nearest two cells, and 1 inside. Beyond 3 σ the second part is taken as 0.
 *
 * @param height w0, at least 0; the paper has 10
 * @param width σ in pixels, positive; the paper has 5
 */
public record BorderWeights(double height, double width) {
  /** Checks the ranges. */
  public BorderWeights {
    if (!(height >= 0) || !(width > 0)) {
      throw new IllegalArgumentException(
          "The weights of borders have a height of at least 0 and a positive width; found %s and %s."
              .formatted(height, width));
    }
  }

  /** One weight a pixel. */
  public float[] of(boolean[] inside, int side) {
    int[] cells = Instances.label(inside, side);
    float[] weights = new float[inside.length];
    int reach = (int) Math.ceil(3 * width);
    for (int pixel = 0; pixel < inside.length; pixel++) {
      weights[pixel] = 1;
      if (!inside[pixel] && height > 0) {
        double sum = distances(cells, side, pixel, reach);
        weights[pixel] += (float) (height * Math.exp(-sum * sum / (2 * width * width)));
      }
    }
    return weights;
  }

  /** Sum of the distances to the nearest two cells; infinite where there are no two near. */
  private static double distances(int[] cells, int side, int pixel, int reach) {
    int row = pixel / side;
    int column = pixel % side;
    int nearest = 0;
    double first = Double.POSITIVE_INFINITY;
    double second = Double.POSITIVE_INFINITY;
    for (int y = Math.max(0, row - reach); y <= Math.min(side - 1, row + reach); y++) {
      for (int x = Math.max(0, column - reach); x <= Math.min(side - 1, column + reach); x++) {
        int cell = cells[y * side + x];
        double square = (double) (y - row) * (y - row) + (double) (x - column) * (x - column);
        if (cell > 0 && square < first && cell != nearest) {
          second = first;
          first = square;
          nearest = cell;
        } else if (cell > 0 && cell == nearest) {
          first = Math.min(first, square);
        } else if (cell > 0) {
          second = Math.min(second, square);
        }
      }
    }
    double sum = Math.sqrt(first) + Math.sqrt(second);
    return sum > reach ? Double.POSITIVE_INFINITY : sum;
  }
}
