package hep.analysis.generative;

import hep.analysis.InputException;
import hep.learners.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a generator has measured beside its weights, by name, for its model file. Each number is
 * kept as the sum of three floats, so that a model from a file makes the same showers to the bit.
 */
final class StoredNumbers {
  /** Names of tensors in a model file begin so. */
  static final String PREFIX = "measured/";

  private static final int PARTS = 3;

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /** Nothing yet. */
  StoredNumbers() {}

  /** Those among the tensors of a model file. */
  static StoredNumbers of(Map<String, Tensor> weights) {
    StoredNumbers stored = new StoredNumbers();
    weights.forEach((name, tensor) -> {
      if (name.startsWith(PREFIX)) {
        stored.tensors.put(name.substring(PREFIX.length()), tensor);
      }
    });
    return stored;
  }

  /** Tensors for a model file. */
  Map<String, Tensor> tensors() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> all.put(PREFIX + name, tensor));
    return all;
  }

  /** Keeps some numbers. */
  void put(String name, double... values) {
    Tensor tensor = Tensor.zeros(PARTS, values.length);
    for (int i = 0; i < values.length; i++) {
      double rest = values[i];
      for (int part = 0; part < PARTS && Double.isFinite(rest); part++) {
        float kept = (float) rest;
        tensor.data()[part * values.length + i] = kept;
        rest -= kept;
      }
      if (!Double.isFinite(values[i])) {
        tensor.data()[i] = (float) values[i];
      }
    }
    tensors.put(name, tensor);
  }

  /**
   * Some numbers.
   *
   * @throws InputException where they are not there
   */
  double[] get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null || tensor.data().length % PARTS != 0) {
      throw new InputException("the model does not hold the numbers '" + name + "' of its showers");
    }
    int size = tensor.data().length / PARTS;
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      for (int part = PARTS - 1; part >= 0; part--) {
        values[i] += tensor.data()[part * size + i];
      }
    }
    return values;
  }

  /**
   * So many numbers.
   *
   * @throws InputException where there are more or fewer
   */
  double[] get(String name, int size) {
    double[] values = get(name);
    if (values.length != size) {
      throw new InputException(
          "the model holds %d numbers '%s' of its showers, expected are %d"
              .formatted(values.length, name, size));
    }
    return values;
  }
}
