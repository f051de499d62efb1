package hep.rootio;

import java.util.Arrays;

/**
 * Whole numbers of 64 bits.
 *
 * @param values not copied; an unsigned value keeps its bits
 * @param unsigned whether the bits mean an unsigned number
 */
public record LongColumn(long[] values, boolean unsigned) implements Column {
  /** Signed numbers. */
  public LongColumn(long[] values) {
    this(values, false);
  }

  @Override
  public int length() {
    return values.length;
  }

  @Override
  public String type() {
    return unsigned ? "uint64" : "int64";
  }

  @Override
  public double[] toDoubles() {
    double[] to = new double[values.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = unsigned ? unsignedDouble(values[i]) : values[i];
    }
    return to;
  }

  @Override
  public long[] toLongs() {
    return values.clone();
  }

  /**
   * The nearest double; above 2^63 halved with the lost bit kept for the rounding, then doubled.
   */
  private static double unsignedDouble(long bits) {
    return bits >= 0 ? (double) bits : (double) ((bits >>> 1) | (bits & 1)) * 2;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LongColumn that
        && unsigned == that.unsigned
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return type() + "[" + values.length + "]";
  }
}
