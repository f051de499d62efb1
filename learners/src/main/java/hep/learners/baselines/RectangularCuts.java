package hep.learners.baselines;

import hep.learners.Tensor;
import hep.learners.internal.kernels.Workers;
import java.util.Arrays;
import java.util.Map;

/**
 * Windows on every column, one set for each of {@value #STEPS} signal efficiencies, each with the
 * least background found by a genetic search that keeps the best of every efficiency. The score of
 * a row is 1 minus the smallest efficiency whose windows hold it.
 *
 * @param low lower ends, efficiencies by columns; -{@link Float#MAX_VALUE} for none
 * @param high upper ends; {@link Float#MAX_VALUE} for none
 * @param efficiencies signal and background efficiency of each set in training, two columns
 */
public record RectangularCuts(Tensor low, Tensor high, Tensor efficiencies) implements Classifier {
  /** Signal efficiencies k / 100, for k from 1 to this. */
  static final int STEPS = 100;

  /**
   * How the windows are searched.
   *
   * @param generations each tries one child of every set
   * @param children sets tried in a generation, in parallel
   * @param seed of the search
   */
  public record Settings(int generations, int children, long seed) {
    /** Checks the ranges. */
    public Settings {
      if (generations < 1 || children < 1) {
        throw new IllegalArgumentException(
            "a search needs at least 1 generation and 1 child, found "
                + generations
                + " and "
                + children);
      }
    }

    /** 200 generations of 200 children. */
    public static Settings defaults() {
      return new Settings(200, 200, 1);
    }
  }

  /** Searches windows; the result does not depend on the number of threads. */
  public static RectangularCuts fit(LabelledRows rows, Settings settings, int threads) {
    try (Workers workers = new Workers(threads)) {
      return new CutSearch(rows, settings, workers).run();
    }
  }

  /** Both sides of every cut. */
  @Override
  public long operations() {
    return 2L * low.data().length;
  }

  @Override
  public double[] scores(Tensor features, int threads) {
    Stored.requireColumns(features, low.columns());
    double[] scores = new double[features.rows()];
    for (int row = 0; row < scores.length; row++) {
      int step = 0;
      while (step < low.rows() && !holds(step, features, row)) {
        step++;
      }
      scores[row] = 1 - (step + 1.0) / (low.rows() + 1.0);
    }
    return scores;
  }

  /** Whether the windows of a step hold a row. */
  public boolean holds(int step, Tensor features, int row) {
    for (int j = 0; j < low.columns(); j++) {
      float value = features.at(row, j);
      if (!(value > low.at(step, j) && value <= high.at(step, j))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Map<String, Tensor> tensors() {
    return Map.of("low", low, "high", high, "efficiencies", efficiencies);
  }

  static RectangularCuts read(Stored stored) {
    Tensor low = stored.matrix("low", 0);
    Tensor high = stored.matrix("high", low.columns());
    Tensor efficiencies = stored.matrix("efficiencies", 2);
    if (!Arrays.equals(low.shape(), high.shape()) || efficiencies.rows() != low.rows()) {
      throw new IllegalArgumentException(
          "stored cuts have as many lower as upper ends, found " + low + " and " + high);
    }
    return new RectangularCuts(low, high, efficiencies);
  }
}
