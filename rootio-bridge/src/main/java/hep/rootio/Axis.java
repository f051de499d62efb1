package hep.rootio;

import java.util.Arrays;

/**
 * An axis of a histogram. Bin 0 is the underflow, bins 1 to {@link #bins} lie between {@link #low}
 * and {@link #high}, the last is the overflow.
 *
 * @param title what it shows, with unit
 * @param bins how many, without under- and overflow
 * @param low lower edge of the first bin
 * @param high upper edge of the last bin
 * @param edges all {@code bins + 1} edges where bins differ in width, else empty
 */
public record Axis(String title, int bins, double low, double high, double[] edges) {
  /** Refuses no bins, and edges that do not rise, with an IllegalArgumentException. */
  public Axis {
    if (bins < 1 || !(low < high)) {
      throw new IllegalArgumentException(
          "axis '%s': expected at least one bin and low < high, found %d bins from %s to %s"
              .formatted(title, bins, low, high));
    }
    if (edges.length != 0 && edges.length != bins + 1) {
      throw new IllegalArgumentException(
          "axis '%s': expected %d edges, found %d".formatted(title, bins + 1, edges.length));
    }
    for (int i = 1; i < edges.length; i++) {
      if (!(edges[i - 1] < edges[i])) {
        throw new IllegalArgumentException(
            "axis '%s': expected rising edges, found %s after %s"
                .formatted(title, edges[i], edges[i - 1]));
      }
    }
  }

  /** Bins of equal width. */
  public static Axis of(String title, int bins, double low, double high) {
    return new Axis(title, bins, low, high, new double[0]);
  }

  /** Bins between the edges given; at least two. */
  public static Axis of(String title, double... edges) {
    if (edges.length < 2) {
      throw new IllegalArgumentException(
          "axis '%s': expected at least two edges, found %d".formatted(title, edges.length));
    }
    return new Axis(title, edges.length - 1, edges[0], edges[edges.length - 1], edges);
  }

  /**
   * Lower edge of bin {@code bin}, counted from 1; bin {@code bins + 1} gives the upper edge of the
   * last.
   */
  public double edge(int bin) {
    if (edges.length > 0) {
      return edges[bin - 1];
    }
    return bin == bins + 1 ? high : low + (high - low) / bins * (bin - 1);
  }

  /** Centre of bin {@code bin}, counted from 1. */
  public double centre(int bin) {
    return 0.5 * (edge(bin) + edge(bin + 1));
  }

  /**
   * The bin that holds a value: 0 below the axis, {@code bins + 1} above it and for NaN. Bins hold
   * their lower edge.
   */
  public int bin(double value) {
    if (value < low) {
      return 0;
    }
    if (!(value < high)) {
      return bins + 1;
    }
    if (edges.length > 0) {
      int at = Arrays.binarySearch(edges, value);
      return at >= 0 ? at + 1 : -at - 1;
    }
    return 1 + Math.min(bins - 1, (int) (bins * ((value - low) / (high - low))));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Axis that
        && title.equals(that.title)
        && bins == that.bins
        && Double.compare(low, that.low) == 0
        && Double.compare(high, that.high) == 0
        && Arrays.equals(edges, that.edges);
  }

  @Override
  public int hashCode() {
    return title.hashCode() * 31 + Arrays.hashCode(new double[] {bins, low, high});
  }

  @Override
  public String toString() {
    return "%d bins from %s to %s".formatted(bins, low, high);
  }
}
