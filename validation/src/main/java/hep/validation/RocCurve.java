package hep.validation;

import hep.validation.internal.Inputs;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Signal against background efficiency of the selection "score at least t" as t falls through every
 * distinct score: unbinned, with ties and weights.
 *
 * <p>Entries with equal scores enter together, so a tie is a straight piece of the curve and counts
 * one half in the area. Weights may be negative; the curve then need not rise everywhere, and "at
 * an efficiency" means where the curve first reaches it. Errors are one standard deviation and
 * treat the entries as independent.
 */
public final class RocCurve {
  private final Entries entries;
  private final CumulativeWeights signal;
  private final CumulativeWeights background;

  /**
   * The entries in the order given, kept for resampling: class, weight and place of its score in
   * the curve.
   */
  private record Entries(double[] thresholds, boolean[] signal, double[] weights, int[] place) {}

  private RocCurve(Entries entries, double[] weights, double[] squares) {
    this.entries = entries;
    int n = entries.thresholds.length;
    this.signal = new CumulativeWeights(n);
    this.background = new CumulativeWeights(n);
    for (int i = 0; i < weights.length; i++) {
      (entries.signal[i] ? signal : background).add(entries.place[i], weights[i], squares[i]);
    }
    signal.accumulate("signal");
    background.accumulate("background");
  }

  /** A curve of entries of weight one. */
  public static RocCurve of(double[] scores, boolean[] signal) {
    return of(scores, signal, Inputs.ones(scores.length));
  }

  /**
   * A curve of weighted entries.
   *
   * @param scores one score an entry, larger for signal
   * @param signal whether the entry is signal
   * @param weights one weight an entry, negative allowed
   * @throws IllegalArgumentException if the lengths differ, a score or weight is not finite, or the
   *     weights of a class do not add up to more than zero
   */
  public static RocCurve of(double[] scores, boolean[] signal, double[] weights) {
    Inputs.sameLength("scores", scores.length, "signal", signal.length);
    Inputs.sameLength("scores", scores.length, "weights", weights.length);
    Inputs.notEmpty("scores", scores.length);
    Inputs.finite("score", scores);
    Inputs.finite("weight", weights);
    double[] ascending = Arrays.stream(scores).map(s -> s + 0.0).sorted().distinct().toArray();
    int[] place = new int[scores.length];
    for (int i = 0; i < scores.length; i++) {
      // The highest score comes first on the curve; adding zero makes −0 equal to 0.
      place[i] = ascending.length - 1 - Arrays.binarySearch(ascending, scores[i] + 0.0);
    }
    double[] thresholds = new double[ascending.length];
    for (int i = 0; i < ascending.length; i++) {
      thresholds[i] = ascending[ascending.length - 1 - i];
    }
    double[] squares = Arrays.stream(weights).map(w -> w * w).toArray();
    Entries entries = new Entries(thresholds, signal.clone(), weights.clone(), place);
    return new RocCurve(entries, weights, squares);
  }

  /**
   * Area under the curve: the probability that a signal entry scores above a background entry, ties
   * counted half.
   *
   * <p>The error is DeLong's (Biometrics 44 (1988) 837, eq. 3): σ² = Var(V10)/n_S + Var(V01)/n_B,
   * with V10 the fraction of background below a signal entry and V01 the fraction of signal above a
   * background entry. With weights the sums become Σ w² (V − A)²/W² · N/(N − 1), N = W²/Σw², which
   * is DeLong's error exactly where all weights are equal.
   */
  public Measured auc() {
    double area = 0;
    int n = points();
    double[] above = new double[n];
    double[] below = new double[n];
    for (int i = 0; i < n; i++) {
      above[i] = (signal.fraction(i) + signal.fraction(i + 1)) / 2;
      below[i] = 1 - (background.fraction(i) + background.fraction(i + 1)) / 2;
      area += above[i] * (background.fraction(i + 1) - background.fraction(i));
    }
    double a = area;
    double variance =
        signal.varianceOfMean(i -> below[i] - a) + background.varianceOfMean(i -> above[i] - a);
    return new Measured(area, Math.sqrt(variance));
  }

  /**
   * Any number read off the curve, with the standard deviation of the same number over curves of
   * resampled entries (signal and background drawn separately, with replacement).
   *
   * @param replicas how many resampled curves, at least 2
   * @param seed the same seed gives the same error, whatever the number of threads
   * @param number for instance {@code roc -> roc.auc().value()}
   */
  public Measured bootstrap(int replicas, long seed, ToDoubleFunction<RocCurve> number) {
    if (replicas < 2) {
      throw new IllegalArgumentException(
          "a bootstrap error needs at least 2 replicas, got " + replicas);
    }
    int[] signals =
        IntStream.range(0, entries.signal.length).filter(i -> entries.signal[i]).toArray();
    int[] backgrounds =
        IntStream.range(0, entries.signal.length).filter(i -> !entries.signal[i]).toArray();
    double[] values =
        IntStream.range(0, replicas)
            .parallel()
            .mapToDouble(r ->
                number.applyAsDouble(
                    resampled(signals, backgrounds, new SplittableRandom(seed + 31L * r))))
            .toArray();
    return new Measured(
        number.applyAsDouble(this), Moments.of(values, Inputs.ones(replicas)).rms());
  }

  private RocCurve resampled(int[] signals, int[] backgrounds, SplittableRandom random) {
    double[] weights = new double[entries.weights.length];
    double[] squares = new double[entries.weights.length];
    for (int[] members : new int[][] {signals, backgrounds}) {
      for (int k = 0; k < members.length; k++) {
        int i = members[random.nextInt(members.length)];
        weights[i] += entries.weights[i];
        squares[i] += entries.weights[i] * entries.weights[i];
      }
    }
    return new RocCurve(entries, weights, squares);
  }

  /** The curve of the same entries with each counted so many times, as a resampling draws them. */
  RocCurve counted(int... times) {
    double[] weights = entries.weights.clone();
    double[] squares = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      squares[i] = times[i] * weights[i] * weights[i];
      weights[i] *= times[i];
    }
    return new RocCurve(entries, weights, squares);
  }

  /**
   * Background efficiency where the curve reaches a signal efficiency inside [0, 1], straight
   * between points.
   */
  public Measured backgroundEfficiencyAt(double signalEfficiency) {
    return CumulativeWeights.crossing(
        signal, background, Inputs.inRange("signal efficiency", signalEfficiency, 0, 1));
  }

  /** Signal efficiency where the curve reaches a background efficiency inside [0, 1]. */
  public Measured signalEfficiencyAt(double backgroundEfficiency) {
    return CumulativeWeights.crossing(
        background, signal, Inputs.inRange("background efficiency", backgroundEfficiency, 0, 1));
  }

  /**
   * Background rejection 1/ε_B at a signal efficiency. The error holds both the finite background
   * and the finite signal that fixes the threshold. Infinite, with infinite error, where no
   * background is left.
   */
  public Measured rejectionAt(double signalEfficiency) {
    Measured left = backgroundEfficiencyAt(signalEfficiency);
    if (left.value() <= 0) {
      return new Measured(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    return new Measured(1 / left.value(), left.error() / (left.value() * left.value()));
  }

  /**
   * Rejection with its error band at several signal efficiencies; points without background are
   * left out.
   */
  public Graph rejection(double... signalEfficiencies) {
    double[] x = Arrays.stream(signalEfficiencies).filter(e -> rejectionAt(e).isFinite()).toArray();
    Measured[] y = Arrays.stream(x).mapToObj(this::rejectionAt).toArray(Measured[]::new);
    return Graph.of(x, y);
  }

  /** The working point with the highest threshold that keeps at least this signal efficiency. */
  public WorkingPoint workingPoint(double signalEfficiency) {
    Inputs.inRange("signal efficiency", signalEfficiency, 0, 1);
    // The sums carry rounding: a target of 0.7 must find the point 7/10.
    double target = signalEfficiency - 1e-12;
    int point = 1;
    while (point < points() && signal.fraction(point) < target) {
      point++;
    }
    return at(signalEfficiency, entries.thresholds[point - 1], point);
  }

  /** The working point of the selection "score at least threshold". */
  public WorkingPoint selection(double threshold) {
    int point = passing(threshold);
    return at(signal.fraction(point), threshold, point);
  }

  private WorkingPoint at(double target, double threshold, int point) {
    return new WorkingPoint(
        target, threshold, signal.efficiency(point), background.efficiency(point));
  }

  /**
   * Weighted fraction of entries on the right side of a threshold: signal with a score of at least
   * the threshold, background with less.
   */
  public Measured accuracyAt(double threshold) {
    int point = passing(threshold);
    double total = signal.sumW() + background.sumW();
    double right = signal.sumW(point) + background.sumW() - background.sumW(point);
    double right2 = signal.sumW2(point) + background.sumW2() - background.sumW2(point);
    double wrong2 = signal.sumW2() + background.sumW2() - right2;
    double accuracy = right / total;
    double variance = right2 * (1 - accuracy) * (1 - accuracy) + wrong2 * accuracy * accuracy;
    return new Measured(accuracy, Math.sqrt(variance) / total);
  }

  /** Number of distinct scores. */
  public int points() {
    return entries.thresholds.length;
  }

  /** The distinct scores, highest first: the thresholds of the curve's points after (0, 0). */
  public double[] thresholds() {
    return entries.thresholds.clone();
  }

  /** Signal efficiency of every point, from (0, 0) on: one more than there are thresholds. */
  public double[] signalEfficiencies() {
    return IntStream.rangeClosed(0, points()).mapToDouble(signal::fraction).toArray();
  }

  /** Background efficiency of every point, from (0, 0) on. */
  public double[] backgroundEfficiencies() {
    return IntStream.rangeClosed(0, points()).mapToDouble(background::fraction).toArray();
  }

  private int passing(double threshold) {
    int low = 0;
    int high = points();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.thresholds[middle] >= threshold) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
