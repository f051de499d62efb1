package hep.learners.onnx;

import hep.learners.Tensor;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.Transform;

/** The transforms of a group of inputs as operations: y = (f(x) - centre) / width, cut. */
record OnnxScaler(OnnxGraph graph) {
  String apply(InputGroup group, String x) {
    int columns = group.inputs().size();
    Tensor centre = Tensor.zeros(1, columns);
    Tensor width = Tensor.zeros(1, columns);
    Tensor limit = Tensor.zeros(1, columns);
    boolean plain = true;
    for (int j = 0; j < columns; j++) {
      Transform transform = group.inputs().get(j).transform();
      centre.data()[j] = (float) transform.centre();
      width.data()[j] = (float) transform.width();
      limit.data()[j] = (float) Math.min(transform.limit(), Float.MAX_VALUE);
      plain &= transform.equals(Transform.NONE);
    }
    if (plain) {
      return x;
    }
    String y = function(group, Transform.Function.LOG, x, x);
    y = function(group, Transform.Function.SIGNED_LOG, x, y);
    y = graph.node("Sub", y, graph.constant("centre", centre));
    y = graph.node("Div", y, graph.constant("width", width));
    String high = graph.constant("limit", limit);
    return graph.node("Max", graph.node("Min", y, high), graph.node("Neg", high));
  }

  /** Replaces the columns of one function. */
  private String function(
      InputGroup group, Transform.Function function, String x, String otherwise) {
    int columns = group.inputs().size();
    Tensor chosen = Tensor.zeros(1, columns);
    boolean any = false;
    for (int j = 0; j < columns; j++) {
      Input input = group.inputs().get(j);
      chosen.data()[j] = input.transform().function() == function ? 1 : 0;
      any |= chosen.data()[j] == 1;
    }
    if (!any) {
      return otherwise;
    }
    String mask = graph.node("Greater", graph.constant("chosen", chosen), graph.constant(0.5f));
    // columns of another function may hold what has no logarithm
    String one = graph.constant(1);
    String own = graph.node("Where", mask, x, one);
    String value =
        function == Transform.Function.LOG
            ? graph.node("Log", own)
            : graph.node(
                "Mul",
                graph.node("Sign", own),
                graph.node("Log", graph.node("Add", graph.node("Abs", own), one)));
    return graph.node("Where", mask, value, otherwise);
  }
}
