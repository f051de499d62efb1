package hep.learners.baselines;

import hep.learners.Tensor;
import hep.learners.internal.kernels.Workers;
import java.util.Arrays;
import java.util.Map;

/**
 * The share of signal among the k nearest training rows, each column in units of its standard
 * deviation. The classifier holds all rows it learned from.
 */
public final class NearestNeighbours implements Classifier {
  private static final int BLOCK = 256;

  private final Tensor scale;
  private final Tensor points;

  /** Positive for signal, negative for background, each class of sum 1. */
  private final Tensor weights;

  private final int neighbours;
  private final KdTree tree;

  private NearestNeighbours(Tensor scale, Tensor points, Tensor weights, int neighbours) {
    this.scale = scale;
    this.points = points;
    this.weights = weights;
    this.neighbours = neighbours;
    this.tree = new KdTree(points.data(), points.columns());
  }

  /**
   * Keeps the rows.
   *
   * @param neighbours k, at least 1; more of them give a smoother answer
   */
  public static NearestNeighbours fit(LabelledRows rows, int neighbours) {
    int columns = rows.features().columns();
    int count = rows.signal().length;
    if (neighbours < 1 || neighbours > count) {
      throw new IllegalArgumentException(
          "the number of neighbours must lie from 1 to " + count + ", found " + neighbours);
    }
    float[] scale = new float[columns];
    for (int j = 0; j < columns; j++) {
      double mean = 0;
      double squares = 0;
      for (int row = 0; row < count; row++) {
        double value = rows.features().at(row, j);
        double step = value - mean;
        mean += step / (row + 1);
        squares += step * (value - mean);
      }
      scale[j] = squares > 0 ? (float) Math.sqrt(count / squares) : 1;
    }
    double[] balanced = rows.balanced();
    float[] weights = new float[count];
    for (int row = 0; row < count; row++) {
      weights[row] = (float) (rows.signal()[row] ? balanced[row] : -balanced[row]);
    }
    // a negative event weight would look like the other class: the sign stands for the class
    boolean negative = Arrays.stream(balanced).anyMatch(weight -> weight < 0);
    if (negative) {
      throw new IllegalArgumentException("nearest neighbours know no negative weights");
    }
    Tensor row = new Tensor(scale, 1, columns);
    Tensor points = new Tensor(scaled(rows.features(), row), count, columns);
    return new NearestNeighbours(row, points, new Tensor(weights, count, 1), neighbours);
  }

  private static float[] scaled(Tensor features, Tensor scale) {
    int columns = scale.columns();
    float[] values = features.data().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= scale.data()[i % columns];
    }
    return values;
  }

  /** The distances to all points, of which the tree spares most. */
  @Override
  public long operations() {
    return 3L * points.data().length;
  }

  @Override
  public double[] scores(Tensor features, int threads) {
    int columns = scale.columns();
    Stored.requireColumns(features, columns);
    float[] values = scaled(features, scale);
    double[] scores = new double[features.rows()];
    try (Workers workers = new Workers(threads)) {
      workers.run(
          Math.ceilDiv(scores.length, BLOCK),
          block -> {
            KdTree.Nearest nearest = new KdTree.Nearest(neighbours);
            for (int row = block * BLOCK;
                row < Math.min(scores.length, (block + 1) * BLOCK);
                row++) {
              tree.search(values, row * columns, nearest);
              scores[row] = share(nearest.number);
            }
          });
    }
    return scores;
  }

  private double share(int... numbers) {
    double signal = 0;
    double sum = 0;
    // in the order of their numbers, so that rounding does not depend on the search
    int[] sorted = numbers.clone();
    Arrays.sort(sorted);
    for (int number : sorted) {
      double weight = weights.data()[number];
      signal += Math.max(0, weight);
      sum += Math.abs(weight);
    }
    return sum > 0 ? signal / sum : 0.5;
  }

  @Override
  public Map<String, Tensor> tensors() {
    return Map.of(
        "scale",
        scale,
        "points",
        points,
        "weights",
        weights,
        "neighbours",
        new Tensor(new float[] {neighbours}, 1, 1));
  }

  static NearestNeighbours read(Stored stored) {
    Tensor scale = stored.matrix("scale", 0);
    Tensor points = stored.matrix("points", scale.columns());
    Tensor weights = stored.matrix("weights", 1);
    float neighbours = stored.matrix("neighbours", 1).data()[0];
    if (scale.rows() != 1
        || weights.rows() != points.rows()
        || neighbours != (int) neighbours
        || neighbours < 1
        || neighbours > points.rows()) {
      throw new IllegalArgumentException(
          "stored neighbours have a scale, a weight a point and a number of neighbours, found "
              + scale
              + ", "
              + weights
              + " and "
              + neighbours);
    }
    return new NearestNeighbours(scale, points, weights, (int) neighbours);
  }
}
