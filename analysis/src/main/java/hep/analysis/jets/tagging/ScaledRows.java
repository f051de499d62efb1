package hep.analysis.jets.tagging;

import hep.analysis.InputException;
import hep.analysis.features.Scaling;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import java.util.List;
import java.util.stream.IntStream;

/** Scalings by median and quartiles, fitted on training jets. */
final class ScaledRows {
  /** More rows than that do not move a median. */
  private static final int ENOUGH_ROWS = 200_000;

  private ScaledRows() {}

  /** Fits on every so many rows of {@code width} numbers. */
  static Scaling fit(float[] values, int width) {
    int rows = values.length / width;
    int step = Math.max(1, rows / ENOUGH_ROWS);
    int[] chosen = IntStream.range(0, Math.ceilDiv(rows, step)).map(i -> i * step).toArray();
    return Scaling.fit(values, chosen, new boolean[width]);
  }

  /**
   * From a model file.
   *
   * @param names of the inputs that are wanted, in this order
   * @throws InputException where the model has other inputs
   */
  static Scaling of(ModelFile model, String group, List<String> names) {
    InputGroup found =
        model.inputs().stream()
            .filter(inputs -> inputs.name().equals(group))
            .findFirst()
            .orElseThrow(() -> new InputException("the model has no inputs '" + group + "'"));
    if (!found.names().equals(names)) {
      throw new InputException(
          "the model's inputs '%s' are %s, expected are %s".formatted(group, found.names(), names));
    }
    return Scaling.of(found);
  }
}
