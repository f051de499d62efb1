package hep.learners.onnx;

import hep.learners.Segments;
import hep.learners.Var;
import java.util.Optional;
import java.util.function.IntBinaryOperator;

/**
 * Steps over sets whose rows stand in a block of entries by places, of which each entry fills the
 * first. What stands at the other places is never looked at.
 *
 * @param extents name of the number of entries and the number of places
 * @param filled name of entries x places x 1, true where there is a row
 * @param counts name of the numbers of rows, entries x 1
 * @param lengths name of the same, entries, as recurrent operators ask for them
 * @param entries of the pass that is written down
 * @param places of the same
 */
record OnnxPadded(
    OnnxGraph graph,
    String extents,
    String filled,
    String counts,
    String lengths,
    int entries,
    int places) {
  private static final int INT32 = 6;
  private static final float FAR = -1e30f;

  /**
   * Makes the masks.
   *
   * @param block name of the rows, entries x places x columns
   * @param counts name of their numbers, entries
   */
  static OnnxPadded of(OnnxGraph graph, String block, String counts, int entries, int places) {
    String extents = graph.node("Shape", a -> a.number("start", 0).number("end", 2), block);
    String scalar = graph.node("Squeeze", part(graph, extents, 1), graph.numbers(0));
    String zero = graph.node("Squeeze", graph.numbers(0), graph.numbers(0));
    String one = graph.node("Squeeze", graph.numbers(1), graph.numbers(0));
    String place = graph.node("Range", zero, scalar, one);
    String column = graph.node("Unsqueeze", counts, graph.numbers(1)); // entries x 1
    String filled = graph.node("Unsqueeze", graph.node("Less", place, column), graph.numbers(2));
    return new OnnxPadded(
        graph,
        extents,
        filled,
        graph.node("Cast", a -> a.number("to", 1), column),
        graph.node("Cast", a -> a.number("to", INT32), counts),
        entries,
        places);
  }

  private static String part(OnnxGraph graph, String extents, int from) {
    return graph.node(
        "Slice", extents, graph.numbers(from), graph.numbers(from + 1), graph.numbers(0));
  }

  /** The block with zeros where there is no row, as rows by columns. */
  String rows(String block, int columns) {
    return flat(graph.node("Where", filled, block, graph.constant(0)), columns);
  }

  private String flat(String x, int columns) {
    return graph.node("Reshape", x, graph.numbers(-1, columns));
  }

  private String shape(String... parts) {
    return graph.node("Concat", a -> a.number("axis", 0), parts);
  }

  private String block(String rows, int columns) {
    return graph.node("Reshape", rows, shape(extents, graph.numbers(columns)));
  }

  /** Whether these are the sets of the inputs. */
  boolean holds(Segments sets) {
    return sets.count() == entries && sets.rows() == entries * places;
  }

  private static String operand(OnnxStep s) {
    return s.rows(s.has("packed") ? "packed" : "x");
  }

  /** 1 for an entry with rows, else 0: entries x 1. */
  private String any() {
    return graph.node("Min", counts, graph.constant(1));
  }

  String reduce(OnnxStep s) {
    String x = block(operand(s), s.output().columns());
    if (s.step().name().endsWith("Max")) {
      String most = graph.node("Where", filled, x, graph.constant(FAR));
      String largest =
          graph.node("ReduceMax", a -> a.number("keepdims", 0).numbers("axes", 1), most);
      return graph.node("Mul", largest, any());
    }
    String own = graph.node("Where", filled, x, graph.constant(0));
    String sum = graph.node("ReduceSum", a -> a.number("keepdims", 0), own, graph.numbers(1));
    return s.step().name().endsWith("Mean")
        ? graph.node("Div", sum, graph.node("Max", counts, graph.constant(1)))
        : sum;
  }

  String softmax(OnnxStep s) {
    int columns = s.output().columns();
    String x = graph.node("Where", filled, block(operand(s), columns), graph.constant(FAR));
    return s.shaped(flat(graph.node("Softmax", a -> a.number("axis", 1), x), columns));
  }

  String first(OnnxStep s) {
    int columns = s.output().columns();
    String x = block(operand(s), columns);
    String first = graph.node("Slice", x, graph.numbers(0), graph.numbers(1), graph.numbers(1));
    return graph.node("Mul", flat(first, columns), any());
  }

  String repeat(OnnxStep s) {
    int columns = s.output().columns();
    String one = graph.node("Unsqueeze", s.rows("x"), graph.numbers(1));
    String many = graph.node("Expand", one, shape(extents, graph.numbers(columns)));
    return flat(many, columns);
  }

  /** Per entry and head softmax(q kᵀ / √d + bias) v over the rows that there are. */
  String attention(OnnxStep s) {
    int heads = s.number("heads");
    int width = s.output().columns();
    int depth = width / heads;
    String[] parts = {graph.fresh("q"), graph.fresh("k"), graph.fresh("v")};
    graph.node(
        "Split",
        "",
        a -> a.number("axis", 1),
        parts,
        operand(s),
        graph.numbers(width, width, width));
    String shape = shape(extents, graph.numbers(heads, depth));
    String q = OnnxSets.turned(graph, graph.node("Reshape", parts[0], shape), 0, 2, 1, 3);
    String k = OnnxSets.turned(graph, graph.node("Reshape", parts[1], shape), 0, 2, 3, 1);
    String v = OnnxSets.turned(graph, graph.node("Reshape", parts[2], shape), 0, 2, 1, 3);
    String scores =
        graph.node(
            "Mul", graph.node("MatMul", q, k), graph.constant((float) (1 / Math.sqrt(depth))));
    if (s.has("bias")) {
      String pairs = shape(extents, part(graph, extents, 1), graph.numbers(heads));
      String bias = graph.node("Reshape", s.rows("bias"), pairs);
      scores = graph.node("Add", scores, OnnxSets.turned(graph, bias, 0, 3, 1, 2));
    }
    // entries x 1 x 1 x places: which rows may be looked at
    String seen =
        graph.node("Unsqueeze", OnnxSets.turned(graph, filled, 0, 2, 1), graph.numbers(1));
    String allowed = graph.node("Where", seen, scores, graph.constant(FAR));
    String shares = graph.node("Softmax", a -> a.number("axis", -1), allowed);
    return flat(OnnxSets.turned(graph, graph.node("MatMul", shares, v), 0, 2, 1, 3), width);
  }

  /** Rows in the order of steps as steps x entries x columns. */
  String bySteps(String rows, int columns) {
    String steps = shape(part(graph, extents, 1), part(graph, extents, 0), graph.numbers(columns));
    return graph.node("Reshape", rows, steps);
  }

  /**
   * The change from rows by entries to rows by steps or back, where the chosen rows are that; each
   * entry's own rows are turned round where it is read backwards.
   */
  Optional<String> gather(OnnxStep s, int... wanted) {
    Var x = s.value("x");
    if (x.rows() != entries * places || wanted.length != x.rows() || entries < 2 || places < 2) {
      return Optional.empty();
    }
    int columns = x.columns();
    if (holds(wanted, true, (entry, place) -> entry * places + place)) {
      return Optional.of(toSteps(s.rows("x"), columns, false));
    }
    if (holds(wanted, true, (entry, place) -> entry * places + places - 1 - place)) {
      return Optional.of(toSteps(s.rows("x"), columns, true));
    }
    if (holds(wanted, false, (entry, place) -> place * entries + entry)) {
      return Optional.of(fromSteps(s.rows("x"), columns, false));
    }
    if (holds(wanted, false, (entry, place) -> (places - 1 - place) * entries + entry)) {
      return Optional.of(fromSteps(s.rows("x"), columns, true));
    }
    return Optional.empty();
  }

  private boolean holds(int[] wanted, boolean byPlaces, IntBinaryOperator row) {
    for (int entry = 0; entry < entries; entry++) {
      for (int place = 0; place < places; place++) {
        int at = byPlaces ? place * entries + entry : entry * places + place;
        if (wanted[at] != row.applyAsInt(entry, place)) {
          return false;
        }
      }
    }
    return true;
  }

  private String toSteps(String rows, int columns, boolean backwards) {
    String steps = OnnxSets.turned(graph, block(rows, columns), 1, 0, 2);
    return flat(backwards ? reversed(steps) : steps, columns);
  }

  private String fromSteps(String rows, int columns, boolean backwards) {
    String steps = bySteps(rows, columns);
    return flat(OnnxSets.turned(graph, backwards ? reversed(steps) : steps, 1, 0, 2), columns);
  }

  /** Each entry's first rows in the opposite order. */
  private String reversed(String steps) {
    String whole = graph.node("Cast", a -> a.number("to", 7), lengths);
    return graph.node(
        "ReverseSequence", a -> a.number("batch_axis", 1).number("time_axis", 0), steps, whole);
  }
}
