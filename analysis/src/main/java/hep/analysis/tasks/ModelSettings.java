package hep.analysis.tasks;

import hep.analysis.InputException;
import hep.learners.Parameters;
import hep.learners.Tensor;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.trees.BoostedTrees;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model file must hold for a task to build its network again; a sentence where it does not.
 */
public final class ModelSettings {
  private ModelSettings() {}

  /** Refuses a model of another task. */
  public static void requireTask(ModelFile file, String task) {
    if (!file.task().equals(task)) {
      throw new InputException(
          "the model is for the task '" + file.task() + "', not for '" + task + "'");
    }
  }

  /** The inputs of this name. */
  public static InputGroup group(ModelFile file, String name) {
    return file.inputs().stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new InputException("the model has no inputs '" + name + "'"));
  }

  /** A setting as it is written. */
  public static String text(ModelFile file, String name) {
    String text = file.architecture().get(name);
    if (text == null) {
      throw new InputException("the model has no setting '" + name + "'");
    }
    return text;
  }

  /** A setting that is a whole number. */
  public static int whole(ModelFile file, String name, int least, int most) {
    return (int) number(file, name, least, most);
  }

  /** A setting that is a number within bounds. */
  public static double number(ModelFile file, String name, double least, double most) {
    String text = file.architecture().getOrDefault(name, "");
    try {
      double value = Double.parseDouble(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new InputException(
          "the model's setting '" + name + "' should be a number, found '" + text + "'", e);
    }
    throw new InputException(
        "the model's setting '%s' should lie from %s to %s, found %s"
            .formatted(name, least, most, text));
  }

  /** The weights whose names begin with a prefix, without it. */
  public static Map<String, Tensor> below(ModelFile file, String prefix) {
    Map<String, Tensor> own = new LinkedHashMap<>();
    file.weights()
        .forEach((name, tensor) -> {
          if (name.startsWith(prefix)) {
            own.put(name.substring(prefix.length()), tensor);
          }
        });
    return own;
  }

  /** A tensor that is no weight of a network. */
  public static Tensor tensor(ModelFile file, String name) {
    Tensor tensor = file.weights().get(name);
    if (tensor == null) {
      throw new InputException("the model has no tensor '" + name + "'");
    }
    return tensor;
  }

  /** Trees whose tensors' names begin with a prefix. */
  public static BoostedTrees trees(ModelFile file, String prefix, int columns, int outputs) {
    BoostedTrees trees;
    try {
      trees = BoostedTrees.of(below(file, prefix));
    } catch (IllegalArgumentException e) {
      throw new InputException("the model does not fit: " + e.getMessage(), e);
    }
    if (trees.columns() != columns || trees.outputs() != outputs) {
      throw new InputException(
          "the model's trees give %d numbers of %d inputs, expected are %d of %d"
              .formatted(trees.outputs(), trees.columns(), outputs, columns));
    }
    return trees;
  }

  /** Sets the values of a store that was built from the same settings. */
  public static void restore(Parameters parameters, Map<String, Tensor> weights) {
    try {
      ModelFile.restore(parameters, weights);
    } catch (IllegalArgumentException e) {
      throw new InputException("the model does not fit: " + e.getMessage(), e);
    }
  }
}
