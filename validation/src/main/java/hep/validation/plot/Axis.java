package hep.validation.plot;

import java.util.List;

/**
 * An axis: title, scale and range. A limit that is NaN is taken from the marks.
 *
 * @param title text with the markup of the package description
 * @param log whether the scale is logarithmic
 * @param low lower limit, or NaN
 * @param high upper limit, or NaN
 * @param categories names drawn at 0.5, 1.5, … instead of numbers; empty for numbers
 */
public record Axis(String title, boolean log, double low, double high, List<String> categories) {
  /** Checks that the limits make a range. */
  public Axis {
    categories = List.copyOf(categories);
    if (low >= high) {
      throw new IllegalArgumentException(
          "the axis '" + title + "' runs from " + low + " to " + high);
    }
    if (log && low <= 0) {
      throw new IllegalArgumentException(
          "the logarithmic axis '" + title + "' starts at " + low + "; expected more than 0");
    }
  }

  /** A linear axis whose range comes from the marks. */
  public static Axis linear(String title) {
    return new Axis(title, false, Double.NaN, Double.NaN, List.of());
  }

  /** A logarithmic axis whose range comes from the marks. */
  public static Axis log(String title) {
    return new Axis(title, true, Double.NaN, Double.NaN, List.of());
  }

  /** An axis of names, the first at 0 to 1, the second at 1 to 2. */
  public static Axis categories(String title, List<String> names) {
    return new Axis(title, false, 0, names.size(), names);
  }

  /** The same axis with both limits set. */
  public Axis range(double from, double to) {
    return new Axis(title, log, from, to, categories);
  }

  /** The same axis with the lower limit set. */
  public Axis from(double limit) {
    return new Axis(title, log, limit, high, categories);
  }

  /** The same axis with the upper limit set. */
  public Axis to(double limit) {
    return new Axis(title, log, low, limit, categories);
  }
}
