package hep.learners.onnx;

import hep.learners.Tensor;
import hep.learners.Trace;
import hep.learners.Var;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which value of a traced pass has which name in an ONNX graph. Values that share memory, as rows
 * of others or others in another shape, are found by their place in it; what no step made is a
 * constant.
 *
 * <p>The first extent of a shape is written as "whatever remains", so that it may grow with the
 * number of entries.
 */
final class OnnxValues {
  /** Parts that a step keeps for its derivative. */
  private static final Set<String> KEPT =
      Set.of(
          "chosen",
          "shift",
          "normal",
          "scale",
          "sums",
          "powers",
          "mask",
          "weights",
          "gates",
          "cells",
          "squashed",
          "gate",
          "shares",
          "children");

  /** A value that depends on the inputs. */
  private record Known(Var value, String name) {
    @SuppressWarnings("ReferenceEquality") // it is the same memory that makes it the same value
    boolean holds(Var other) {
      return value.data() == other.data()
          && other.start() >= value.start()
          && other.start() + other.size() <= value.start() + value.size();
    }
  }

  private final OnnxGraph graph;
  private final List<Known> known = new ArrayList<>();
  private final Optional<OnnxPadded> padded;

  OnnxValues(OnnxGraph graph, Optional<OnnxPadded> padded) {
    this.graph = graph;
    this.padded = padded;
  }

  /** The sets whose rows stand in a block, where there are some. */
  Optional<OnnxPadded> padded() {
    return padded;
  }

  /** Names a value. */
  void put(Var value, String name) {
    known.add(new Known(value, name));
  }

  /** Whether nothing of the step depends on the inputs. */
  boolean isConstant(Trace.Step step) {
    for (var part : step.parts().entrySet()) {
      boolean operand = !KEPT.contains(part.getKey());
      if (operand && part.getValue() instanceof Var value && !isConstant(value)) {
        return false;
      }
      if (part.getValue() instanceof List<?> list
          && list.stream().anyMatch(each -> each instanceof Var value && !isConstant(value))) {
        return false;
      }
    }
    return true;
  }

  boolean isConstant(Var value) {
    return value.size() == 0 || known.stream().noneMatch(each -> each.holds(value));
  }

  /** The name of a value in its shape. */
  String of(Var value) {
    if (isConstant(value)) {
      return constant(value, value.shape());
    }
    for (int i = known.size() - 1; i >= 0; i--) {
      Known found = known.get(i);
      if (found.holds(value)) {
        return view(found, value);
      }
    }
    throw new IllegalStateException("what is no constant is known");
  }

  /** A value that does not change, in a shape of the same size. */
  String constant(Var value, int... shape) {
    float[] data = Arrays.copyOfRange(value.data(), value.start(), value.start() + value.size());
    return graph.constant("constant", new Tensor(data, shape));
  }

  private String view(Known found, Var value) {
    if (found.value.size() == value.size()) {
      return shaped(found.name, found.value.shape(), value.shape());
    }
    int columns = value.columns();
    int skipped = value.start() - found.value.start();
    if (found.value.columns() != columns || skipped % columns != 0) {
      throw new IllegalArgumentException("a part of a value that is no rows of it");
    }
    String rows = shaped(found.name, found.value.shape(), 1, columns);
    int from = skipped / columns;
    return graph.node(
        "Slice", rows, graph.numbers(from), graph.numbers(from + value.rows()), graph.numbers(0));
  }

  /** A value in another shape, whose first extent is what remains. */
  String shaped(String name, int[] from, int... to) {
    return sameTail(from, to) ? name : reshape(name, to);
  }

  private static boolean sameTail(int[] from, int[] to) {
    return from.length == to.length
        && to.length > 0
        && Arrays.equals(from, 1, from.length, to, 1, to.length);
  }

  /** Adds a change of shape; the first extent is what remains. */
  String reshape(String name, int... to) {
    long[] extents = Arrays.stream(to).asLongStream().toArray();
    if (extents.length > 0) {
      extents[0] = -1;
    }
    return graph.node("Reshape", name, graph.numbers(extents));
  }

  /** The name of a value as rows by columns. */
  String rows(Var value) {
    if (isConstant(value)) {
      return constant(value, value.rows(), value.columns());
    }
    return shaped(of(value), value.shape(), value.rows(), value.columns());
  }
}
