package hep.learners.onnx;

import hep.learners.Trace;
import hep.learners.Var;
import java.util.List;
import java.util.Objects;

/** A traced step with the names that its values have in a graph. */
record OnnxStep(Trace.Step step, OnnxGraph graph, OnnxValues values) {
  private Object part(String name) {
    return Objects.requireNonNull(step.parts().get(name), name);
  }

  boolean has(String name) {
    return step.parts().containsKey(name);
  }

  Var value(String name) {
    return (Var) part(name);
  }

  List<Var> list(String name) {
    return ((List<?>) part(name)).stream().map(each -> (Var) each).toList();
  }

  float real(String name) {
    return (Float) part(name);
  }

  int number(String name) {
    return (Integer) part(name);
  }

  boolean flag(String name) {
    return has(name) && (Boolean) part(name);
  }

  <T> T part(String name, Class<T> kind) {
    return kind.cast(part(name));
  }

  Var output() {
    return step.output();
  }

  /** The name of a part in its shape. */
  String of(String name) {
    return values.of(value(name));
  }

  /** The name of a part as rows by columns. */
  String rows(String name) {
    return values.rows(value(name));
  }

  /** A result of rows by columns in the shape of the output. */
  String shaped(String rows) {
    return values.shaped(rows, new int[] {1, output().columns()}, output().shape());
  }
}
