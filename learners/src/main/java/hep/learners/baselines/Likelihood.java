package hep.learners.baselines;

import hep.learners.Tensor;
import java.util.Arrays;
import java.util.Map;

/**
 * The likelihood ratio of columns taken as independent: the sum of ln(p_s(x_j) / p_b(x_j)), with
 * densities of each column as histograms or as sums of kernels. Values outside the range met in
 * training get the ratio at its end.
 *
 * @param range lowest and highest value of each column's table, two rows
 * @param logRatio columns by points
 * @param straight whether the ratio runs straight between the points, as kernels have it; else it
 *     is constant around each
 */
public record Likelihood(Tensor range, Tensor logRatio, boolean straight) implements Classifier {
  private static final int POINTS = 512;

  /** A ratio of densities is not followed beyond this where one of them is nearly empty. */
  private static final double LIMIT = 8;

  /** How densities are estimated. */
  public enum Density {
    /** 40 bins between the outermost of all but a thousandth of the values. */
    BINNED,
    /**
     * Gauss kernels of Silverman's width (Density Estimation for Statistics and Data Analysis,
     * 1986, equation 3.31).
     */
    KERNEL
  }

  private static final int BINS = 40;

  /** Fits densities to every column, with equal weight for both classes. */
  public static Likelihood fit(LabelledRows rows, Density density) {
    int columns = rows.features().columns();
    int points = density == Density.BINNED ? BINS : POINTS;
    float[] range = new float[2 * columns];
    float[] table = new float[columns * points];
    for (int j = 0; j < columns; j++) {
      Column signal = Column.of(rows, true, j);
      Column background = Column.of(rows, false, j);
      double reach = density == Density.BINNED ? 0 : 2;
      double low =
          Math.min(signal.quantile(0.0005), background.quantile(0.0005))
              - reach * Math.max(signal.bandwidth(), background.bandwidth());
      double high =
          Math.max(signal.quantile(0.9995), background.quantile(0.9995))
              + reach * Math.max(signal.bandwidth(), background.bandwidth());
      if (!(high > low)) {
        high = low + 1;
      }
      range[j] = (float) low;
      range[columns + j] = (float) high;
      double[] s = signal.density(density, low, high, points);
      double[] b = background.density(density, low, high, points);
      for (int k = 0; k < points; k++) {
        table[j * points + k] = (float) Math.clamp(Math.log(s[k] / b[k]), -LIMIT, LIMIT);
      }
    }
    return new Likelihood(
        new Tensor(range, 2, columns),
        new Tensor(table, columns, points),
        density == Density.KERNEL);
  }

  /** The values of a column in one class, sorted, with weights that sum to 1. */
  private record Column(double[] values, double[] weights, double entries) {
    static Column of(LabelledRows rows, boolean wanted, int column) {
      int[] chosen = rows.of(wanted);
      Integer[] order = Arrays.stream(chosen).boxed().toArray(Integer[]::new);
      Arrays.sort(
          order,
          (a, b) -> Float.compare(rows.features().at(a, column), rows.features().at(b, column)));
      double[] values = new double[order.length];
      double[] weights = new double[order.length];
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < values.length; i++) {
        values[i] = rows.features().at(order[i], column);
        weights[i] = rows.weights()[order[i]];
        sum += weights[i];
        squares += weights[i] * weights[i];
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] /= sum;
      }
      return new Column(values, weights, sum * sum / squares);
    }

    double quantile(double probability) {
      return values[(int) Math.min(values.length - 1.0, probability * values.length)];
    }

    double bandwidth() {
      double mean = 0;
      for (int i = 0; i < values.length; i++) {
        mean += weights[i] * values[i];
      }
      double variance = 0;
      for (int i = 0; i < values.length; i++) {
        variance += weights[i] * (values[i] - mean) * (values[i] - mean);
      }
      double spread = (quantile(0.75) - quantile(0.25)) / 1.34;
      double deviation = Math.sqrt(Math.max(0, variance));
      double width = spread > 0 ? Math.min(spread, deviation) : deviation;
      return 0.9 * width * Math.pow(entries, -0.2);
    }

    double[] density(Density density, double low, double high, int points) {
      double[] sums = new double[points];
      double step = (high - low) / (density == Density.BINNED ? points : points - 1);
      for (int i = 0; i < values.length; i++) {
        double at = (values[i] - low) / step;
        if (density == Density.BINNED) {
          sums[(int) Math.clamp(Math.floor(at), 0, points - 1)] += weights[i];
        } else {
          // shared between both neighbours, so that the mean stays
          int left = (int) Math.clamp(Math.floor(at), 0, points - 2);
          double share = Math.clamp(at - left, 0, 1);
          sums[left] += weights[i] * (1 - share);
          sums[left + 1] += weights[i] * share;
        }
      }
      double[] smooth = density == Density.BINNED ? sums : smoothed(sums, bandwidth() / step);
      // one entry spread over all bins keeps empty ones from ruling
      double least = 1 / (entries + 1) / points;
      return Arrays.stream(smooth)
          .map(sum -> (Math.max(0, sum) * entries / (entries + 1)) + least)
          .toArray();
    }

    private static double[] smoothed(double[] sums, double width) {
      int reach = (int) Math.min(sums.length, Math.ceil(5 * width));
      double[] kernel = new double[reach + 1];
      for (int k = 0; k <= reach; k++) {
        kernel[k] = width > 0 ? Math.exp(-0.5 * k * k / (width * width)) : 1;
      }
      double norm = 2 * Arrays.stream(kernel).sum() - kernel[0];
      double[] smooth = new double[sums.length];
      for (int i = 0; i < sums.length; i++) {
        for (int k = Math.max(-reach, -i); k <= Math.min(reach, sums.length - 1 - i); k++) {
          smooth[i + k] += sums[i] * kernel[Math.abs(k)] / norm;
        }
      }
      return smooth;
    }
  }

  /** The place in each column's table, and the way between its points. */
  @Override
  public long operations() {
    return (straight ? 8L : 3L) * range.columns();
  }

  @Override
  public double[] scores(Tensor features, int threads) {
    int columns = range.columns();
    int points = logRatio.columns();
    Stored.requireColumns(features, columns);
    double[] scores = new double[features.rows()];
    for (int j = 0; j < columns; j++) {
      double from = range.data()[j];
      double step = (range.data()[columns + j] - from) / (straight ? points - 1 : points);
      for (int row = 0; row < scores.length; row++) {
        double at = Math.clamp((features.at(row, j) - from) / step, 0, points - 1.0);
        int left = (int) Math.min(at, straight ? points - 2.0 : points - 1.0);
        double share = straight ? at - left : 0;
        double ratio = logRatio.at(j, left);
        scores[row] += share == 0 ? ratio : (1 - share) * ratio + share * logRatio.at(j, left + 1);
      }
    }
    return scores;
  }

  @Override
  public Map<String, Tensor> tensors() {
    return Map.of(
        "range",
        range,
        "log_ratio",
        logRatio,
        "straight",
        new Tensor(new float[] {straight ? 1 : 0}, 1, 1));
  }

  static Likelihood read(Stored stored) {
    Tensor range = stored.matrix("range", 0);
    Tensor table = stored.matrix("log_ratio", 0);
    int columns = range.columns();
    boolean rising = range.rows() == 2;
    for (int j = 0; rising && j < columns; j++) {
      rising = range.data()[columns + j] > range.data()[j];
    }
    if (!rising || table.rows() != columns || table.columns() < 2) {
      throw new IllegalArgumentException(
          "a stored likelihood has a rising range and a table a column, found "
              + range
              + " and "
              + table);
    }
    return new Likelihood(range, table, stored.matrix("straight", 1).data()[0] != 0);
  }
}
