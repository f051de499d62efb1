package hep.analysis.tasks;

import hep.learners.Parameters;
import hep.learners.Var;
import hep.learners.model.InputGroup;
import hep.learners.onnx.OnnxExport;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A network of a saved model.
 *
 * @param parameters its weights
 * @param inputs what it reads, with the transforms before it
 * @param model from scaled inputs to its output
 */
public record SavedNetwork(
    Parameters parameters, List<OnnxExport.Source> inputs, Function<List<Var>, Var> model) {
  private static final int EXAMPLES = 3;

  /** With one input of any number of rows. */
  public static SavedNetwork ofRows(
      Parameters parameters, InputGroup group, UnaryOperator<Var> model) {
    return new SavedNetwork(
        parameters,
        List.of(new OnnxExport.Source(group, true, EXAMPLES, 1)),
        x -> model.apply(x.getFirst()));
  }

  /**
   * As an ONNX file.
   *
   * @throws IllegalArgumentException where it has no form in ONNX
   */
  public OnnxExport toOnnx(String name, Map<String, String> metadata) {
    return OnnxExport.of(name, parameters, inputs, metadata, model);
  }
}
