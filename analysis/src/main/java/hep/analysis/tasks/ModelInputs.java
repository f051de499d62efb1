package hep.analysis.tasks;

import hep.analysis.InputException;
import hep.analysis.features.Scaling;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.model.Transform;
import java.util.ArrayList;
import java.util.List;

/** Scalings and settings in the form of a model file, and back. */
final class ModelInputs {
  private ModelInputs() {}

  /** With the ranges met in training. */
  static InputGroup group(
      String name, boolean jagged, List<String> names, Scaling scaling, InputRanges ranges) {
    InputGroup plain = group(name, jagged, names, scaling);
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Input input = plain.inputs().get(i);
      inputs.add(
          new Input(
              input.name(), input.unit(), input.transform(), ranges.low()[i], ranges.high()[i]));
    }
    return new InputGroup(name, jagged, inputs);
  }

  static InputRanges ranges(InputGroup group) {
    return new InputRanges(
        group.inputs().stream().mapToDouble(Input::low).toArray(),
        group.inputs().stream().mapToDouble(Input::high).toArray());
  }

  static InputGroup group(String name, boolean jagged, List<String> names, Scaling scaling) {
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Transform transform =
          new Transform(
              Transform.Function.IDENTITY, scaling.centre()[i], scaling.width()[i], Scaling.LIMIT);
      inputs.add(
          new Input(
              names.get(i), "", transform, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }
    return new InputGroup(name, jagged, inputs);
  }

  static Scaling scaling(InputGroup group) {
    float[] centre = new float[group.inputs().size()];
    float[] width = new float[centre.length];
    for (int i = 0; i < centre.length; i++) {
      Transform transform = group.inputs().get(i).transform();
      centre[i] = (float) transform.centre();
      width[i] = (float) transform.width();
    }
    return new Scaling(centre, width);
  }

  static void requireTask(ModelFile file, String task) {
    if (!file.task().equals(task)) {
      throw new InputException(
          "the model is for the task '" + file.task() + "', not for '" + task + "'");
    }
  }

  static InputGroup groupOf(ModelFile file, String name) {
    return file.inputs().stream()
        .filter(group -> group.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new InputException("the model has no inputs '" + name + "'"));
  }

  static int whole(ModelFile file, String name, int least, int most) {
    return (int) number(file, name, least, most);
  }

  static double number(ModelFile file, String name, double least, double most) {
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
        "the model's setting '"
            + name
            + "' should lie from "
            + least
            + " to "
            + most
            + ", found "
            + text);
  }
}
