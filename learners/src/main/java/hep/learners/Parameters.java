package hep.learners;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The named weights of a model.
 *
 * <p>{@link #in} opens a prefix on the same store, so that layers name their weights without
 * knowing where they stand. All values lie in one array in the order of declaration. A weight's
 * first value depends on the seed and its full name only: adding a layer does not change how the
 * others start.
 */
public final class Parameters {
  /** Each parameter starts at a multiple of one cache line. */
  private static final int ALIGNMENT = 16;

  /** What all prefixes of one store share. */
  static final class Store {
    private final long seed;
    private final List<Parameter> list = new ArrayList<>();
    private final Map<String, Parameter> byName = new HashMap<>();
    private float[] values = new float[0];

    private Store(long seed) {
      this.seed = seed;
    }

    float[] values() {
      return values;
    }
  }

  private final Store store;
  private final String prefix;

  private Parameters(Store store, String prefix) {
    this.store = store;
    this.prefix = prefix;
  }

  /** Returns an empty store whose weights start from the given seed. */
  public static Parameters seeded(long seed) {
    return new Parameters(new Store(seed), "");
  }

  /** Returns a view of this store in which every name starts with {@code name/}. */
  public Parameters in(String name) {
    requireName(name);
    return new Parameters(store, prefix + name + "/");
  }

  /**
   * Declares a weight.
   *
   * @param name unique below the prefix
   * @param start the first values
   * @param shape for a matrix: inputs, outputs
   * @throws IllegalArgumentException if the name is taken
   */
  public Parameter weight(String name, Initializer start, int... shape) {
    Parameter parameter = declare(name, Parameter.Kind.WEIGHT, shape, Tensor.sizeOf(shape));
    float[] first = new float[parameter.size()];
    start.fill(first, shape, mix(store.seed, parameter.name()));
    System.arraycopy(first, 0, store.values, parameter.offset(), first.length);
    return parameter;
  }

  /**
   * Declares a running statistic that starts at the given value and follows what the forward passes
   * observe.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  public Parameter statistic(String name, float start, int... shape) {
    // One more slot holds the total weight of the observations of a batch.
    Parameter parameter = declare(name, Parameter.Kind.STATISTIC, shape, Tensor.sizeOf(shape) + 1);
    Arrays.fill(store.values, parameter.offset(), parameter.offset() + parameter.size(), start);
    return parameter;
  }

  private Parameter declare(String name, Parameter.Kind kind, int[] shape, int slots) {
    requireName(name);
    String full = prefix + name;
    if (store.byName.containsKey(full)) {
      throw new IllegalArgumentException(
          "There are two weights named " + full + "; give their layers different prefixes.");
    }
    int offset = store.values.length;
    int length = Math.addExact(offset, Math.addExact(slots, ALIGNMENT - 1) & -ALIGNMENT);
    store.values = Arrays.copyOf(store.values, length);
    Parameter parameter =
        new Parameter(store, full, kind, store.list.size(), offset, shape.clone());
    store.list.add(parameter);
    store.byName.put(full, parameter);
    return parameter;
  }

  private static void requireName(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("A weight or prefix needs a name, found an empty one.");
    }
  }

  private static long mix(long seed, String name) {
    long hash = seed;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  /** Returns the parameters below this prefix in the order of their declaration. */
  public List<Parameter> list() {
    return store.list.stream().filter(each -> each.name().startsWith(prefix)).toList();
  }

  /**
   * Returns a parameter by its name below this prefix.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Parameter named(String name) {
    Parameter found = store.byName.get(prefix + name);
    if (found == null) {
      throw new IllegalArgumentException(
          "There is no weight "
              + prefix
              + name
              + "; there are "
              + list().stream().map(Parameter::name).toList()
              + ".");
    }
    return found;
  }

  /** Keeps every parameter below this prefix at its value in training, or lets all change again. */
  public void freeze(boolean freeze) {
    list().forEach(each -> each.freeze(freeze));
  }

  /** Returns the number of weights below this prefix, without running statistics. */
  public long count() {
    return list().stream()
        .filter(each -> each.kind() == Parameter.Kind.WEIGHT)
        .mapToLong(Parameter::size)
        .sum();
  }

  /**
   * Returns the array that holds every value of the store, whatever the prefix. It is not a copy:
   * optimisers write to it. Declaring another parameter replaces it.
   */
  public float[] values() {
    return store.values;
  }

  /** Returns a table of names, shapes and sizes with the total at the end. */
  public String summary() {
    StringBuilder text = new StringBuilder();
    int width = list().stream().mapToInt(each -> each.name().length()).max().orElse(0);
    for (Parameter each : list()) {
      String note =
          each.kind() == Parameter.Kind.STATISTIC
              ? "  running statistic"
              : each.isFrozen() ? "  frozen" : "";
      text.append(
          String.format(
              "%-" + Math.max(1, width) + "s  %-16s %10d%s%n",
              each.name(),
              Arrays.toString(each.shape()),
              each.size(),
              note));
    }
    return text.append(String.format("%d weights%n", count())).toString();
  }

  Store store() {
    return store;
  }
}
