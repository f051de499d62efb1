package hep.learners.transforms;

import hep.learners.Tensor;
import hep.learners.internal.algebra.Eigen;
import hep.learners.internal.algebra.Moments;
import java.util.List;
import java.util.Map;

/** One fitted transformation of rows. */
public sealed interface InputTransform permits InputTransform.Linear, Quantiles {
  /** Names for {@link #fit}. */
  List<String> NAMES = List.of("normalise", "decorrelate", "pca", "uniform", "gaussianise");

  /** New rows. */
  Tensor apply(Tensor features);

  /** The rows that {@link #apply} made these of. */
  Tensor invert(Tensor transformed);

  /** All that was fitted. */
  Map<String, Tensor> tensors();

  /**
   * Fits to the chosen rows, which are finite.
   *
   * @param name one of {@link #NAMES}
   * @param weights one a row
   * @throws IllegalArgumentException when there is no such transformation
   */
  static InputTransform fit(String name, Tensor features, double[] weights, int... rows) {
    return switch (name) {
      case "normalise" -> normalise(features, rows);
      case "decorrelate", "pca" -> {
        Moments moments = Moments.of(features, weights, rows);
        Eigen eigen = Eigen.of(moments.covariance());
        yield name.equals("pca")
            ? Linear.of(moments.mean(), eigen.vectors(), transposed(eigen.vectors()))
            : Linear.of(moments.mean(), eigen.power(-0.5), eigen.power(0.5));
      }
      case "uniform", "gaussianise" ->
          Quantiles.fit(name.equals("gaussianise"), features, weights, rows);
      default ->
          throw new IllegalArgumentException(
              "there is no transformation '" + name + "', only " + String.join(", ", NAMES));
    };
  }

  /** From {@link #tensors}. */
  static InputTransform of(String name, Map<String, Tensor> tensors) {
    return switch (name) {
      case "normalise", "decorrelate", "pca" -> Linear.of(tensors);
      case "uniform", "gaussianise" -> Quantiles.of(name.equals("gaussianise"), tensors);
      default ->
          throw new IllegalArgumentException(
              "there is no transformation '" + name + "', only " + String.join(", ", NAMES));
    };
  }

  private static double[][] transposed(double[][] square) {
    double[][] turned = new double[square.length][square.length];
    for (int i = 0; i < square.length; i++) {
      for (int j = 0; j < square.length; j++) {
        turned[j][i] = square[i][j];
      }
    }
    return turned;
  }

  private static Linear normalise(Tensor features, int... rows) {
    int columns = features.columns();
    double[] centre = new double[columns];
    double[][] there = new double[columns][columns];
    double[][] back = new double[columns][columns];
    for (int j = 0; j < columns; j++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int row : rows) {
        low = Math.min(low, features.at(row, j));
        high = Math.max(high, features.at(row, j));
      }
      double half = high > low ? (high - low) / 2 : 1;
      centre[j] = rows.length == 0 ? 0 : low + (high > low ? half : 0);
      there[j][j] = 1 / half;
      back[j][j] = half;
    }
    return Linear.of(centre, there, back);
  }

  /**
   * y = A (x - c).
   *
   * @param centre c, as one row
   * @param there A
   * @param back its inverse; where the covariance has an empty direction, the one of the rest
   */
  record Linear(Tensor centre, Tensor there, Tensor back) implements InputTransform {
    static Linear of(double[] centre, double[][] there, double[][] back) {
      return new Linear(
          floats(new double[][] {centre}, centre.length),
          floats(there, centre.length),
          floats(back, centre.length));
    }

    private static Tensor floats(double[][] rows, int columns) {
      Tensor floats = Tensor.zeros(rows.length, columns);
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < columns; j++) {
          floats.data()[i * columns + j] = (float) rows[i][j];
        }
      }
      return floats;
    }

    static Linear of(Map<String, Tensor> tensors) {
      Tensor centre = tensors.get("centre");
      Tensor there = tensors.get("there");
      Tensor back = tensors.get("back");
      if (centre == null
          || there == null
          || back == null
          || centre.rows() != 1
          || there.rows() != centre.columns()
          || there.columns() != centre.columns()
          || back.rows() != centre.columns()
          || back.columns() != centre.columns()) {
        throw new IllegalArgumentException(
            "a stored linear transformation has a row 'centre' and square 'there' and 'back', found "
                + tensors);
      }
      return new Linear(centre, there, back);
    }

    @Override
    public Tensor apply(Tensor features) {
      int columns = columns(features);
      Tensor result = Tensor.zeros(features.rows(), columns);
      double[] apart = new double[columns];
      for (int row = 0; row < features.rows(); row++) {
        for (int j = 0; j < columns; j++) {
          apart[j] = (double) features.at(row, j) - centre.data()[j];
        }
        multiply(there, apart, result, row);
      }
      return result;
    }

    @Override
    public Tensor invert(Tensor transformed) {
      int columns = columns(transformed);
      Tensor result = Tensor.zeros(transformed.rows(), columns);
      double[] values = new double[columns];
      for (int row = 0; row < transformed.rows(); row++) {
        for (int j = 0; j < columns; j++) {
          values[j] = transformed.at(row, j);
        }
        multiply(back, values, result, row);
        for (int j = 0; j < columns; j++) {
          result.data()[row * columns + j] += centre.data()[j];
        }
      }
      return result;
    }

    private int columns(Tensor features) {
      if (features.columns() != centre.columns()) {
        throw new IllegalArgumentException(
            "the transformation has " + centre.columns() + " columns, found " + features.columns());
      }
      return centre.columns();
    }

    private static void multiply(Tensor matrix, double[] vector, Tensor result, int row) {
      for (int i = 0; i < vector.length; i++) {
        double sum = 0;
        for (int j = 0; j < vector.length; j++) {
          sum += matrix.at(i, j) * vector[j];
        }
        result.data()[row * vector.length + i] = (float) sum;
      }
    }

    @Override
    public Map<String, Tensor> tensors() {
      return Map.of("centre", centre, "there", there, "back", back);
    }
  }
}
