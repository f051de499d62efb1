package hep.learners;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The steps of one forward pass as in evaluation, for those who write a model down in another form.
 * Steps of what follows from weights alone are among them.
 *
 * @param inputs what the pass was given
 * @param steps in their order
 * @param output what came of it
 */
public record Trace(List<Var> inputs, List<Step> steps, Var output) {
  /**
   * One step.
   *
   * @param name of the op, with the class that it belongs to: {@code ShapeOps.Beside}
   * @param parts what it was made of and with, by name: values, numbers, and what it kept for its
   *     derivative
   * @param output its value
   */
  public record Step(String name, Map<String, Object> parts, Var output) {}

  /** Copies the lists. */
  public Trace {
    inputs = List.copyOf(inputs);
    steps = List.copyOf(steps);
  }

  /**
   * Runs a model once.
   *
   * @param examples values for its inputs
   * @param model from the inputs to an output
   */
  public static Trace of(
      Parameters parameters, List<Tensor> examples, Function<List<Var>, Var> model) {
    Tape tape = Tape.tracing(parameters);
    List<Var> inputs = examples.stream().map(tape::constant).toList();
    Var output = model.apply(inputs);
    List<Step> steps = new ArrayList<>();
    for (Op op : tape.ops()) {
      steps.add(new Step(name(op.getClass()), parts(op), op.output()));
    }
    return new Trace(inputs, steps, output);
  }

  private static String name(Class<?> op) {
    Class<?> outer = op.getEnclosingClass();
    return (outer == null ? "" : outer.getSimpleName() + ".") + op.getSimpleName();
  }

  private static Map<String, Object> parts(Op op) {
    Map<String, Object> parts = new LinkedHashMap<>();
    for (RecordComponent each : op.getClass().getRecordComponents()) {
      try {
        Object part = each.getAccessor().invoke(op);
        if (part != null && !each.getName().equals("output")) {
          parts.put(each.getName(), part);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("Every op is a record of this package: " + op + ".", e);
      }
    }
    return parts;
  }
}
