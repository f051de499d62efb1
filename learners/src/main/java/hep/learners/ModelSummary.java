package hep.learners;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What a model consists of and what it costs, read off one forward pass.
 *
 * <p>A row is one kind of step in one layer; steps without weights of their own belong to the layer
 * before them, and a step that is repeated, as in a recurrent layer, is counted. What no weight
 * stands before (as scaling of the inputs) is not listed.
 *
 * <pre>{@code
 * ModelSummary summary = ModelSummary.of(parameters, tape -> model.apply(tape.zeros(1, 40)));
 * System.out.println(summary);
 * }</pre>
 *
 * @param rows in the order of the first time
 */
public record ModelSummary(List<Row> rows) {
  /** Bytes of a value, and of its derivative. */
  private static final int BYTES = Float.BYTES;

  /**
   * One kind of step in one layer.
   *
   * @param layer the common prefix of the weights' names; empty before the first weight
   * @param step the name of the op
   * @param times how often it was taken
   * @param shape of its last output
   * @param weights values of the weights that are first used here
   * @param operations multiplications and additions of the forward pass; one a value where the op
   *     is no product
   * @param bytes of its outputs and their derivatives in training
   */
  public record Row(
      String layer,
      String step,
      int times,
      List<Integer> shape,
      long weights,
      long operations,
      long bytes) {
    /**
     * Copies the shape.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public Row {
      shape = List.copyOf(shape);
      if (Math.min(Math.min(times, weights), Math.min(operations, bytes)) < 0) {
        throw new IllegalArgumentException(
            "Counts of the step " + step + " of " + layer + " cannot be negative.");
      }
    }

    private Row and(Row other) {
      return new Row(
          layer,
          step,
          times + other.times,
          other.shape,
          weights + other.weights,
          operations + other.operations,
          bytes + other.bytes);
    }
  }

  /** Nothing. */
  public static final ModelSummary NONE = new ModelSummary(List.of());

  /** Copies the list. */
  public ModelSummary {
    rows = List.copyOf(rows);
  }

  /**
   * Runs the model once and returns what it did.
   *
   * @param forward the model on inputs of the size that is wanted, made on the given tape
   */
  public static ModelSummary of(Parameters parameters, Function<Tape, Var> forward) {
    // What is frozen leaves no steps behind.
    List<Parameter> frozen = parameters.list().stream().filter(Parameter::isFrozen).toList();
    frozen.forEach(each -> each.freeze(false));
    Tape tape = Tape.training(parameters);
    try {
      Var _ = forward.apply(tape);
    } finally {
      frozen.forEach(each -> each.freeze(true));
    }
    Map<String, Row> rows = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    String layer = "";
    for (Op op : tape.ops()) {
      long weights = 0;
      for (Var input : inputs(op)) {
        if (!input.name().isEmpty()) {
          int slash = input.name().lastIndexOf('/');
          layer = input.name().substring(0, Math.max(0, slash));
          weights += seen.add(input.name()) ? parameters.named(input.name()).size() : 0;
        }
      }
      String step = op.step();
      List<Integer> shape = Arrays.stream(op.output().shape()).boxed().toList();
      long bytes = 2L * BYTES * op.output().size();
      Row row = new Row(layer, step, 1, shape, weights, op.operations(), bytes);
      rows.merge(layer + " " + step, row, Row::and);
    }
    return new ModelSummary(new ArrayList<>(rows.values()));
  }

  /**
   * Of something that is not run on a tape, such as trees.
   *
   * @param name of it
   * @param outputs numbers it gives
   * @param weights numbers it consists of
   * @param operations for one entry
   */
  public static ModelSummary of(
      String name, String step, int outputs, long weights, long operations) {
    return new ModelSummary(
        List.of(
            new Row(
                name, step, 1, List.of(1, outputs), weights, operations, (long) BYTES * outputs)));
  }

  /** Returns both, one after the other. */
  public ModelSummary and(ModelSummary other) {
    List<Row> all = new ArrayList<>(rows);
    all.addAll(other.rows);
    return new ModelSummary(all);
  }

  /** Returns the same with layers below a name. */
  public ModelSummary in(String name) {
    return new ModelSummary(
        rows.stream()
            .map(row ->
                new Row(
                    row.layer().isEmpty() ? name : name + "/" + row.layer(),
                    row.step(),
                    row.times(),
                    row.shape(),
                    row.weights(),
                    row.operations(),
                    row.bytes()))
            .toList());
  }

  private static List<Var> inputs(Op op) {
    List<Var> inputs = new ArrayList<>();
    for (RecordComponent each : op.getClass().getRecordComponents()) {
      try {
        if (each.getAccessor().invoke(op) instanceof Var input) {
          inputs.add(input);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("Every op is a record of this package: " + op + ".", e);
      }
    }
    return inputs;
  }

  /** Returns the number of values of all weights that were used. */
  public long weights() {
    return rows.stream().mapToLong(Row::weights).sum();
  }

  /** Returns the multiplications and additions of one forward pass. */
  public long operations() {
    return rows.stream().mapToLong(Row::operations).sum();
  }

  /** Returns the bytes of all values and derivatives of a training step, without the weights. */
  public long bytes() {
    return rows.stream().mapToLong(Row::bytes).sum();
  }

  /** Returns a table with a line a row and the sums at the end. */
  @Override
  public String toString() {
    int width = rows.stream().mapToInt(row -> row.layer().length()).max().orElse(0);
    String form = "%-" + Math.max(5, width) + "s  %-22s %5s  %-20s %10s %14s %12s%n";
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(form, "layer", "step", "times", "output", "weights", "operations", "bytes"));
    for (Row row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              form,
              row.layer(),
              row.step(),
              row.times(),
              row.shape(),
              row.weights() == 0 ? "" : row.weights(),
              row.operations(),
              row.bytes()));
    }
    return text.append(
            String.format(Locale.ROOT, form, "all", "", "", "", weights(), operations(), bytes()))
        .toString();
  }
}
