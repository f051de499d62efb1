package hep.learners;

import java.util.SplittableRandom;

/**
 * The first values of a weight. The same seed gives the same bits on every machine.
 *
 * <p>Fan-in is the product of all dimensions but the last, fan-out the last dimension, as in a
 * matrix of inputs by outputs.
 */
@FunctionalInterface
public interface Initializer {
  /** Fills {@code values}, which are of the given shape. */
  void fill(float[] values, int[] shape, long seed);

  /** Returns zeros. */
  static Initializer zeros() {
    return constant(0);
  }

  /** Returns one value everywhere. */
  static Initializer constant(float value) {
    return (values, shape, seed) -> java.util.Arrays.fill(values, value);
  }

  /** Returns a normal distribution about 0 with the given standard deviation. */
  static Initializer normal(double deviation) {
    return (values, shape, seed) -> {
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (deviation * gaussian(random));
      }
    };
  }

  /** Returns a uniform distribution between −bound and bound. */
  static Initializer uniform(double bound) {
    return (values, shape, seed) -> {
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (bound * (2 * random.nextDouble() - 1));
      }
    };
  }

  /**
   * Returns U(−a, a) with a = √(6 / (fan-in + fan-out)) (Glorot and Bengio, AISTATS 2010, equation
   * 16).
   */
  static Initializer glorot() {
    return (values, shape, seed) ->
        uniform(
                Math.sqrt(
                    6.0 / Math.max(1, (double) Tensor.rowsOf(shape) + Tensor.columnsOf(shape))))
            .fill(values, shape, seed);
  }

  /** Returns N(0, 2 / fan-in), for ReLU (He et al., arXiv 1502.01852, equation 10). */
  static Initializer he() {
    return (values, shape, seed) ->
        normal(Math.sqrt(2.0 / Math.max(1, Tensor.rowsOf(shape)))).fill(values, shape, seed);
  }

  /**
   * Returns a matrix whose rows or columns, whichever are fewer, are orthogonal with the given
   * length (Saxe et al., arXiv 1312.6120), by Gram-Schmidt on normal vectors.
   */
  static Initializer orthogonal(double gain) {
    return (values, shape, seed) -> {
      int rows = Tensor.rowsOf(shape);
      int columns = Tensor.columnsOf(shape);
      boolean tall = rows > columns;
      int count = tall ? columns : rows;
      int length = tall ? rows : columns;
      SplittableRandom random = new SplittableRandom(seed);
      double[][] basis = new double[count][length];
      for (int v = 0; v < count; v++) {
        orthonormal(basis, v, random);
        for (int i = 0; i < length; i++) {
          values[tall ? i * columns + v : v * columns + i] = (float) (gain * basis[v][i]);
        }
      }
    };
  }

  private static void orthonormal(double[][] basis, int v, SplittableRandom random) {
    double[] vector = basis[v];
    double norm = 0;
    // A vector that is nearly a sum of the earlier ones would lose its digits: draw again.
    while (norm < 1e-3) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = gaussian(random);
      }
      for (int u = 0; u < v; u++) {
        double projection = dot(basis[u], vector);
        for (int i = 0; i < vector.length; i++) {
          vector[i] -= projection * basis[u][i];
        }
      }
      norm = Math.sqrt(dot(vector, vector));
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= norm;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Box-Muller with StrictMath, whose results are the same on every machine. */
  private static double gaussian(SplittableRandom random) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
