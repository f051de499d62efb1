package hep.learners.trees;

import java.util.Arrays;

/** Quantiles of weighted rows. */
final class WeightedQuantile {
  private WeightedQuantile() {}

  /** The smallest of the rows' values up to which this share of their weight lies. */
  static double of(double[] values, double[] weights, double probability, int... rows) {
    Integer[] order = Arrays.stream(rows).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
    double total = 0;
    for (int row : rows) {
      total += weights[row];
    }
    double sum = 0;
    for (Integer row : order) {
      sum += weights[row];
      if (sum >= probability * total) {
        return values[row];
      }
    }
    return order.length == 0 ? 0 : values[order[order.length - 1]];
  }
}
