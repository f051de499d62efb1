package hep.learners;

import java.util.Arrays;

/**
 * A dense block of floats with a shape and no gradient, in row-major order: the last dimension is
 * contiguous.
 *
 * <p>The array is not copied; whoever shares it sees changes.
 *
 * @param data the values; its length is the product of the shape
 * @param shape the extent of each dimension, none negative; an empty shape is a scalar
 */
public record Tensor(float[] data, int... shape) {
  /**
   * Checks that the shape fits the data.
   *
   * @throws IllegalArgumentException if a dimension is negative or the product of the shape is not
   *     the length of the data
   */
  public Tensor {
    int expected = sizeOf(shape);
    if (expected != data.length) {
      throw new IllegalArgumentException(
          "A tensor of shape "
              + Arrays.toString(shape)
              + " holds "
              + expected
              + " values, found "
              + data.length
              + ".");
    }
  }

  /** Returns a tensor of zeros. */
  public static Tensor zeros(int... shape) {
    return new Tensor(new float[sizeOf(shape)], shape);
  }

  /** Returns a matrix of one row per given array; all rows have the same length. */
  public static Tensor rows(float[]... rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    float[] data = new float[Math.multiplyExact(rows.length, columns)];
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != columns) {
        throw new IllegalArgumentException(
            "Row " + row + " has " + rows[row].length + " values, row 0 has " + columns + ".");
      }
      System.arraycopy(rows[row], 0, data, row * columns, columns);
    }
    return new Tensor(data, rows.length, columns);
  }

  /** Returns the product of all dimensions but the last; 1 for a scalar or a vector. */
  public int rows() {
    return rowsOf(shape);
  }

  /** Returns the last dimension; 1 for a scalar. */
  public int columns() {
    return columnsOf(shape);
  }

  /** Returns the value at a row and a column, with all dimensions but the last counted as rows. */
  public float at(int row, int column) {
    return data[row * columns() + column];
  }

  /** Returns the number of values that a shape holds, checked for overflow. */
  static int sizeOf(int... shape) {
    int size = 1;
    for (int extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException(
            "The shape " + Arrays.toString(shape) + " has a negative dimension.");
      }
      size = Math.multiplyExact(size, extent);
    }
    return size;
  }

  static int columnsOf(int... shape) {
    return shape.length == 0 ? 1 : shape[shape.length - 1];
  }

  static int rowsOf(int... shape) {
    int rows = 1;
    for (int dimension = 0; dimension < shape.length - 1; dimension++) {
      rows *= shape[dimension];
    }
    return rows;
  }

  @Override
  public String toString() {
    return "Tensor" + Arrays.toString(shape);
  }
}
