package hep.learners.model;

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
