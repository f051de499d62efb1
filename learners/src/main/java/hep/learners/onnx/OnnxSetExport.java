package hep.learners.onnx;

import hep.learners.Parameters;
import hep.learners.Segments;
import hep.learners.Tensor;
import hep.learners.Trace;
import hep.learners.Var;
import hep.learners.model.InputGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A model over sets, written down by passes over blocks of several sizes. */
record OnnxSetExport(
    String name,
    Parameters parameters,
    InputGroup rows,
    List<InputGroup> beside,
    Map<String, String> metadata,
    OnnxExport.SetModel model) {
  /** Ending of the name of the input that holds how many rows each entry has. */
  static final String COUNT = "_count";

  OnnxExport write() {
    Random random = new Random(1);
    byte[] bytes = trace(random, 3, 4);
    if (!Arrays.equals(bytes, trace(random, 3, 4))) {
      throw new IllegalArgumentException(
          "which steps "
              + name
              + " takes depends on its inputs, as where nearest rows are looked for; ONNX has one"
              + " graph for all");
    }
    if (!Arrays.equals(bytes, trace(random, 2, 5))) {
      throw new IllegalArgumentException(
          "which steps " + name + " takes depends on how many rows there are");
    }
    return new OnnxExport(bytes, true);
  }

  private static Tensor example(Random random, int rows, InputGroup group) {
    Tensor example = Tensor.zeros(rows, group.inputs().size());
    for (int i = 0; i < example.data().length; i++) {
      example.data()[i] = random.nextFloat();
    }
    return example;
  }

  private byte[] trace(Random random, int entries, int places) {
    List<Tensor> examples = new ArrayList<>();
    examples.add(example(random, entries * places, rows));
    beside.forEach(group -> examples.add(example(random, entries, group)));
    Trace trace =
        Trace.of(
            parameters,
            examples,
            x ->
                model.apply(x.getFirst(), Segments.equal(entries, places), x.subList(1, x.size())));
    OnnxGraph graph = new OnnxGraph();
    String entry = "entries";
    int columns = rows.inputs().size();
    graph.declareBlock(rows.name(), entry, rows.name() + "_places", columns);
    graph.declareCounts(rows.name() + COUNT, entry);
    OnnxPadded padded = OnnxPadded.of(graph, rows.name(), rows.name() + COUNT, entries, places);
    OnnxValues values = new OnnxValues(graph, Optional.of(padded));
    String scaled = new OnnxScaler(graph).apply(rows, rows.name());
    values.put(trace.inputs().getFirst(), padded.rows(scaled, columns));
    OnnxExport.describe(rows).forEach(graph::metadata);
    for (int i = 0; i < beside.size(); i++) {
      InputGroup group = beside.get(i);
      graph.declare(true, group.name(), entry, entries, group.inputs().size());
      values.put(trace.inputs().get(i + 1), new OnnxScaler(graph).apply(group, group.name()));
      OnnxExport.describe(group).forEach(graph::metadata);
    }
    write(trace, graph, values);
    int[] shape = trace.output().shape();
    if (shape.length != 2 || shape[0] != entries) {
      throw new IllegalArgumentException("the model gives no row for each entry");
    }
    graph.declare(false, "output", entry, shape);
    metadata.forEach(graph::metadata);
    return graph.toBytes(name);
  }

  private static void write(Trace trace, OnnxGraph graph, OnnxValues values) {
    for (Trace.Step step : trace.steps()) {
      if (!values.isConstant(step)) {
        Var output = step.output();
        values.put(output, OnnxSteps.write(new OnnxStep(step, graph, values)));
      }
    }
    graph.alias("output", values.of(trace.output()));
  }
}
