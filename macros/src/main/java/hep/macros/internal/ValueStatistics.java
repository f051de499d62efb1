package hep.macros.internal;

import hep.rootio.Column;
import hep.rootio.Fixed;
import hep.rootio.Jagged;

/**
 * Minimum, mean, maximum and number of NaN of the numbers in a branch, however deep they stand in
 * arrays.
 */
public final class ValueStatistics {
  private double minimum = Double.POSITIVE_INFINITY;
  private double maximum = Double.NEGATIVE_INFINITY;
  private double sum;
  private double lost;
  private long count;
  private long nans;

  /** Nothing seen so far. */
  public ValueStatistics() {}

  /** Adds the numbers of a column; false where it holds none, such as strings or objects. */
  public boolean add(Column column) {
    return switch (column) {
      case Jagged jagged -> add(jagged.content());
      case Fixed fixed -> add(fixed.content());
      case hep.rootio.StringColumn _,
          hep.rootio.Struct _,
          hep.rootio.Union _,
          hep.rootio.ObjectColumn _ ->
          false;
      default -> {
        for (double value : column.toDoubles()) {
          add(value);
        }
        yield true;
      }
    };
  }

  private void add(double value) {
    if (Double.isNaN(value)) {
      nans++;
      return;
    }
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
    count++;
    // Kahan's sum, so that the mean of many values keeps its digits
    double next = value - lost;
    double total = sum + next;
    lost = Double.isFinite(total) ? total - sum - next : 0;
    sum = total;
  }

  /** The smallest number; NaN where there is none. */
  public double minimum() {
    return count == 0 ? Double.NaN : minimum;
  }

  /** The mean of the numbers; NaN where there is none. */
  public double mean() {
    return sum / count;
  }

  /** The largest number; NaN where there is none. */
  public double maximum() {
    return count == 0 ? Double.NaN : maximum;
  }

  /** How many are not a number. */
  public long nans() {
    return nans;
  }
}
