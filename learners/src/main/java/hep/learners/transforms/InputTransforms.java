package hep.learners.transforms;

import hep.learners.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Transformations one after the other, each fitted to what the one before makes of the training
 * rows.
 *
 * @param names of {@link InputTransform#NAMES}
 * @param steps as many
 */
public record InputTransforms(List<String> names, List<InputTransform> steps) {
  /** Copies the lists. */
  public InputTransforms {
    names = List.copyOf(names);
    steps = List.copyOf(steps);
  }

  /**
   * Fits to the chosen rows.
   *
   * @param features finite
   * @param weights one a row
   * @throws IllegalArgumentException when a name is unknown
   */
  public static InputTransforms fit(
      List<String> names, Tensor features, double[] weights, int... rows) {
    List<InputTransform> steps = new ArrayList<>();
    Tensor current = features;
    for (String name : names) {
      InputTransform step = InputTransform.fit(name, current, weights, rows);
      current = step.apply(current);
      steps.add(step);
    }
    return new InputTransforms(names, steps);
  }

  /** Transforms rows. */
  public Tensor apply(Tensor features) {
    Tensor current = features;
    for (InputTransform step : steps) {
      current = step.apply(current);
    }
    return current;
  }

  /** Turns transformed rows back. */
  public Tensor invert(Tensor transformed) {
    Tensor current = transformed;
    for (InputTransform step : steps.reversed()) {
      current = step.invert(current);
    }
    return current;
  }

  /** All that was fitted, under names that begin with the number of the step. */
  public Map<String, Tensor> tensors() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      String prefix = i + "/";
      steps.get(i).tensors().forEach((name, tensor) -> all.put(prefix + name, tensor));
    }
    return all;
  }

  /**
   * From {@link #tensors}.
   *
   * @throws IllegalArgumentException when they do not describe these transformations
   */
  public static InputTransforms of(List<String> names, Map<String, Tensor> tensors) {
    List<InputTransform> steps = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String prefix = i + "/";
      Map<String, Tensor> own = new LinkedHashMap<>();
      tensors.forEach((name, tensor) -> {
        if (name.startsWith(prefix)) {
          own.put(name.substring(prefix.length()), tensor);
        }
      });
      steps.add(InputTransform.of(names.get(i), own));
    }
    return new InputTransforms(names, steps);
  }
}
