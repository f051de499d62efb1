package hep.learners.transforms;

import hep.learners.Tensor;
import java.util.Arrays;
import java.util.Map;

/**
 * Each value becomes the share of training rows below it, straight between {@value #POINTS}
 * quantiles; or the normal deviate of that share.
 *
 * @param normal whether the result is normally distributed; else it is uniform from 0 to 1
 * @param table rising quantiles, columns by points
 */
public record Quantiles(boolean normal, Tensor table) implements InputTransform {
  static final int POINTS = 513;

  /** A share of 0 or 1 would have no finite deviate. */
  private static final double LEAST = 0.5 / POINTS;

  static Quantiles fit(boolean normal, Tensor features, double[] weights, int... rows) {
    int columns = features.columns();
    Tensor table = Tensor.zeros(columns, POINTS);
    for (int j = 0; j < columns; j++) {
      int column = j;
      Integer[] order = Arrays.stream(rows).boxed().toArray(Integer[]::new);
      Arrays.sort(order, (a, b) -> Float.compare(features.at(a, column), features.at(b, column)));
      double total = Arrays.stream(rows).mapToDouble(row -> weights[row]).sum();
      if (!(total > 0)) {
        throw new IllegalArgumentException("the weights of the rows sum to " + total);
      }
      double sum = 0;
      int at = 0;
      for (int k = 0; k < POINTS; k++) {
        double wanted = total * k / (POINTS - 1);
        while (at < order.length - 1 && sum + weights[order[at]] < wanted * (1 - 1e-12)) {
          sum += weights[order[at++]];
        }
        table.data()[j * POINTS + k] = features.at(order[at], j);
      }
    }
    return new Quantiles(normal, table);
  }

  static Quantiles of(boolean normal, Map<String, Tensor> tensors) {
    Tensor table = tensors.get("quantiles");
    if (table == null || table.shape().length != 2 || table.columns() != POINTS) {
      throw new IllegalArgumentException(
          "a stored transformation to quantiles has "
              + POINTS
              + " of them a column, found "
              + tensors);
    }
    for (int i = 0; i < table.data().length; i++) {
      if (!Float.isFinite(table.data()[i])
          || (i % POINTS > 0 && table.data()[i] < table.data()[i - 1])) {
        throw new IllegalArgumentException(
            "the stored quantiles of column " + i / POINTS + " do not rise");
      }
    }
    return new Quantiles(normal, table);
  }

  @Override
  public Tensor apply(Tensor features) {
    int columns = columns(features);
    Tensor result = Tensor.zeros(features.rows(), columns);
    for (int i = 0; i < result.data().length; i++) {
      double share = share(i % columns, features.data()[i]);
      result.data()[i] =
          (float) (normal ? Normal.deviate(Math.clamp(share, LEAST, 1 - LEAST)) : share);
    }
    return result;
  }

  /** Where many rows have the same value, the middle of their shares. */
  private double share(int column, float value) {
    float[] q = table.data();
    int from = column * POINTS;
    int below = 0;
    int upTo = 0;
    for (int step = 512; step > 0; step >>= 1) {
      below += below + step <= POINTS && q[from + below + step - 1] < value ? step : 0;
      upTo += upTo + step <= POINTS && q[from + upTo + step - 1] <= value ? step : 0;
    }
    if (below == upTo) {
      if (below == 0 || below == POINTS) {
        return below == 0 ? 0 : 1;
      }
      double left = q[from + below - 1];
      return (below - 1 + (value - left) / (q[from + below] - left)) / (POINTS - 1);
    }
    return 0.5 * (below + upTo - 1) / (POINTS - 1);
  }

  @Override
  public Tensor invert(Tensor transformed) {
    int columns = columns(transformed);
    Tensor result = Tensor.zeros(transformed.rows(), columns);
    for (int i = 0; i < result.data().length; i++) {
      double value = transformed.data()[i];
      double at = (POINTS - 1) * Math.clamp(normal ? Normal.share(value) : value, 0, 1);
      int left = Math.min(POINTS - 2, (int) at);
      float[] q = table.data();
      int from = (i % columns) * POINTS + left;
      result.data()[i] = (float) (q[from] + (at - left) * ((double) q[from + 1] - q[from]));
    }
    return result;
  }

  private int columns(Tensor features) {
    if (features.columns() != table.rows()) {
      throw new IllegalArgumentException(
          "the transformation has " + table.rows() + " columns, found " + features.columns());
    }
    return table.rows();
  }

  @Override
  public Map<String, Tensor> tensors() {
    return Map.of("quantiles", table);
  }
}
