package hep.learners.onnx;

import hep.learners.Initializer;
import hep.learners.Layer;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.Dense;
import hep.learners.onnx.OnnxFile.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A dense network from an ONNX file, ready to use or to train on: a chain of Gemm or MatMul, Add,
 * Sub, Mul, Div with constants, and activations. What scales the inputs becomes a dense layer with
 * a diagonal matrix.
 *
 * @param parameters the weights, named {@code 0/weight}, {@code 0/bias}, …
 * @param layers in their order
 * @param input name of the input
 * @param output name of the output
 * @param metadata texts of the file
 */
public record OnnxNetwork(
    Parameters parameters,
    List<Layer> layers,
    String input,
    String output,
    Map<String, String> metadata) {
  private static final long MOST_BYTES = 1L << 30;

  /**
   * Reads a file.
   *
   * @throws OnnxFormatException when it is broken, or its network is not a chain of such operations
   * @throws UncheckedIOException if it cannot be read
   */
  public static OnnxNetwork open(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new OnnxFormatException(
            file.toString(), "it has " + Files.size(file) + " bytes, the most is " + MOST_BYTES);
      }
      return of(file.toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading " + file + " failed: " + e, e);
    }
  }

  /**
   * Reads bytes.
   *
   * @param where for messages
   */
  public static OnnxNetwork of(String where, ByteBuffer bytes) {
    try {
      OnnxFile file = OnnxFile.parse(where, bytes);
      if (file.inputs().size() != 1 || file.outputs().size() != 1) {
        throw new OnnxFormatException(
            where,
            "a dense network has one input and one output, found "
                + file.inputs()
                + " and "
                + file.outputs());
      }
      return new Chain(where, file).network();
    } catch (ArithmeticException e) {
      throw new OnnxFormatException(where, "the shape of a weight is too large");
    }
  }

  /** Rows of outputs from rows of inputs, on a tape of {@link #parameters}; usable as a layer. */
  public Var apply(Var x) {
    Var y = x;
    for (Layer layer : layers) {
      y = layer.apply(y);
    }
    return y;
  }

  /** The outputs of rows, without training. */
  public Tensor apply(Tensor rows) {
    Tape tape = Tape.evaluation(parameters);
    Tensor found = apply(tape.constant(rows)).value();
    return new Tensor(found.data().clone(), found.shape());
  }

  /** Follows the value from the input to the output. */
  private static final class Chain {
    private final String where;
    private final OnnxFile file;
    private final Parameters parameters = Parameters.seeded(0);
    private final List<Layer> layers = new ArrayList<>();
    private String value;
    private int columns;

    Chain(String where, OnnxFile file) {
      this.where = where;
      this.file = file;
      this.value = file.inputs().getFirst();
    }

    OnnxNetwork network() {
      for (Node node : file.nodes()) {
        add(node);
        value = node.outputs().getFirst();
      }
      if (!value.equals(file.outputs().getFirst()) || columns == 0) {
        throw new OnnxFormatException(
            where, "its nodes do not lead to the output " + file.outputs().getFirst());
      }
      return new OnnxNetwork(
          parameters,
          List.copyOf(layers),
          file.inputs().getFirst(),
          file.outputs().getFirst(),
          file.metadata());
    }

    private void add(Node node) {
      int here = node.inputs().indexOf(value);
      if (here < 0) {
        throw wrong(node, "does not read what the node before it gives");
      }
      switch (node.operator()) {
        case "Identity", "Dropout" -> {}
        case "Relu" -> layers.add(Activation.RELU);
        case "Sigmoid" -> layers.add(Activation.SIGMOID);
        case "Tanh" -> layers.add(Activation.TANH);
        case "Softmax" -> {
          double axis = node.number("axis", -1);
          if (axis != -1 && axis != 1) {
            throw wrong(node, "runs along axis " + axis);
          }
          layers.add(Activation.SOFTMAX);
        }
        case "LeakyRelu" -> {
          float slope = (float) node.number("alpha", 0.01);
          layers.add(x -> x.leakyRelu(slope));
        }
        case "Gemm" -> gemm(node, here);
        case "MatMul" -> matrix(node, constant(node, 1), false, 1, new float[0]);
        case "Add", "Sub", "Mul", "Div" -> row(node, here);
        default -> throw wrong(node, "is not one of a dense network");
      }
    }

    private void gemm(Node node, int here) {
      if (here != 0 || node.number("transA", 0) != 0) {
        throw wrong(node, "does not multiply the value from the right");
      }
      float beta = (float) node.number("beta", 1);
      float[] bias = node.inputs().size() > 2 ? constant(node, 2).data().clone() : new float[0];
      for (int i = 0; i < bias.length; i++) {
        bias[i] *= beta;
      }
      matrix(
          node,
          constant(node, 1),
          node.number("transB", 0) != 0,
          (float) node.number("alpha", 1),
          bias);
    }

    private void matrix(Node node, Tensor weight, boolean turned, float factor, float[] bias) {
      if (weight.shape().length != 2) {
        throw wrong(node, "has a weight of shape " + weight);
      }
      int inputs = turned ? weight.columns() : weight.rows();
      int outputs = turned ? weight.rows() : weight.columns();
      if ((columns > 0 && inputs != columns)
          || inputs == 0
          || outputs == 0
          || (bias.length > 1 && bias.length != outputs)) {
        throw wrong(
            node,
            "has a weight of shape "
                + weight
                + " and "
                + bias.length
                + " biases for "
                + columns
                + " columns");
      }
      float[] values = new float[inputs * outputs];
      for (int i = 0; i < inputs; i++) {
        for (int j = 0; j < outputs; j++) {
          values[i * outputs + j] = factor * (turned ? weight.at(j, i) : weight.at(i, j));
        }
      }
      float[] summand = new float[outputs];
      for (int j = 0; j < outputs && bias.length > 0; j++) {
        summand[j] = bias[bias.length == 1 ? 0 : j];
      }
      dense(values, summand, inputs, outputs);
    }

    /** Adds, subtracts, multiplies or divides by a constant row. */
    private void row(Node node, int here) {
      Tensor constant = constant(node, 1 - here);
      int length = constant.data().length;
      boolean turned =
          here == 1 && (node.operator().equals("Sub") || node.operator().equals("Div"));
      if (turned || length == 0 || constant.columns() != length) {
        throw wrong(node, "is not with a constant row on the right");
      }
      int width = columns > 0 ? columns : length;
      if (length != 1 && length != width) {
        throw wrong(node, "has a constant of " + length + " for " + width + " columns");
      }
      float[] values = new float[Math.multiplyExact(width, width)];
      float[] summand = new float[width];
      for (int j = 0; j < width; j++) {
        float c = constant.data()[length == 1 ? 0 : j];
        values[j * width + j] =
            switch (node.operator()) {
              case "Mul" -> c;
              case "Div" -> 1 / c;
              default -> 1;
            };
        summand[j] = node.operator().equals("Add") ? c : node.operator().equals("Sub") ? -c : 0;
      }
      dense(values, summand, width, width);
    }

    private void dense(float[] weight, float[] bias, int inputs, int outputs) {
      Parameters own = parameters.in(Integer.toString(layers.size()));
      Dense dense = Dense.of(own, inputs, outputs, Initializer.zeros());
      dense.weight().set(new Tensor(weight, inputs, outputs));
      dense.bias().set(new Tensor(bias, outputs));
      layers.add(dense);
      columns = outputs;
    }

    private Tensor constant(Node node, int place) {
      Tensor found =
          node.inputs().size() > place ? file.constants().get(node.inputs().get(place)) : null;
      if (found == null) {
        throw wrong(node, "lacks a constant as input " + place);
      }
      return found;
    }

    private OnnxFormatException wrong(Node node, String problem) {
      return new OnnxFormatException(
          where, "the node " + node.operator() + " at '" + value + "' " + problem);
    }
  }
}
