package hep.learners.onnx;

import hep.learners.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is needed of an ONNX file to build a dense network.
 *
 * @param nodes in their order
 * @param constants float tensors by name
 * @param inputs names of the graph's inputs that are no constants
 * @param outputs names of the graph's outputs
 * @param metadata texts by name
 */
record OnnxFile(
    List<Node> nodes,
    Map<String, Tensor> constants,
    List<String> inputs,
    List<String> outputs,
    Map<String, String> metadata) {
  private static final int MOST_NODES = 10_000;
  private static final int MOST_DIMENSIONS = 8;
  private static final int FLOAT = 1;

  /** An operation. */
  record Node(
      String operator, List<String> inputs, List<String> outputs, Map<String, Double> numbers) {
    double number(String attribute, double otherwise) {
      return numbers.getOrDefault(attribute, otherwise);
    }
  }

  static OnnxFile parse(String where, ByteBuffer bytes) {
    OnnxFile file =
        new OnnxFile(
            new ArrayList<>(),
            new LinkedHashMap<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new LinkedHashMap<>());
    ProtoReader model = new ProtoReader(where, bytes);
    boolean graph = false;
    while (model.next()) {
      if (model.field() == 7) {
        file.readGraph(where, model.message());
        graph = true;
      } else if (model.field() == 14) {
        ProtoReader entry = model.message();
        String key = "";
        String value = "";
        while (entry.next()) {
          key = entry.field() == 1 ? entry.text() : key;
          value = entry.field() == 2 ? entry.text() : value;
        }
        file.metadata.put(key, value);
      }
    }
    if (!graph) {
      throw new OnnxFormatException(where, "it has no graph");
    }
    file.inputs.removeAll(file.constants.keySet());
    return file;
  }

  private void readGraph(String where, ProtoReader graph) {
    while (graph.next()) {
      switch (graph.field()) {
        case 1 -> {
          if (nodes.size() == MOST_NODES) {
            throw new OnnxFormatException(where, "it has more than " + MOST_NODES + " nodes");
          }
          nodes.add(readNode(where, graph.message()));
        }
        case 5 -> readTensor(where, graph.message());
        case 11 -> inputs.add(readName(graph.message()));
        case 12 -> outputs.add(readName(graph.message()));
        default -> {}
      }
    }
  }

  private static String readName(ProtoReader value) {
    String name = "";
    while (value.next()) {
      name = value.field() == 1 ? value.text() : name;
    }
    return name;
  }

  private static Node readNode(String where, ProtoReader proto) {
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    Map<String, Double> numbers = new LinkedHashMap<>();
    String operator = "";
    while (proto.next()) {
      switch (proto.field()) {
        case 1 -> inputs.add(proto.text());
        case 2 -> outputs.add(proto.text());
        case 4 -> operator = proto.text();
        case 5 -> {
          ProtoReader attribute = proto.message();
          String name = "";
          double value = Double.NaN;
          while (attribute.next()) {
            switch (attribute.field()) {
              case 1 -> name = attribute.text();
              case 2 -> value = attribute.real();
              case 3 -> value = attribute.number();
              default -> {}
            }
          }
          if (!Double.isNaN(value)) {
            numbers.put(name, value);
          }
        }
        default -> {}
      }
    }
    if (outputs.isEmpty()) {
      throw new OnnxFormatException(where, "the node " + operator + " has no output");
    }
    return new Node(operator, inputs, outputs, numbers);
  }

  private void readTensor(String where, ProtoReader proto) {
    List<Long> shape = new ArrayList<>();
    String name = "";
    long type = 0;
    List<ByteBuffer> data = new ArrayList<>();
    List<Float> single = new ArrayList<>();
    while (proto.next()) {
      switch (proto.field()) {
        case 1 -> {
          if (proto.isBytes()) {
            ProtoReader packed = proto.message();
            while (packed.hasNumber()) {
              shape.add(packed.nextNumber());
            }
          } else {
            shape.add(proto.number());
          }
        }
        case 2 -> type = proto.number();
        case 4 -> {
          if (proto.isBytes()) {
            data.add(proto.content());
          } else {
            single.add(proto.real());
          }
        }
        case 8 -> name = proto.text();
        case 9 -> data.add(proto.content());
        case 13, 14 ->
            throw new OnnxFormatException(where, "the weight " + name + " lies in another file");
        default -> {}
      }
    }
    if (type == FLOAT) {
      constants.put(name, tensor(where, name, shape, data, single));
    }
  }

  private static Tensor tensor(
      String where, String name, List<Long> shape, List<ByteBuffer> data, List<Float> single) {
    long size = 1;
    int[] extents = new int[shape.size()];
    for (int i = 0; i < extents.length; i++) {
      long extent = shape.get(i);
      size = extent < 0 || extent > Integer.MAX_VALUE ? -1 : Math.multiplyExact(size, extent);
      if (extents.length > MOST_DIMENSIONS || size < 0 || size > Integer.MAX_VALUE / 4) {
        throw new OnnxFormatException(where, "the weight " + name + " has the shape " + shape);
      }
      extents[i] = (int) extent;
    }
    long found = single.size() + data.stream().mapToLong(ByteBuffer::remaining).sum() / 4;
    if (found != size) {
      throw new OnnxFormatException(
          where, "the weight " + name + " of shape " + shape + " has " + found + " values");
    }
    float[] values = new float[(int) size];
    int at = 0;
    for (ByteBuffer part : data) {
      while (part.remaining() >= 4 && at < values.length) {
        values[at++] = part.getFloat();
      }
    }
    for (float value : single) {
      values[at++] = value;
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new OnnxFormatException(where, "the weight " + name + " holds " + value);
      }
    }
    return new Tensor(values, extents);
  }
}
