package hep.learners.onnx;

import hep.learners.Layer;
import hep.learners.SetLayer;
import hep.learners.internal.files.AtomicFile;
import hep.learners.layers.Activation;
import hep.learners.layers.AttentionPooling;
import hep.learners.layers.BatchNorm;
import hep.learners.layers.Dense;
import hep.learners.layers.Dropout;
import hep.learners.layers.LayerNorm;
import hep.learners.layers.Mlp;
import hep.learners.layers.SelfAttention;
import hep.learners.layers.TransformerBlock;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.models.SetTransformer;
import hep.learners.trees.BoostedTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes a model as an ONNX file: each call adds a part of it and returns the name of its value.
 * Weights are taken as they are at the call.
 */
public final class OnnxWriter {
  private final String name;
  private final OnnxGraph graph = new OnnxGraph();

  /** A file for a model of this name. */
  public OnnxWriter(String name) {
    this.name = name;
  }

  /**
   * Declares an input of any number of rows, and scales its columns as the model's transforms do.
   *
   * @return the scaled rows
   */
  public String inputs(InputGroup group) {
    int columns = group.inputs().size();
    graph.declare(true, group.name(), group.jagged() ? group.name() + "_rows" : "batch", columns);
    graph.metadata(group.name() + ".names", String.join(",", group.names()));
    graph.metadata(
        group.name() + ".units",
        String.join(",", group.inputs().stream().map(Input::unit).toList()));
    graph.metadata(
        group.name() + ".ranges",
        String.join(
            ",", group.inputs().stream().map(each -> each.low() + ":" + each.high()).toList()));
    return new OnnxScaler(graph).apply(group, group.name());
  }

  /** Declares a single row that belongs to all rows of the other input, as a jet to its tracks. */
  public String oneRow(InputGroup group) {
    graph.declare(true, group.name(), "1", group.inputs().size());
    graph.metadata(group.name() + ".names", String.join(",", group.names()));
    return new OnnxScaler(graph).apply(group, group.name());
  }

  /** Adds a text to the file. */
  public void metadata(String key, String value) {
    graph.metadata(key, value);
  }

  /**
   * Adds a layer.
   *
   * @throws IllegalArgumentException when it is none of those that can be written
   */
  public String layer(Layer layer, String x) {
    return switch (layer) {
      case Dense dense -> dense(dense, x);
      case Mlp mlp -> {
        String y = x;
        for (int i = 0; i < mlp.layers().size(); i++) {
          y = dense(mlp.layers().get(i), y);
          y = i < mlp.layers().size() - 1 ? activation(mlp.between(), y) : y;
        }
        yield y;
      }
      case Activation activation -> activation(activation, x);
      case Dropout _ -> x;
      case LayerNorm norm -> layerNorm(norm, x);
      case BatchNorm norm ->
          graph.node(
              "BatchNormalization",
              a -> a.real("epsilon", norm.epsilon()),
              x,
              graph.constant("gain", norm.gain().value()),
              graph.constant("bias", norm.bias().value()),
              graph.constant("mean", norm.runningMean().value()),
              graph.constant("variance", norm.runningVariance().value()));
      default ->
          throw new IllegalArgumentException(
              "the layer " + layer.getClass().getSimpleName() + " cannot be written as ONNX yet");
    };
  }

  private String dense(Dense dense, String x) {
    return graph.node(
        "Gemm",
        x,
        graph.constant("weight", dense.weight().value()),
        graph.constant("bias", dense.bias().value()));
  }

  private String layerNorm(LayerNorm norm, String x) {
    return graph.node(
        "LayerNormalization",
        a -> a.number("axis", -1).real("epsilon", norm.epsilon()),
        x,
        graph.constant("gain", norm.gain().value()),
        graph.constant("bias", norm.bias().value()));
  }

  private String activation(Activation activation, String x) {
    return switch (activation) {
      case IDENTITY -> x;
      case RELU -> graph.node("Relu", x);
      case LEAKY_RELU -> graph.node("LeakyRelu", a -> a.real("alpha", 0.01f), x);
      case SIGMOID -> graph.node("Sigmoid", x);
      case TANH -> graph.node("Tanh", x);
      case GELU -> gelu(x);
      case SOFTMAX -> graph.node("Softmax", a -> a.number("axis", -1), x);
    };
  }

  private String gelu(String x) {
    return OnnxSteps.gelu(graph, x);
  }

  /**
   * Adds a layer on the rows of one set.
   *
   * @throws IllegalArgumentException when it is none of those that can be written
   */
  public String setLayer(SetLayer layer, String rows) {
    return switch (layer) {
      case SelfAttention attention -> attention(attention, rows);
      case AttentionPooling pooling -> {
        String share =
            graph.node("Softmax", a -> a.number("axis", 0), dense(pooling.score(), rows));
        yield graph.node(
            "ReduceSum",
            a -> a.number("keepdims", 1),
            graph.node("Mul", rows, share),
            graph.numbers(0));
      }
      case TransformerBlock block -> {
        String seen = attention(block.attention(), layerNorm(block.attentionNorm(), rows));
        String attended = graph.node("Add", rows, seen);
        String wide = gelu(dense(block.widen(), layerNorm(block.feedNorm(), attended)));
        yield graph.node("Add", attended, dense(block.narrow(), wide));
      }
      default ->
          throw new IllegalArgumentException(
              "the layer " + layer.getClass().getSimpleName() + " cannot be written as ONNX yet");
    };
  }

  private String attention(SelfAttention attention, String rows) {
    int width = attention.output().weight().shape()[0];
    int heads = attention.heads();
    int depth = width / heads;
    String[] parts = {graph.fresh("q"), graph.fresh("k"), graph.fresh("v")};
    graph.node(
        "Split",
        "",
        a -> a.number("axis", 1),
        parts,
        dense(attention.projections(), rows),
        graph.numbers(width, width, width));
    String shape = graph.numbers(-1, heads, depth); // rows x heads x depth
    String q = turned(graph.node("Reshape", parts[0], shape), 1, 0, 2); // heads x rows x depth
    String k = turned(graph.node("Reshape", parts[1], shape), 1, 2, 0); // heads x depth x rows
    String v = turned(graph.node("Reshape", parts[2], shape), 1, 0, 2); // heads x rows x depth
    String scores =
        graph.node(
            "Mul", graph.node("MatMul", q, k), graph.constant((float) (1 / Math.sqrt(depth))));
    String shares = graph.node("Softmax", a -> a.number("axis", -1), scores);
    String mixed = turned(graph.node("MatMul", shares, v), 1, 0, 2); // rows x heads x depth
    return dense(attention.output(), graph.node("Reshape", mixed, graph.numbers(-1, width)));
  }

  private String turned(String x, long... order) {
    return graph.node("Transpose", a -> a.numbers("perm", order), x);
  }

  /**
   * Adds a transformer on the elements of one set.
   *
   * @param elements elements by element inputs
   * @param features one row of set inputs
   * @return one row of outputs
   */
  public String setTransformer(SetTransformer model, String elements, String features) {
    String count = graph.node("Shape", a -> a.number("start", 0).number("end", 1), elements);
    String columns = graph.node("Shape", a -> a.number("start", 1).number("end", 2), features);
    String shape = graph.node("Concat", a -> a.number("axis", 0), count, columns);
    String repeated = graph.node("Expand", features, shape);
    String x = beside(elements, repeated);
    x = dense(model.lift(), gelu(dense(model.embed(), x))); // elements x width
    for (TransformerBlock block : model.blocks()) {
      x = setLayer(block, x);
    }
    String pooled = setLayer(model.pooling(), layerNorm(model.norm(), x)); // 1 x width
    return dense(model.output(), gelu(dense(model.hidden(), beside(pooled, features))));
  }

  private String beside(String a, String b) {
    return graph.node("Concat", each -> each.number("axis", 1), a, b);
  }

  /**
   * Adds boosted trees.
   *
   * @return rows by outputs: the margins
   */
  public String trees(BoostedTrees trees, String x) {
    return OnnxTrees.write(graph, trees, x);
  }

  /** Declares a value as an output of the model. */
  public void output(String as, String value, int columns) {
    graph.node("Identity", "", _ -> {}, new String[] {as}, value);
    graph.declare(false, as, "rows", columns);
  }

  /** Returns the content of the file. */
  public byte[] toBytes() {
    return graph.toBytes(name);
  }

  /**
   * Writes the file whole or not at all.
   *
   * @throws java.io.UncheckedIOException if writing fails
   */
  public void save(Path file) {
    ByteBuffer bytes = ByteBuffer.wrap(toBytes());
    try {
      AtomicFile.write(
          file,
          channel -> {
            while (bytes.hasRemaining()) {
              channel.write(bytes);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("Writing " + file + " failed: " + e.getMessage(), e);
    }
  }

  /** Adds texts to the file. */
  public void metadata(Map<String, String> texts) {
    texts.forEach(graph::metadata);
  }
}
