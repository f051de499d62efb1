package hep.learners.model;

import hep.learners.ModelSummary;
import hep.learners.Parameter;
import hep.learners.Parameters;
import hep.learners.Tensor;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A trained model as it lies in a file: weights by name, and all that is needed to use them on
 * other data.
 *
 * @param task what the model is for, for example {@code flavour-tagging}
 * @param architecture the settings from which the network is built again, by name
 * @param inputs what the network reads, with units, transforms and ranges
 * @param outputs the names of what it gives, in order
 * @param provenance where it comes from
 * @param summary what it consists of and costs for one entry
 * @param weights by name, running statistics included
 */
public record ModelFile(
    String task,
    Map<String, String> architecture,
    List<InputGroup> inputs,
    List<String> outputs,
    Provenance provenance,
    ModelSummary summary,
    Map<String, Tensor> weights) {
  /** The name of the metadata that holds all but the weights. */
  static final String DESCRIPTION = "kaon.model";

  /**
   * Copies lists and maps in their order; the architecture by name, so that equal models are equal
   * files.
   */
  public ModelFile {
    architecture = copy(new TreeMap<>(architecture));
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    weights = copy(weights);
  }

  private static <V> Map<String, V> copy(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** Returns copies of all values of a store by name. */
  public static Map<String, Tensor> weightsOf(Parameters parameters) {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    for (Parameter each : parameters.list()) {
      weights.put(each.name(), each.value());
    }
    return weights;
  }

  /**
   * Writes the file whole or not at all.
   *
   * @throws UncheckedIOException if writing fails
   */
  public void save(Path file) {
    new TensorFile(weights, Map.of(DESCRIPTION, Description.toJson(this))).write(file);
  }

  /**
   * Reads and checks a file; runs no code from it.
   *
   * @throws ModelFormatException if it is not a model, was cut or changed, or holds a weight that
   *     is not finite
   * @throws UncheckedIOException if it cannot be read
   */
  public static ModelFile open(Path file) {
    TensorFile content = TensorFile.read(file);
    for (Map.Entry<String, Tensor> each : content.tensors().entrySet()) {
      for (float value : each.getValue().data()) {
        if (!Float.isFinite(value)) {
          throw new ModelFormatException(
              file, "weight " + each.getKey() + " holds a value that is not finite");
        }
      }
    }
    String description = content.metadata().get(DESCRIPTION);
    if (description == null) {
      throw new ModelFormatException(file, "its header has no description named " + DESCRIPTION);
    }
    return Description.parse(file, description, content.tensors());
  }

  /** Sets the values of a store as {@link #restore(Parameters, Map)} does. */
  public void restore(Parameters parameters) {
    restore(parameters, weights);
  }

  /**
   * Sets the values of a store that was built from the same architecture.
   *
   * @param weights by name, as {@link #weightsOf} gives them
   * @throws IllegalArgumentException if a weight is missing, left over or of another shape; names
   *     it
   */
  public static void restore(Parameters parameters, Map<String, Tensor> weights) {
    List<Parameter> wanted = parameters.list();
    for (Parameter each : wanted) {
      Tensor found = weights.get(each.name());
      if (found == null) {
        throw new IllegalArgumentException(
            "The model has no weight " + each.name() + ", which this network needs.");
      }
      if (!Arrays.equals(each.shape(), found.shape())) {
        throw new IllegalArgumentException(
            "Weight "
                + each.name()
                + " of the model has shape "
                + Arrays.toString(found.shape())
                + ", this network needs "
                + Arrays.toString(each.shape())
                + ".");
      }
    }
    if (weights.size() != wanted.size()) {
      List<String> names = wanted.stream().map(Parameter::name).toList();
      String extra =
          weights.keySet().stream().filter(name -> !names.contains(name)).findFirst().orElseThrow();
      throw new IllegalArgumentException(
          "The model has a weight " + extra + ", which this network does not know.");
    }
    wanted.forEach(each -> each.set(Objects.requireNonNull(weights.get(each.name()))));
  }

  /**
   * Returns the inputs of a group.
   *
   * @throws IllegalArgumentException if there is no such group
   */
  public InputGroup group(String name) {
    return inputs.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "The model has no group of inputs named "
                    + name
                    + ", only "
                    + inputs.stream().map(InputGroup::name).toList()
                    + "."));
  }
}
