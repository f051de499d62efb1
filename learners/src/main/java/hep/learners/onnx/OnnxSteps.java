package hep.learners.onnx;

import hep.learners.StepFunction;
import hep.learners.Trace;
import hep.learners.Var;
import hep.learners.trees.BoostedTrees;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Each step of a traced pass as ONNX operations: element by element, rows and columns. Images are
 * {@link OnnxImages}', sets {@link OnnxSets}' part.
 */
final class OnnxSteps {
  private OnnxSteps() {}

  /**
   * Writes a step.
   *
   * @return the name of its output, in the output's shape
   * @throws IllegalArgumentException where ONNX has no such operation
   */
  static String write(OnnxStep s) {
    String y =
        switch (s.step().name()) {
          case "ActivationOps.LeakyRelu" -> leaky(s);
          case "ActivationOps.Sigmoid" -> s.graph().node("Sigmoid", s.of("x"));
          case "ActivationOps.Tanh" -> s.graph().node("Tanh", s.of("x"));
          case "ActivationOps.Softplus" -> s.graph().node("Softplus", s.of("x"));
          case "ActivationOps.Gelu" -> gelu(s.graph(), s.of("x"));
          case "ActivationOps.Exp" -> s.graph().node("Exp", s.of("x"));
          case "ActivationOps.Log" -> s.graph().node("Log", s.of("x"));
          case "ActivationOps.Softmax" ->
              s.graph().node("Softmax", a -> a.number("axis", -1), s.of("x"));
          case "ElementOps.GradientScale" -> s.of("x");
          case "ElementOps.Affine" -> affine(s);
          case "ElementOps.Plus" -> plus(s);
          case "ElementOps.Times" -> times(s);
          case "ElementOps.TimesColumn" -> timesColumn(s);
          case "MatrixOps.Linear" -> linear(s);
          case "NormOps.LayerNorm" -> layerNorm(s);
          case "NormOps.BatchNorm" -> batchNorm(s);
          case "ShapeOps.Beside" -> beside(s);
          case "ShapeOps.Stack" -> stack(s);
          case "ShapeOps.Columns" -> columns(s);
          case "ShapeOps.Gather" -> gather(s);
          case "ShapeOps.Sum" -> sum(s);
          case "SegmentOps.Sum", "SegmentOps.Mean", "SegmentOps.Max" -> OnnxSets.reduce(s);
          case "SegmentOps.Softmax" -> OnnxSets.softmax(s);
          case "SegmentOps.Repeat" -> OnnxSets.repeat(s);
          case "AttentionOps.SelfAttention" -> OnnxSets.attention(s);
          case "SegmentOps.First" -> OnnxSets.first(s);
          case "RecurrentOps.Lstm", "StepOps.Folded" -> OnnxRecurrence.write(s);
          case "StepOps.Rowwise" -> through(s);
          case "TreeOps.Mix" -> mix(s);
          case "ConvolutionOps.Convolution" -> OnnxImages.convolution(s);
          case "ConvolutionOps.TransposedConvolution" -> OnnxImages.transposed(s);
          case "ImageOps.MaxPool" -> OnnxImages.pool(s, "MaxPool");
          case "ImageOps.MeanPool" -> OnnxImages.pool(s, "AveragePool");
          case "ImageOps.Crop" -> OnnxImages.crop(s);
          case "ImageOps.Enlarge" -> OnnxImages.enlarge(s);
          case "LocalOps.LocallyConnected" -> OnnxImages.locallyConnected(s);
          case "LocalOps.ResponseNorm" -> OnnxImages.responseNorm(s);
          default -> throw new IllegalArgumentException(refusal(s.step()));
        };
    return s.flag("rectified") ? s.graph().node("Relu", y) : y;
  }

  /** Why a step cannot be written. */
  static String refusal(Trace.Step step) {
    return switch (step.name()) {
      case "TreeOps.Recursion", "TreeOps.Pick" ->
          "recursive cells follow each entry's own tree, and a graph of ONNX is the same for all";
      case "LocalOps.Closeness" ->
          "minibatch discrimination compares the entries of a batch, which a single one has not";
      default -> "ONNX has no operation for the step " + step.name();
    };
  }

  private static String through(OnnxStep s) {
    if (s.part("function", StepFunction.class) instanceof BoostedTrees trees) {
      return OnnxTrees.write(s.graph(), trees, s.rows("x"));
    }
    throw new IllegalArgumentException("ONNX has no operation for a function of its own");
  }

  private static String mix(OnnxStep s) {
    int groups = s.number("groups");
    int columns = s.output().columns();
    String logits = s.values().reshape(s.rows("logits"), 1, groups, columns);
    String values = s.values().reshape(s.rows("values"), 1, groups, columns);
    String shares = s.graph().node("Softmax", a -> a.number("axis", 1), logits);
    String parts = s.graph().node("Mul", shares, values);
    return s.shaped(
        s.graph().node("ReduceSum", a -> a.number("keepdims", 0), parts, s.graph().numbers(1)));
  }

  private static String leaky(OnnxStep s) {
    float slope = s.real("slope");
    return slope == 0
        ? s.graph().node("Relu", s.of("x"))
        : s.graph().node("LeakyRelu", a -> a.real("alpha", slope), s.of("x"));
  }

  /** x / (1 + e^-2u) with u = sqrt(2/pi) (x + 0.044715 x^3), as {@code Gelu} is set 20's. */
  static String gelu(OnnxGraph graph, String x) {
    String square = graph.node("Mul", x, x);
    String inner =
        graph.node("Add", graph.node("Mul", square, graph.constant(0.044715f)), graph.constant(1));
    String twice = graph.constant((float) (2 * Math.sqrt(2 / Math.PI)));
    String u = graph.node("Mul", graph.node("Mul", x, inner), twice);
    return graph.node("Mul", x, graph.node("Sigmoid", u));
  }

  private static String affine(OnnxStep s) {
    String y = s.of("x");
    if (s.real("factor") != 1) {
      y = s.graph().node("Mul", y, s.graph().constant(s.real("factor")));
    }
    return s.real("summand") == 0
        ? y
        : s.graph().node("Add", y, s.graph().constant(s.real("summand")));
  }

  /** The second operand in the shape of the first, or as one row. */
  private static String other(OnnxStep s) {
    Var a = s.value("a");
    Var b = s.value("b");
    if (a.size() == b.size()) {
      return s.values().shaped(s.of("b"), b.shape(), a.shape());
    }
    return s.rows("b");
  }

  private static String plus(OnnxStep s) {
    return s.graph().node(s.real("sign") > 0 ? "Add" : "Sub", s.of("a"), other(s));
  }

  private static String times(OnnxStep s) {
    return s.graph().node("Mul", s.of("a"), other(s));
  }

  private static String timesColumn(OnnxStep s) {
    String factors = s.values().reshape(s.rows("factors"), 1, 1);
    return s.shaped(s.graph().node("Mul", s.rows("x"), factors));
  }

  private static String linear(OnnxStep s) {
    String y = s.graph().node("MatMul", s.rows("x"), s.rows("weight"));
    return s.shaped(s.has("bias") ? s.graph().node("Add", y, s.rows("bias")) : y);
  }

  private static String layerNorm(OnnxStep s) {
    int columns = s.value("x").columns();
    return s.graph()
        .node(
            "LayerNormalization",
            a -> a.number("axis", -1).real("epsilon", s.real("epsilon")),
            s.of("x"),
            s.values().constant(s.value("gain"), columns),
            s.values().constant(s.value("bias"), columns));
  }

  /** (x + shift) scale gain + bias, with the running statistics. */
  private static String batchNorm(OnnxStep s) {
    int columns = s.value("x").columns();
    String moved = s.graph().node("Add", s.of("x"), s.values().constant(s.value("shift"), columns));
    String normal = s.graph().node("Mul", moved, s.values().constant(s.value("scale"), columns));
    String scaled = s.graph().node("Mul", normal, s.values().constant(s.value("gain"), columns));
    return s.graph().node("Add", scaled, s.values().constant(s.value("bias"), columns));
  }

  private static String beside(OnnxStep s) {
    return s.graph()
        .node("Concat", a -> a.number("axis", -1), part(s, "a", "b"), part(s, "b", "a"));
  }

  /** A constant of equal rows is repeated for as many rows as the other part has. */
  private static String part(OnnxStep s, String name, String other) {
    Var value = s.value(name);
    if (!s.values().isConstant(value) || value.shape().length != 2 || !equalRows(value)) {
      return s.of(name);
    }
    String row = s.values().constant(value.rows(0, 1), 1, value.columns());
    String count = s.graph().node("Shape", a -> a.number("start", 0).number("end", 1), s.of(other));
    String shape =
        s.graph()
            .node("Concat", a -> a.number("axis", 0), count, s.graph().numbers(value.columns()));
    return s.graph().node("Expand", row, shape);
  }

  private static boolean equalRows(Var value) {
    int columns = value.columns();
    for (int i = columns; i < value.size(); i++) {
      if (value.data()[value.start() + i] != value.data()[value.start() + i % columns]) {
        return false;
      }
    }
    return value.rows() > 0;
  }

  private static String stack(OnnxStep s) {
    List<String> parts = new ArrayList<>();
    for (Var each : s.list("parts")) {
      parts.add(s.values().rows(each));
    }
    return parts.size() == 1
        ? s.shaped(parts.getFirst())
        : s.shaped(
            s.graph().node("Concat", a -> a.number("axis", 0), parts.toArray(String[]::new)));
  }

  private static String columns(OnnxStep s) {
    int from = s.number("from");
    return s.graph()
        .node(
            "Slice",
            s.of("x"),
            s.graph().numbers(from),
            s.graph().numbers(from + s.output().columns()),
            s.graph().numbers(-1));
  }

  private static String gather(OnnxStep s) {
    int[] wanted = s.part("wanted", int[].class);
    int rows = s.value("x").rows();
    Optional<String> ofSteps = s.values().padded().flatMap(padded -> padded.gather(s, wanted));
    if (ofSteps.isPresent()) {
      return ofSteps.get();
    }
    if (s.has("numbers")) {
      String numbers =
          s.graph().node("Cast", a -> a.number("to", 7), s.values().reshape(s.of("numbers"), 1));
      return s.graph().node("Gather", a -> a.number("axis", 0), s.rows("x"), numbers);
    }
    if (wanted.length == rows && IntStream.range(0, rows).allMatch(i -> wanted[i] == i)) {
      return s.rows("x");
    }
    if (wanted.length == rows
        && IntStream.range(0, rows).allMatch(i -> wanted[i] == rows - 1 - i)) {
      return s.graph()
          .node(
              "Slice",
              s.rows("x"),
              s.graph().numbers(-1),
              s.graph().numbers(Long.MIN_VALUE),
              s.graph().numbers(0),
              s.graph().numbers(-1));
    }
    return s.graph()
        .node(
            "Gather",
            a -> a.number("axis", 0),
            s.rows("x"),
            s.graph().numbers(Arrays.stream(wanted).asLongStream().toArray()));
  }

  private static String sum(OnnxStep s) {
    String sum = s.graph().node("ReduceSum", a -> a.number("keepdims", 0), s.rows("x"));
    return s.graph().node("Mul", sum, s.graph().constant(s.real("factor")));
  }
}
