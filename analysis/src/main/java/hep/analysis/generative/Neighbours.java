package hep.analysis.generative;

import hep.validation.Measured;
import hep.validation.Moments;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The nearest training showers of some showers, by the Euclidean distance of the cells.
 *
 * @param nearest numbers of the training showers
 * @param distancesGeV to them
 */
record Neighbours(int[] nearest, double[] distancesGeV) {
  static Neighbours of(Showers showers, Showers training) {
    int[] nearest = new int[showers.size()];
    double[] distances = new double[showers.size()];
    IntStream.range(0, nearest.length)
        .parallel()
        .forEach(i -> {
          double best = Double.POSITIVE_INFINITY;
          for (int j = 0; j < training.size(); j++) {
            double distance = distance(showers, i, training, j, best);
            if (distance < best) {
              best = distance;
              nearest[i] = j;
            }
          }
          distances[i] = Math.sqrt(best);
        });
    return new Neighbours(nearest, distances);
  }

  private static double distance(Showers a, int i, Showers b, int j, double most) {
    int cells = a.geometry().cells();
    double sum = 0;
    for (int c = 0; c < cells && sum < most; c++) {
      double difference = a.cell(i, c) - b.cell(j, c);
      sum += difference * difference;
    }
    return sum;
  }

  /** Mean distance in GeV. */
  Measured mean() {
    double[] ones = new double[distancesGeV.length];
    Arrays.fill(ones, 1);
    return Moments.of(distancesGeV, ones).measuredMean();
  }
}
