package hep.rootio;

import java.util.Arrays;

/**
 * Single-precision numbers.
 *
 * @param values not copied
 */
public record FloatColumn(float[] values) implements Column {
  @Override
  public int length() {
    return values.length;
  }

  @Override
  public String type() {
    return "float32";
  }

  @Override
  public float[] toFloats() {
    return values.clone();
  }

  @Override
  public double[] toDoubles() {
    double[] to = new double[values.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = values[i];
    }
    return to;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FloatColumn that && Arrays.equals(values, that.values);
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
