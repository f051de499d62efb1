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
