package hep.learners.onnx;

import hep.learners.Segments;
import hep.learners.Var;
import java.util.Locale;
import java.util.Optional;

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

  private static Optional<OnnxPadded> padded(OnnxStep s) {
    return s.values().padded().filter(each -> each.holds(s.part("sets", Segments.class)));
  }

  /** Sets by rows by columns. */
  private static String grouped(OnnxStep s, Segments sets) {
    int size = size(sets);
    Var x = s.value("x");
    return sets.count() == 1
        ? s.graph().node("Reshape", s.rows("x"), s.graph().numbers(1, -1, x.columns()))
        : s.values().reshape(s.rows("x"), 1, size, x.columns());
  }

  /** The first row of each set. */
  static String first(OnnxStep s) {
    Optional<OnnxPadded> padded = padded(s);
    if (padded.isPresent()) {
      return padded.get().first(s);
    }
    String x = grouped(s, s.part("sets", Segments.class));
    String first =
        s.graph()
            .node("Slice", x, s.graph().numbers(0), s.graph().numbers(1), s.graph().numbers(1));
    return s.values().reshape(first, 1, s.output().columns());
  }

  static String reduce(OnnxStep s) {
    Optional<OnnxPadded> padded = padded(s);
    if (padded.isPresent()) {
      return padded.get().reduce(s);
    }
    String x = grouped(s, s.part("sets", Segments.class));
    String kind = s.step().name().substring(s.step().name().indexOf('.') + 1);
    if (kind.toLowerCase(Locale.ROOT).equals("sum")) {
      return s.graph().node("ReduceSum", a -> a.number("keepdims", 0), x, s.graph().numbers(1));
    }
    return s.graph().node("Reduce" + kind, a -> a.number("keepdims", 0).numbers("axes", 1), x);
  }

  static String softmax(OnnxStep s) {
    Optional<OnnxPadded> padded = padded(s);
    if (padded.isPresent()) {
      return padded.get().softmax(s);
    }
    String x = grouped(s, s.part("sets", Segments.class));
    return s.shaped(
        s.values()
            .reshape(
                s.graph().node("Softmax", a -> a.number("axis", 1), x), 1, s.output().columns()));
  }

  static String repeat(OnnxStep s) {
    Optional<OnnxPadded> padded = padded(s);
    if (padded.isPresent()) {
      return padded.get().repeat(s);
    }
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
    Optional<OnnxPadded> padded = padded(s);
    if (padded.isPresent()) {
      return padded.get().attention(s);
    }
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

  static String turned(OnnxGraph graph, String x, long... axes) {
    return graph.node("Transpose", a -> a.numbers("perm", axes), x);
  }
}
