package hep.learners.onnx;

import hep.learners.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of an <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">ONNX</a> file as
 * they come. Values are known by their names.
 */
final class OnnxGraph {
  private static final int IR_VERSION = 8;
  private static final int OPERATORS = 17;
  private static final int TREE_OPERATORS = 3;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private final ProtoWriter graph = new ProtoWriter();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Map<Content, String> constants = new HashMap<>();
  private boolean trees;
  private int values;

  /** What a constant holds: those that are the same are written once. */
  private record Content(List<Integer> shape, int type, ByteBuffer bytes) {}

  /** Attributes of a node. */
  static final class Attributes {
    private final ProtoWriter node;

    private Attributes(ProtoWriter node) {
      this.node = node;
    }

    private Attributes put(String name, int type, ProtoWriter value) {
      node.message(5, value.text(1, name).number(20, type));
      return this;
    }

    Attributes real(String name, float value) {
      return put(name, 1, new ProtoWriter().real(2, value));
    }

    Attributes number(String name, long value) {
      return put(name, 2, new ProtoWriter().number(3, value));
    }

    Attributes text(String name, String value) {
      return put(name, 3, new ProtoWriter().text(4, value));
    }

    Attributes reals(String name, float... values) {
      return put(name, 6, new ProtoWriter().reals(7, values));
    }

    Attributes numbers(String name, long... values) {
      return put(name, 7, new ProtoWriter().numbers(8, values));
    }

    Attributes texts(String name, String... values) {
      ProtoWriter all = new ProtoWriter();
      for (String value : values) {
        all.text(9, value);
      }
      return put(name, 8, all);
    }
  }

  /** Sets the attributes of a node. */
  @FunctionalInterface
  interface Setting {
    void on(Attributes attributes);
  }

  /** Adds an operation; returns the name of its output. */
  String node(String operator, String... inputs) {
    return node(operator, _ -> {}, inputs);
  }

  /** Adds an operation with attributes; returns the name of its output. */
  String node(String operator, Setting setting, String... inputs) {
    String output = operator.toLowerCase(java.util.Locale.ROOT) + "_" + values++;
    node(operator, "", setting, new String[] {output}, inputs);
    return output;
  }

  /** Adds an operation with several outputs. */
  void node(String operator, String domain, Setting setting, String[] outputs, String... inputs) {
    ProtoWriter node = new ProtoWriter();
    for (String input : inputs) {
      node.text(1, input);
    }
    for (String output : outputs) {
      node.text(2, output);
    }
    node.text(3, operator + "_" + values++).text(4, operator);
    setting.on(new Attributes(node));
    if (!domain.isEmpty()) {
      node.text(7, domain);
      trees = true;
    }
    graph.message(1, node);
  }

  /** A new name for a value. */
  String fresh(String base) {
    return base + "_" + values++;
  }

  /** Adds a constant, unless it is there already; returns its name. */
  String constant(String base, Tensor tensor) {
    Content content =
        new Content(
            Arrays.stream(tensor.shape()).boxed().toList(),
            FLOAT,
            ByteBuffer.wrap(ProtoWriter.little(tensor.data())));
    return constants.computeIfAbsent(content, _ -> written(base, tensor));
  }

  private String written(String base, Tensor tensor) {
    String name = fresh(base);
    ProtoWriter proto = new ProtoWriter();
    for (int extent : tensor.shape()) {
      proto.number(1, extent);
    }
    graph.message(
        5, proto.number(2, FLOAT).text(8, name).bytes(9, ProtoWriter.little(tensor.data())));
    return name;
  }

  /** Adds a single number as a constant. */
  String constant(float value) {
    return constant("scalar", new Tensor(new float[] {value}));
  }

  /** Adds whole numbers as a constant, such as a shape. */
  String numbers(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Long.BYTES));
    bytes.asLongBuffer().put(values);
    Content content = new Content(List.of(values.length), INT64, bytes);
    return constants.computeIfAbsent(content, _ -> written(values));
  }

  private String written(long... values) {
    String name = fresh("numbers");
    graph.message(
        5,
        new ProtoWriter()
            .number(1, values.length)
            .number(2, INT64)
            .numbers(7, values)
            .text(8, name));
    return name;
  }

  /** Adds what was given a name already under a further one. */
  void alias(String as, String value) {
    node("Identity", "", _ -> {}, new String[] {as}, value);
  }

  /**
   * Declares an input or output of any shape.
   *
   * @param rows a name in place of the first extent; empty for the extent itself
   */
  void declare(boolean input, String name, String rows, int... extents) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < extents.length; i++) {
      all.add(i == 0 && !rows.isEmpty() ? rows : Integer.toString(extents[i]));
    }
    declare(input, name, FLOAT, all);
  }

  /** Declares an input of whole numbers, one an entry. */
  void declareCounts(String name, String rows) {
    declare(true, name, INT64, List.of(rows));
  }

  /** Declares an input of three extents of which two may be any. */
  void declareBlock(String name, String rows, String places, int columns) {
    declare(true, name, FLOAT, List.of(rows, places, Integer.toString(columns)));
  }

  /** Extents are numbers, or names of what may be any number. */
  private void declare(boolean input, String name, int kind, List<String> extents) {
    ProtoWriter shape = new ProtoWriter();
    for (String each : extents) {
      ProtoWriter extent = new ProtoWriter();
      boolean fixed = Character.isDigit(each.charAt(0));
      shape.message(1, fixed ? extent.number(1, Long.parseLong(each)) : extent.text(2, each));
    }
    ProtoWriter type =
        new ProtoWriter().message(1, new ProtoWriter().number(1, kind).message(2, shape));
    graph.message(input ? 11 : 12, new ProtoWriter().text(1, name).message(2, type));
  }

  /** Declares an input or output of rows by columns. */
  void declare(boolean input, String name, String rows, int columns) {
    declare(input, name, rows.equals("1") ? "" : rows, 1, columns);
  }

  void metadata(String key, String value) {
    metadata.put(key, value);
  }

  byte[] toBytes(String name) {
    ProtoWriter model =
        new ProtoWriter().number(1, IR_VERSION).text(2, "Kaon").message(7, graph.text(2, name));
    model.message(8, new ProtoWriter().text(1, "").number(2, OPERATORS));
    if (trees) {
      model.message(8, new ProtoWriter().text(1, "ai.onnx.ml").number(2, TREE_OPERATORS));
    }
    metadata.forEach(
        (key, value) -> model.message(14, new ProtoWriter().text(1, key).text(2, value)));
    return model.toBytes();
  }
}
