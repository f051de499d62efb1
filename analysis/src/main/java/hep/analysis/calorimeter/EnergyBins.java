package hep.analysis.calorimeter;

import hep.validation.Measured;
import hep.validation.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Bins of the true energy, equally wide in its logarithm between its 8 and 98 % quantiles: below, a
 * regression knows from the sample that there is no less, and its answers pile up.
 */
final class EnergyBins {
  private static final int MOST_BINS = 8;
  private static final int LEAST_A_BIN = 30;
  private static final double LOWER = 0.08;
  private static final double UPPER = 0.98;

  private EnergyBins() {}

  /**
   * Objects of similar energy.
   *
   * @param energy the middle of the bin in the logarithm
   * @param entries numbers of the objects
   */
  record Bin(double low, double high, double energy, int[] entries) {
    private Response of(double[] values) {
      return response(Arrays.stream(entries).mapToDouble(i -> values[i]).toArray());
    }

    Measured median(double[] values) {
      return of(values).median();
    }

    /** Half the central 68 % over the median. */
    Measured width(double[] values) {
      Response response = of(values);
      double median = response.median().value();
      return new Measured(response.sigma68().value() / median, response.sigma68().error() / median);
    }
  }

  static List<Bin> of(double[] truth) {
    double[] sorted = truth.clone();
    Arrays.sort(sorted);
    double low = sorted[(int) (LOWER * sorted.length)];
    double high = sorted[(int) (UPPER * (sorted.length - 1))];
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < MOST_BINS && high > low && low > 0; b++) {
      double from = low * Math.pow(high / low, (double) b / MOST_BINS);
      double to = low * Math.pow(high / low, (b + 1.0) / MOST_BINS);
      int[] entries =
          IntStream.range(0, truth.length).filter(i -> truth[i] >= from && truth[i] < to).toArray();
      if (entries.length >= LEAST_A_BIN) {
        bins.add(new Bin(from, to, Math.sqrt(from * to), entries));
      }
    }
    return bins;
  }

  static Response response(double[] values) {
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    return Response.of(values, ones);
  }

  /** The mean of the ratios of two rows of widths, as if all were independent. */
  static Measured meanRatio(Measured[] above, Measured[] below) {
    double sum = 0;
    double variance = 0;
    for (int i = 0; i < above.length; i++) {
      Measured ratio = above[i].over(below[i]);
      sum += ratio.value();
      variance += ratio.error() * ratio.error();
    }
    return new Measured(sum / above.length, Math.sqrt(variance) / above.length);
  }
}
