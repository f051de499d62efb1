package hep.learners.onnx;

import hep.learners.Recurrence;
import hep.learners.Tensor;
import hep.learners.Var;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Recurrent layers as the operators that ONNX has for them, over steps by sets by inputs. */
final class OnnxRecurrence {
  /** ONNX orders the gates i, o, f, g; ours are i, f, g, o. */
  private static final int[] LSTM = {0, 3, 1, 2};

  /** ONNX orders the gates z, r, n; ours are r, z, n. */
  private static final int[] GRU = {1, 0, 2};

  private static final int[] RNN = {0};

  private OnnxRecurrence() {}

  static String write(OnnxStep s) {
    if (s.step().name().equals("RecurrentOps.Lstm")) {
      return write(s, "LSTM", LSTM);
    }
    return switch (s.part("form", Recurrence.Cell.class)) {
      case PLAIN -> write(s, "RNN", RNN);
      case GATED -> write(s, "GRU", GRU);
    };
  }

  private static String write(OnnxStep s, String operator, int[] order) {
    OnnxGraph graph = s.graph();
    int width = s.output().columns();
    int inputs = s.value("x").columns();
    List<String> given = new ArrayList<>();
    if (s.values().padded().isPresent()) {
      given.add(s.values().padded().get().bySteps(s.rows("x"), inputs));
    } else {
      given.add(s.values().reshape(s.rows("x"), 1, sets(s.part("starts", int[].class)), inputs));
    }
    given.add(graph.constant("weight", gates(s.value("input"), inputs, width, order)));
    given.add(graph.constant("weight", gates(s.value("weight"), width, width, order)));
    given.add(graph.constant("bias", biases(s, width, order)));
    s.values().padded().ifPresent(padded -> given.add(padded.lengths()));
    String y = graph.fresh("states"); // steps x 1 x sets x width
    graph.node(
        operator,
        "",
        a -> {
          a.number("hidden_size", width);
          if (operator.equals("GRU")) {
            a.number("linear_before_reset", 1);
          }
        },
        new String[] {y},
        given.toArray(String[]::new));
    return s.values().reshape(y, 1, width);
  }

  /** How many sets there are, where all have the same number of steps. */
  private static int sets(int... starts) {
    int sets = starts[1] - starts[0];
    for (int step = 1; step < starts.length - 1; step++) {
      if (starts[step + 1] - starts[step] != sets) {
        throw new IllegalArgumentException("sets of different sizes are written one at a time");
      }
    }
    return sets;
  }

  private static Tensor gates(Var weight, int inputs, int width, int[] order) {
    int gates = order.length;
    Tensor turned = Tensor.zeros(1, gates * width, inputs);
    for (int gate = 0; gate < gates; gate++) {
      for (int column = 0; column < width; column++) {
        for (int row = 0; row < inputs; row++) {
          turned.data()[(gate * width + column) * inputs + row] =
              weight.data()[weight.start() + row * gates * width + order[gate] * width + column];
        }
      }
    }
    return turned;
  }

  /** Those of the inputs, then those of the states. */
  private static Tensor biases(OnnxStep s, int width, int[] order) {
    Tensor both = Tensor.zeros(1, 2 * order.length * width);
    copy(s.value("bias"), both, 0, width, order);
    if (s.has("stateBias")) {
      copy(s.value("stateBias"), both, order.length * width, width, order);
    }
    return both;
  }

  private static void copy(Var bias, Tensor both, int to, int width, int[] order) {
    float[] own = Arrays.copyOfRange(bias.data(), bias.start(), bias.start() + bias.size());
    for (int gate = 0; gate < order.length; gate++) {
      System.arraycopy(own, order[gate] * width, both.data(), to + gate * width, width);
    }
  }
}
