package hep.validation;

import hep.validation.internal.Inputs;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Several scores of the same entries, compared with errors that know they are the same: every
 * replica of the bootstrap draws groups of entries with replacement, the same for all scores (Efron
 * and Tibshirani, An Introduction to the Bootstrap, chapter 8). What the entries do to all scores
 * alike cancels in a ratio or a difference.
 */
public final class Resampling {
  /** With one entry of a kind each try fails in at most 37 % of the cases. */
  private static final int MOST_TRIES = 100;

  private final boolean[] signal;
  private final double[] weights;
  private final int[][] counts;

  private Resampling(boolean[] signal, double[] weights, int[][] counts) {
    this.signal = signal;
    this.weights = weights;
    this.counts = counts;
  }

  /**
   * Draws the replicas.
   *
   * @param signal whether an entry is signal
   * @param weights one an entry
   * @param groups a number for each entry; those with the same one are drawn together, as the jets
   *     of an event
   * @param replicas at least 2
   * @param seed the same seed gives the same replicas
   */
  public static Resampling of(
      boolean[] signal, double[] weights, double[] groups, int replicas, long seed) {
    Inputs.sameLength("signal", signal.length, "weights", weights.length);
    Inputs.sameLength("signal", signal.length, "groups", groups.length);
    Inputs.notEmpty("signal", signal.length);
    if (replicas < 2) {
      throw new IllegalArgumentException(
          "a bootstrap error needs at least 2 replicas, got " + replicas);
    }
    double[] names = Arrays.stream(groups).sorted().distinct().toArray();
    int[] group = Arrays.stream(groups).mapToInt(g -> Arrays.binarySearch(names, g)).toArray();
    int[][] counts = new int[replicas][];
    for (int r = 0; r < replicas; r++) {
      SplittableRandom random = new SplittableRandom(seed + 31L * r);
      int tries = 0;
      do {
        int[] drawn = new int[names.length];
        for (int k = 0; k < names.length; k++) {
          drawn[random.nextInt(names.length)]++;
        }
        counts[r] = Arrays.stream(group).map(g -> drawn[g]).toArray();
      } while (!hasBoth(signal, weights, counts[r]) && ++tries < MOST_TRIES);
    }
    return new Resampling(signal.clone(), weights.clone(), counts);
  }

  /** A replica of few entries may lack a kind, and has no curve then: it is drawn again. */
  private static boolean hasBoth(boolean[] signal, double[] weights, int[] times) {
    double[] sums = new double[2];
    for (int i = 0; i < signal.length; i++) {
      sums[signal[i] ? 1 : 0] += weights[i] * times[i];
    }
    return sums[0] > 0 && sums[1] > 0;
  }

  /** With every entry a group of its own. */
  public static Resampling of(boolean[] signal, double[] weights, int replicas, long seed) {
    double[] own = IntStream.range(0, signal.length).asDoubleStream().toArray();
    return of(signal, weights, own, replicas, seed);
  }

  /**
   * A number of a score's ROC curve, on the entries and on every replica.
   *
   * @param number for instance {@code roc -> roc.rejectionAt(0.7).value()}
   */
  public Replicas of(double[] scores, ToDoubleFunction<RocCurve> number) {
    RocCurve curve = RocCurve.of(scores, signal, weights);
    return new Replicas(
        number.applyAsDouble(curve),
        Arrays.stream(counts)
            .parallel()
            .mapToDouble(times -> number.applyAsDouble(curve.counted(times)))
            .toArray());
  }

  /**
   * A number and the values it takes on the replicas; those of the same {@link Resampling} belong
   * together one by one.
   *
   * @param value on the entries themselves
   * @param resampled one a replica; may be infinite
   */
  public record Replicas(double value, double[] resampled) {
    /** The mean of several, as of trainings with other seeds. */
    public static Replicas mean(Replicas... all) {
      double[] mean = new double[all[0].resampled.length];
      for (Replicas one : all) {
        Arrays.setAll(mean, r -> mean[r] + one.resampled[r] / all.length);
      }
      return new Replicas(
          Arrays.stream(all).mapToDouble(Replicas::value).average().orElse(Double.NaN), mean);
    }

    /** The quotient, replica by replica. */
    public Replicas over(Replicas divisor) {
      double[] ratio = new double[resampled.length];
      Arrays.setAll(ratio, r -> resampled[r] / divisor.resampled[r]);
      return new Replicas(value / divisor.value, ratio);
    }

    /** The difference, replica by replica. */
    public Replicas minus(Replicas other) {
      double[] difference = new double[resampled.length];
      Arrays.setAll(difference, r -> resampled[r] - other.resampled[r]);
      return new Replicas(value - other.value, difference);
    }

    /**
     * The value with half the width of the central 68.3 % of the replicas, which is the standard
     * deviation of a Gauss and stands where a few replicas lie far off, as ratios of small counts
     * do.
     */
    public Measured measured() {
      return new Measured(value, (quantile(0.8413) - quantile(0.1587)) / 2);
    }

    /**
     * What that share of the replicas lie below: with 0.05 the limit that is passed at 95 %.
     *
     * @param share in [0, 1]
     */
    public double quantile(double share) {
      Inputs.inRange("share", share, 0, 1);
      double[] sorted = resampled.clone();
      Arrays.sort(sorted);
      double at = share * (sorted.length - 1);
      int below = (int) at;
      int above = Math.min(sorted.length - 1, below + 1);
      if (sorted[above] == sorted[below]) {
        return sorted[below]; // both may be infinite
      }
      return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
  }
}
