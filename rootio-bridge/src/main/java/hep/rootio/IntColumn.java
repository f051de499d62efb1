package hep.rootio;

import java.util.Arrays;

/**
 * Whole numbers of 32 bits.
 *
 * @param values not copied; an unsigned value keeps its bits
 * @param unsigned whether the bits mean an unsigned number
 */
public record IntColumn(int[] values, boolean unsigned) implements Column {
  /** Signed numbers. */
  public IntColumn(int[] values) {
    this(values, false);
  }

  @Override
  public int length() {
    return values.length;
  }

  @Override
  public String type() {
    return unsigned ? "uint32" : "int32";
  }

  @Override
  public double[] toDoubles() {
    double[] to = new double[values.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = unsigned ? Integer.toUnsignedLong(values[i]) : values[i];
    }
    return to;
  }

  @Override
  public long[] toLongs() {
    long[] to = new long[values.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = unsigned ? Integer.toUnsignedLong(values[i]) : values[i];
    }
    return to;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntColumn that
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
