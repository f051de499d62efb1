package hep.rootio;

import java.util.Arrays;

/**
 * Double-precision numbers.
 *
 * @param values not copied
 */
public record DoubleColumn(double[] values) implements Column {
  @Override
  public int length() {
    return values.length;
  }

  @Override
  public String type() {
    return "float64";
  }

  @Override
  public double[] toDoubles() {
    return values.clone();
  }

  /** The numbers as long, where all of them are whole. */
  @Override
  public long[] toLongs() {
    long[] to = new long[values.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = (long) values[i];
      if (to[i] != values[i]) {
        throw new RootNameException(
            "expected whole numbers, found " + values[i] + " in a column of " + type());
      }
    }
    return to;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DoubleColumn that && Arrays.equals(values, that.values);
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
