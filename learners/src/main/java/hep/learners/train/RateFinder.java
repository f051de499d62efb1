package hep.learners.train;

import hep.learners.Parameters;
import hep.learners.internal.kernels.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * The loss while the learning rate grows from batch to batch (Smith, arXiv 1506.01186, section
 * 3.3): where it falls fastest is a good rate to train with.
 *
 * @param points what was seen, in order of the rate
 */
public record RateFinder(List<Point> points) {
  /** How much a new loss counts in the smoothed one. */
  private static final double SHARE = 0.1;

  /** The search ends where the smoothed loss is so many times the least one. */
  private static final double DIVERGED = 4;

  /**
   * One batch.
   *
   * @param rate of its update
   * @param loss before the update, smoothed over the batches before it
   */
  public record Point(double rate, double loss) {}

  /** Copies the list. */
  public RateFinder {
    points = List.copyOf(points);
  }

  /**
   * Tries the rates from low to high in equal factors, and leaves the weights as they were. It ends
   * early where the loss grows beyond bounds.
   *
   * @param batches how many updates, at least 2
   * @throws IllegalArgumentException if the rates do not ascend, or there are no examples
   */
  public static <B> RateFinder search(
      Parameters parameters,
      Objective<B> objective,
      Optimizer optimizer,
      TrainingSettings settings,
      Examples<B> examples,
      double low,
      double high,
      int batches) {
    if (!(low > 0 && high > low && batches > 1)) {
      throw new IllegalArgumentException(
          "The rates ascend from a positive one over at least 2 batches, found "
              + low
              + " to "
              + high
              + " over "
              + batches
              + ".");
    }
    if (examples.size() == 0) {
      throw new IllegalArgumentException("There are no examples to try rates on.");
    }
    float[] kept = parameters.values().clone();
    try (Workers workers = new Workers(settings.threads())) {
      optimizer.begin(kept.length);
      BatchStep<B> step = new BatchStep<>(parameters, objective, optimizer, settings, workers);
      return new RateFinder(points(step, settings, examples, low, Math.log(high / low), batches));
    } finally {
      System.arraycopy(kept, 0, parameters.values(), 0, kept.length);
    }
  }

  private static <B> List<Point> points(
      BatchStep<B> step,
      TrainingSettings settings,
      Examples<B> examples,
      double low,
      double span,
      int batches) {
    List<Point> points = new ArrayList<>();
    RunState state = new RunState();
    int size = Math.min(settings.batchSize(), examples.size());
    int whole = examples.size() / size;
    int[] order = {};
    double smooth = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < batches; i++) {
      if (i % whole == 0) {
        order = Split.shuffled(examples.size(), settings.seed() + i);
      }
      double rate = low * StrictMath.exp(span * i / (batches - 1));
      int from = i % whole * size;
      double loss;
      try {
        loss = step.run(examples, order, from, from + size, rate, i + 1L, state);
      } catch (TrainingDivergedException _) {
        // That is how a search ends where the rate has become too large.
        return points;
      }
      smooth += SHARE * (loss - smooth);
      double unbiased = smooth / (1 - StrictMath.pow(1 - SHARE, i + 1.0));
      points.add(new Point(rate, unbiased));
      least = Math.min(least, unbiased);
      if (unbiased > DIVERGED * least && least > 0) {
        return points;
      }
    }
    return points;
  }

  /**
   * Returns the rate at which the loss falls fastest against the logarithm of the rate, over a
   * sixteenth of the points to each side.
   *
   * @throws IllegalStateException if there are fewer than three points
   */
  public double steepest() {
    if (points.size() < 3) {
      throw new IllegalStateException(
          "The loss was not finite from the lowest rate on; look for rates below it.");
    }
    int reach = Math.max(1, points.size() / 16);
    int best = reach;
    for (int i = reach + 1; i < points.size() - reach; i++) {
      best = change(i, reach) < change(best, reach) ? i : best;
    }
    return points.get(best).rate();
  }

  private double change(int i, int reach) {
    return points.get(i + reach).loss() - points.get(i - reach).loss();
  }
}
