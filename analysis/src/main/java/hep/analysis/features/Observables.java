package hep.analysis.features;

import hep.analysis.InputException;
import hep.analysis.internal.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Named numbers of a set of objects: one array a name, one value an object.
 *
 * @param names all different
 * @param values one array a name, all of one length
 */
public record Observables(List<String> names, double[][] values) {
  /** Checks the lengths. */
  public Observables {
    names = List.copyOf(names);
    if (names.size() != values.length) {
      throw new IllegalArgumentException(names.size() + " names for " + values.length + " arrays");
    }
    for (double[] one : values) {
      if (one.length != values[0].length) {
        throw new IllegalArgumentException(
            "arrays of " + values[0].length + " and " + one.length + " values");
      }
    }
  }

  /** Number of objects; 0 where there are no names. */
  public int entries() {
    return values.length == 0 ? 0 : values[0].length;
  }

  /** Whether there is such a name. */
  public boolean has(String name) {
    return names.contains(name);
  }

  /**
   * The values of a name; not a copy.
   *
   * @throws InputException when there is no such name; it names the nearest
   */
  public double[] of(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new InputException("there is no column '" + name + "'" + NearestName.hint(name, names));
    }
    return values[index];
  }

  /** The chosen objects, in this order. */
  public Observables only(int... chosen) {
    double[][] fewer = new double[values.length][];
    for (int i = 0; i < fewer.length; i++) {
      double[] all = values[i];
      fewer[i] = Arrays.stream(chosen).mapToDouble(entry -> all[entry]).toArray();
    }
    return new Observables(names, fewer);
  }

  /** With one more name. */
  public Observables with(String name, double... more) {
    List<String> allNames = new ArrayList<>(names);
    allNames.add(name);
    double[][] all = Arrays.copyOf(values, values.length + 1);
    all[values.length] = more;
    return new Observables(allNames, all);
  }
}
