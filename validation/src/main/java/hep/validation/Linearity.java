package hep.validation;

import hep.validation.internal.Inputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Response over the true value: whether a measured quantity rises in proportion to the true one.
 *
 * @param edges of the bins of the true value, rising
 * @param responses of the entries in each bin
 */
public record Linearity(double[] edges, List<Response> responses) {
  private static final int FEWEST = 3;

  /** Copies what it is given. */
  public Linearity {
    edges = edges.clone();
    responses = List.copyOf(responses);
  }

  /**
   * Divides the entries by their true value; each bin holds its lower edge, the last its upper edge
   * too.
   *
   * @throws IllegalArgumentException if the lengths differ, edges do not rise, a truth in a bin is
   *     zero, or a bin has fewer than three entries
   */
  public static Linearity of(double[] predicted, double[] truth, double... edges) {
    Inputs.sameLength("predicted", predicted.length, "truth", truth.length);
    List<Response> responses = new ArrayList<>();
    for (int bin = 0; bin + 1 < edges.length; bin++) {
      double from = edges[bin];
      double to = edges[bin + 1];
      boolean last = bin + 2 == edges.length;
      if (!(from < to)) {
        throw new IllegalArgumentException(
            "edges of bins must rise, found %s after %s".formatted(to, from));
      }
      int[] chosen =
          IntStream.range(0, truth.length)
              .filter(i -> truth[i] >= from && (truth[i] < to || (last && truth[i] == to)))
              .toArray();
      if (chosen.length < FEWEST) {
        throw new IllegalArgumentException(
            "%d entries from %s to %s are too few; at least %d are needed"
                .formatted(chosen.length, from, to, FEWEST));
      }
      responses.add(Response.ofRatio(only(predicted, chosen), only(truth, chosen)));
    }
    return new Linearity(edges, responses);
  }

  private static double[] only(double[] values, int... chosen) {
    return Arrays.stream(chosen).mapToDouble(i -> values[i]).toArray();
  }

  /** The largest distance of a bin's median response from 1, with the error of that median. */
  public Measured largest() {
    Measured largest = new Measured(0, 0);
    for (Response response : responses) {
      double away = Math.abs(response.median().value() - 1);
      largest = away >= largest.value() ? new Measured(away, response.median().error()) : largest;
    }
    return largest;
  }
}
