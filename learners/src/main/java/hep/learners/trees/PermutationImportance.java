package hep.learners.trees;

import hep.learners.Tensor;
import hep.learners.train.Split;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How much worse a model is when one column is shuffled (Breiman, Machine Learning 45 (2001) 5,
 * section 10). Columns that tell the same share their importance: shuffling one alone then hurts
 * little.
 *
 * @param figure of the model on the rows as they are
 * @param drop mean fall of the figure, one a column
 * @param error standard error of that mean over the repeats
 */
public record PermutationImportance(double figure, double[] drop, double[] error) {
  /**
   * Shuffles each column several times. Any model will do.
   *
   * @param features rows that the model has not learned from
   * @param model from rows to scores
   * @param figure of merit of the scores, larger is better, such as the area under the ROC curve
   * @param repeats shuffles of each column, at least 2
   * @param seed of the shuffles
   */
  public static PermutationImportance of(
      Tensor features,
      Function<Tensor, double[]> model,
      ToDoubleFunction<double[]> figure,
      int repeats,
      long seed) {
    if (repeats < 2) {
      throw new IllegalArgumentException(
          "permutation importance needs at least 2 repeats for its error, found " + repeats);
    }
    int columns = features.columns();
    double[] drop = new double[columns];
    double[] error = new double[columns];
    double whole = figure.applyAsDouble(model.apply(features));
    for (int column = 0; column < columns; column++) {
      double[] drops = new double[repeats];
      for (int repeat = 0; repeat < repeats; repeat++) {
        int[] order = Split.shuffled(features.rows(), (seed * repeats + repeat) * columns + column);
        float[] values = features.data().clone();
        for (int row = 0; row < order.length; row++) {
          values[row * columns + column] = features.at(order[row], column);
        }
        Tensor shuffled = new Tensor(values, features.shape());
        drops[repeat] = whole - figure.applyAsDouble(model.apply(shuffled));
      }
      double mean = Arrays.stream(drops).average().orElse(0);
      double squares = Arrays.stream(drops).map(each -> (each - mean) * (each - mean)).sum();
      drop[column] = mean;
      error[column] = Math.sqrt(squares / (repeats - 1) / repeats);
    }
    return new PermutationImportance(whole, drop, error);
  }
}
