package hep.learners.onnx;

import hep.learners.Segments;
import hep.learners.Tensor;
import hep.learners.Var;
import java.util.Locale;

/** Steps over sets of rows: one set of any size, or several of the same size. */
final class OnnxSets {
  private OnnxSets() {}

  /** Rows of each set; where there is a single one, its size may change. */
  private static int size(Segments sets) {
    for (int set = 1; set < sets.count(); set++) {
      if (sets.size(set) != sets.size(0)) {
        throw new IllegalArgumentException("sets of different sizes are written one at a time");
      }
    }
    if (sets.count() == 0) {
      throw new IllegalArgumentException("there is no set to write");
    }
    return sets.size(0);
  }

  /** Sets by rows by columns. */
  private static String grouped(OnnxStep s, Segments sets) {
    int size = size(sets);
    Var x = s.value("x");
    return sets.count() == 1
        ? s.graph().node("Reshape", s.rows("x"), s.graph().numbers(1, -1, x.columns()))
        : s.values().reshape(s.rows("x"), 1, size, x.columns());
  }

  static String reduce(OnnxStep s) {
    String x = grouped(s, s.part("sets", Segments.class));
    String kind = s.step().name().substring(s.step().name().indexOf('.') + 1);
    if (kind.toLowerCase(Locale.ROOT).equals("sum")) {
      return s.graph().node("ReduceSum", a -> a.number("keepdims", 0), x, s.graph().numbers(1));
    }
    return s.graph().node("Reduce" + kind, a -> a.number("keepdims", 0).numbers("axes", 1), x);
  }

  static String softmax(OnnxStep s) {
    String x = grouped(s, s.part("sets", Segments.class));
    return s.shaped(
        s.values()
            .reshape(
                s.graph().node("Softmax", a -> a.number("axis", 1), x), 1, s.output().columns()));
  }

  static String repeat(OnnxStep s) {
    Segments sets = s.part("sets", Segments.class);
    int columns = s.output().columns();
    int size = size(sets);
    String one = s.values().reshape(s.rows("x"), 1, 1, columns);
    String many =
        s.graph().node("Tile", one, s.graph().numbers(1, size, 1)); // sets x size x columns
    return s.values().reshape(many, 1, columns);
  }

  /** Per set and head softmax(q kᵀ / √d + bias) v. */
  static String attention(OnnxStep s) {
    Segments sets = s.part("sets", Segments.class);
    int size = size(sets);
    boolean one = sets.count() == 1;
    int heads = s.number("heads");
    int width = s.output().columns();
    int depth = width / heads;
    OnnxGraph graph = s.graph();
    String[] parts = {graph.fresh("q"), graph.fresh("k"), graph.fresh("v")};
    graph.node(
        "Split",
        "",
        a -> a.number("axis", 1),
        parts,
        s.rows("packed"),
        graph.numbers(width, width, width));
    String shape = one ? graph.numbers(1, -1, heads, depth) : graph.numbers(-1, size, heads, depth);
    String q = turned(graph, graph.node("Reshape", parts[0], shape), 0, 2, 1, 3);
    String k = turned(graph, graph.node("Reshape", parts[1], shape), 0, 2, 3, 1);
    String v = turned(graph, graph.node("Reshape", parts[2], shape), 0, 2, 1, 3);
    String scores =
        graph.node(
            "Mul", graph.node("MatMul", q, k), graph.constant((float) (1 / Math.sqrt(depth))));
    if (s.has("bias")) {
      // pairs x heads to sets x heads x rows x rows
      String bias =
          graph.node("Reshape", s.rows("bias"), graph.numbers(sets.count(), size, size, heads));
      scores = graph.node("Add", scores, turned(graph, bias, 0, 3, 1, 2));
    }
    String shares = graph.node("Softmax", a -> a.number("axis", -1), scores);
    String seen = turned(graph, graph.node("MatMul", shares, v), 0, 2, 1, 3);
    return s.values().reshape(seen, 1, width);
  }

  private static String turned(OnnxGraph graph, String x, long... axes) {
    return graph.node("Transpose", a -> a.numbers("perm", axes), x);
  }

  /** ONNX orders the gates i, o, f, g; ours are i, f, g, o. */
  static String lstm(OnnxStep s) {
    int[] starts = s.part("starts", int[].class);
    int sets = starts[1] - starts[0];
    for (int step = 1; step < starts.length - 1; step++) {
      if (starts[step + 1] - starts[step] != sets) {
        throw new IllegalArgumentException("sets of different sizes are written one at a time");
      }
    }
    OnnxGraph graph = s.graph();
    int width = s.output().columns();
    int inputs = s.value("x").columns();
    String x = s.values().reshape(s.rows("x"), 1, sets, inputs); // steps x sets x inputs
    String y = graph.fresh("lstm");
    graph.node(
        "LSTM",
        "",
        a -> a.number("hidden_size", width),
        new String[] {y},
        x,
        graph.constant("weight", gates(s.value("input"), inputs, width)),
        graph.constant("weight", gates(s.value("weight"), width, width)),
        graph.constant("bias", biases(s.value("bias"), width)));
    return s.values().reshape(y, 1, width); // steps x 1 x sets x width
  }

  private static final int[] ORDER = {0, 3, 1, 2};

  private static Tensor gates(Var weight, int inputs, int width) {
    Tensor turned = Tensor.zeros(1, 4 * width, inputs);
    for (int gate = 0; gate < 4; gate++) {
      for (int column = 0; column < width; column++) {
        for (int row = 0; row < inputs; row++) {
          turned.data()[(gate * width + column) * inputs + row] =
              weight.data()[weight.start() + row * 4 * width + ORDER[gate] * width + column];
        }
      }
    }
    return turned;
  }

  private static Tensor biases(Var bias, int width) {
    Tensor both = Tensor.zeros(1, 8 * width);
    for (int gate = 0; gate < 4; gate++) {
      System.arraycopy(
          bias.data(), bias.start() + ORDER[gate] * width, both.data(), gate * width, width);
    }
    return both;
  }
}
