package hep.rootio;

import java.util.Arrays;

/**
 * True and false, one Java boolean a value.
 *
 * @param values not copied
 */
public record BooleanColumn(boolean[] values) implements Column {
  @Override
  public int length() {
    return values.length;
  }

  @Override
  public String type() {
    return "bool";
  }

  @Override
  public double[] toDoubles() {
    double[] to = new double[values.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = values[i] ? 1 : 0;
    }
    return to;
  }

  @Override
  public long[] toLongs() {
    long[] to = new long[values.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = values[i] ? 1 : 0;
    }
    return to;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BooleanColumn that && Arrays.equals(values, that.values);
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
