package hep.analysis.tasks;

import hep.learners.Parameters;
import hep.learners.Var;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.Transform;
import hep.learners.onnx.OnnxExport;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A network of a saved model, trees among its parts or alone. */
@FunctionalInterface
public interface SavedNetwork {
  /**
   * As an ONNX file.
   *
   * @param metadata texts to keep in it
   * @throws IllegalArgumentException where it has no form in ONNX
   */
  OnnxExport toOnnx(String name, Map<String, String> metadata);

  /**
   * With several inputs of one row an entry, for any number of entries.
   *
   * @param model from the scaled inputs to its output
   */
  static SavedNetwork of(
      Parameters parameters, List<InputGroup> inputs, Function<List<Var>, Var> model) {
    int examples = 3;
    List<OnnxExport.Source> sources =
        inputs.stream().map(group -> new OnnxExport.Source(group, true, examples, 1)).toList();
    return (name, metadata) -> OnnxExport.of(name, parameters, sources, metadata, model);
  }

  /** The same inputs as they are, for what is not to see them scaled. */
  static InputGroup unscaled(InputGroup group) {
    return new InputGroup(
        group.name(),
        group.jagged(),
        group.inputs().stream()
            .map(each ->
                new Input(each.name(), each.unit(), Transform.NONE, each.low(), each.high()))
            .toList());
  }

  /** With one input. */
  static SavedNetwork ofRows(Parameters parameters, InputGroup group, UnaryOperator<Var> model) {
    return of(parameters, List.of(group), x -> model.apply(x.getFirst()));
  }

  /** With any number of rows an entry, and inputs of one row beside them. */
  static SavedNetwork ofSets(
      Parameters parameters, InputGroup rows, List<InputGroup> beside, OnnxExport.SetModel model) {
    return (name, metadata) -> OnnxExport.ofSets(name, parameters, rows, beside, metadata, model);
  }

  /** The probabilities of signal and background from a logit of signal. */
  static Var twoClasses(Var logit) {
    return logit.sigmoid().beside(logit.times(-1).sigmoid());
  }
}
