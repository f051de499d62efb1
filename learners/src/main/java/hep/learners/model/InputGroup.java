package hep.learners.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Inputs that are read together, as those of a jet or of its tracks.
 *
 * @param name of the group
 * @param jagged whether an entry has any number of rows of these inputs rather than one
 * @param inputs in the order the network expects
 */
public record InputGroup(String name, boolean jagged, List<Input> inputs) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if two inputs have the same name
   */
  public InputGroup {
    inputs = List.copyOf(inputs);
    Set<String> names = new HashSet<>();
    for (Input each : inputs) {
      if (!names.add(each.name())) {
        throw new IllegalArgumentException(
            "Group " + name + " has two inputs named " + each.name() + ".");
      }
    }
  }

  /**
   * Returns the same inputs with the ranges of the values that rows of them have; infinite ones
   * where no row has a value, NaN being none.
   */
  public InputGroup met(float... rows) {
    int width = inputs.size();
    double[] low = new double[width];
    double[] high = new double[width];
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < rows.length; i++) {
      if (!Float.isNaN(rows[i])) {
        low[i % width] = Math.min(low[i % width], rows[i]);
        high[i % width] = Math.max(high[i % width], rows[i]);
      }
    }
    for (int i = 0; i < width; i++) {
      if (low[i] > high[i]) {
        low[i] = Double.NEGATIVE_INFINITY;
        high[i] = Double.POSITIVE_INFINITY;
      }
    }
    return within(low, high);
  }

  /** Returns the same inputs with these ranges, one an input. */
  public InputGroup within(double[] low, double[] high) {
    List<Input> all = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      Input each = inputs.get(i);
      all.add(new Input(each.name(), each.unit(), each.transform(), low[i], high[i]));
    }
    return new InputGroup(name, jagged, all);
  }

  /** Returns the same inputs, all in one unit. */
  public InputGroup in(String unit) {
    return new InputGroup(name, jagged, inputs.stream().map(each -> each.in(unit)).toList());
  }

  /** Returns the names of the inputs. */
  public List<String> names() {
    return inputs.stream().map(Input::name).toList();
  }

  /**
   * Returns where in the given columns each input stands.
   *
   * @throws UnknownInputException if one is missing; names it and the nearest column
   */
  public int[] bind(List<String> columns) {
    int[] positions = new int[inputs.size()];
    for (int i = 0; i < positions.length; i++) {
      String wanted = inputs.get(i).name();
      positions[i] = columns.indexOf(wanted);
      if (positions[i] < 0) {
        throw new UnknownInputException(name, wanted, columns);
      }
    }
    return positions;
  }
}
