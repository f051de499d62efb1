package hep.validation.internal;

import java.util.Arrays;

/** Checks of the arrays that callers pass in; each failure is one sentence with the place. */
public final class Inputs {
  private Inputs() {}

  /** Refuses two arrays that do not run over the same entries. */
  public static void sameLength(String what, int length, String other, int otherLength) {
    if (length != otherLength) {
      throw new IllegalArgumentException(
          what + " has " + length + " entries but " + other + " has " + otherLength);
    }
  }

  /** Refuses an image that has no whole rows of this width. */
  public static void rows(int pixels, int width) {
    if (width < 1 || pixels % width != 0) {
      throw new IllegalArgumentException(
          "an image of " + pixels + " pixels has no whole rows of " + width);
    }
  }

  /** Refuses an array without entries. */
  public static void notEmpty(String what, int length) {
    if (length == 0) {
      throw new IllegalArgumentException(what + " has no entries");
    }
  }

  /** Refuses NaN and infinite values, naming the first entry that has one. */
  public static void finite(String what, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            what + " is " + values[i] + " at entry " + i + "; expected a finite number");
      }
    }
  }

  /** Refuses a number outside the closed range. */
  public static double inRange(String what, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          what + " is " + value + "; expected a number from " + low + " to " + high);
    }
    return value;
  }

  /** Refuses edges that are fewer than two, not finite or not increasing. */
  public static void edges(String what, double[] edges) {
    if (edges.length < 2) {
      throw new IllegalArgumentException(
          what + " has " + edges.length + " edges; expected at least 2");
    }
    finite(what, edges);
    for (int i = 1; i < edges.length; i++) {
      if (edges[i] <= edges[i - 1]) {
        throw new IllegalArgumentException(
            what + " does not increase: edge " + i + " is " + edges[i] + " after " + edges[i - 1]);
      }
    }
  }

  /** Refuses a class number outside 0 to classes − 1, naming the entry. */
  public static void classes(String what, int[] labels, int classes) {
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            what
                + " is "
                + labels[i]
                + " at entry "
                + i
                + "; expected a class from 0 to "
                + (classes - 1));
      }
    }
  }

  /** Weights of one for every entry. */
  public static double[] ones(int entries) {
    double[] ones = new double[entries];
    Arrays.fill(ones, 1);
    return ones;
  }
}
