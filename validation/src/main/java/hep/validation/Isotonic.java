package hep.validation;

import hep.validation.internal.Inputs;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The rising step function of a score that is nearest to the truth in the square: turns scores into
 * probabilities without changing their order (Zadrozny and Elkan, KDD 2002; pool adjacent
 * violators, Ayer et al., Ann. Math. Stat. 26 (1955) 641).
 *
 * @param scores where each step begins, rising
 * @param probabilities of the steps, rising
 */
public record Isotonic(double[] scores, double[] probabilities) {

  /**
   * Fits to scores of known truth.
   *
   * @throws IllegalArgumentException if the lengths differ, there are no entries or a score is not
   *     finite
   */
  public static Isotonic of(double[] scores, boolean[] signal) {
    Inputs.sameLength("scores", scores.length, "signal", signal.length);
    Inputs.notEmpty("scores", scores.length);
    Inputs.finite("score", scores);
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] from = new double[order.length];
    double[] sum = new double[order.length];
    double[] count = new double[order.length];
    int steps = 0;
    for (int at = 0; at < order.length; ) {
      int next = at;
      double signals = 0;
      while (next < order.length && scores[order[next]] == scores[order[at]]) {
        signals += signal[order[next]] ? 1 : 0;
        next++;
      }
      from[steps] = scores[order[at]];
      sum[steps] = signals;
      count[steps] = next - at;
      steps++;
      while (steps > 1 && sum[steps - 2] * count[steps - 1] >= sum[steps - 1] * count[steps - 2]) {
        sum[steps - 2] += sum[steps - 1];
        count[steps - 2] += count[steps - 1];
        steps--;
      }
      at = next;
    }
    double[] probabilities = new double[steps];
    Arrays.setAll(probabilities, i -> sum[i] / count[i]);
    return new Isotonic(Arrays.copyOf(from, steps), probabilities);
  }

  /** The probability of a score; that of the first step below all scores seen. */
  public double at(double score) {
    int found = Arrays.binarySearch(scores, score);
    return probabilities[Math.max(0, found >= 0 ? found : -found - 2)];
  }
}
