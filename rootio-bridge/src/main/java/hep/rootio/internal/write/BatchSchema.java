package hep.rootio.internal.write;

import hep.rootio.Column;
import hep.rootio.RootNameException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the first batch of a tree held, and later ones must therefore hold. */
public final class BatchSchema {
  private record Kind(String type, String counter) {}

  private final String tree;
  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  public BatchSchema(String tree, List<GivenColumn> first) {
    this.tree = tree;
    for (GivenColumn given : first) {
      kinds.put(given.name(), new Kind(given.column().type(), given.counter()));
    }
  }

  /**
   * The columns of a batch in the order of the first.
   *
   * @throws IllegalArgumentException when one lacks or differs from the first batch
   * @throws RootNameException when one is too many
   */
  public List<Column> ordered(List<GivenColumn> batch) {
    Map<String, Column> columns = new HashMap<>();
    for (GivenColumn given : batch) {
      check(given);
      columns.put(given.name(), given.column());
    }
    return kinds.keySet().stream()
        .map(name -> {
          Column column = columns.get(name);
          if (column == null) {
            throw new IllegalArgumentException(
                "tree '%s': this batch lacks column '%s'".formatted(tree, name));
          }
          return column;
        })
        .toList();
  }

  private void check(GivenColumn given) {
    Kind kind = kinds.get(given.name());
    if (kind == null) {
      throw RootNameException.missing(
          "tree '" + tree + "'", "branch", given.name(), kinds.keySet());
    }
    if (!kind.counter().equals(given.counter())) {
      throw new IllegalArgumentException(
          "tree '%s': column '%s' began with %s, found %s"
              .formatted(tree, given.name(), counter(kind.counter()), counter(given.counter())));
    }
    if (!kind.type().equals(given.column().type())) {
      throw new IllegalArgumentException(
          "tree '%s': column '%s' began as %s, found %s"
              .formatted(tree, given.name(), kind.type(), given.column().type()));
    }
  }

  private static String counter(String name) {
    return name.isEmpty() ? "no counter" : "counter '" + name + "'";
  }
}
