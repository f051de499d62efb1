package hep.rootio.internal.write;

import hep.rootio.Column;
import hep.rootio.Jagged;
import hep.rootio.RootNameException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The branches that the first batch of a tree asks for, and what later batches must therefore hold.
 */
public final class TreeSchema {
  /**
   * A column to be written.
   *
   * @param name the branch
   * @param column its values, one an entry
   * @param counter the branch that holds the lengths of its entries; its own name for such a branch
   *     itself; else empty
   */
  public record Given(String name, Column column, String counter) {}

  private final String tree;
  private final Map<String, BranchOutput> branches = new LinkedHashMap<>();

  TreeSchema(String tree, List<Given> first) {
    this.tree = tree;
    for (Given given : first) {
      branches.put(given.name(), branch(given));
    }
  }

  List<BranchOutput> branches() {
    return new ArrayList<>(branches.values());
  }

  private BranchOutput branch(Given given) {
    boolean counts = given.counter().equals(given.name());
    boolean counted = !counts && !given.counter().isEmpty();
    EntryLayout layout =
        (counted ? EntryLayout.Counted.of((Jagged) given.column()) : EntryLayout.of(given.column()))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "tree '%s': column '%s' of %s cannot be written as a branch"
                        .formatted(tree, given.name(), given.column().type())));
    return new BranchOutput(
        given.name(),
        layout,
        given.column().type(),
        counted ? branches.get(given.counter()) : null,
        counts);
  }

  /** The columns of a later batch in the order of the branches. */
  List<Column> ordered(List<Given> batch) {
    Map<String, Given> byName = new LinkedHashMap<>();
    for (Given given : batch) {
      if (!branches.containsKey(given.name())) {
        throw RootNameException.missing(
            "tree '" + tree + "'", "branch", given.name(), branches.keySet());
      }
      byName.put(given.name(), given);
    }
    List<Column> columns = new ArrayList<>();
    branches.forEach((name, branch) -> {
      Given given = byName.get(name);
      if (given == null) {
        throw new IllegalArgumentException(
            "tree '%s': this batch lacks column '%s'".formatted(tree, name));
      }
      check(branch, given);
      columns.add(given.column());
    });
    return columns;
  }

  private void check(BranchOutput branch, Given given) {
    BranchOutput counting = branch.counts() ? branch : branch.counter();
    String wanted = counting == null ? "" : counting.name();
    if (!wanted.equals(given.counter())) {
      throw new IllegalArgumentException(
          "tree '%s': column '%s' began with %s, found %s"
              .formatted(tree, given.name(), counter(wanted), counter(given.counter())));
    }
    String found = given.column().type();
    if (!found.equals(branch.type())) {
      throw new IllegalArgumentException(
          "tree '%s': column '%s' began as %s, found %s"
              .formatted(tree, given.name(), branch.type(), found));
    }
  }

  private static String counter(String name) {
    return name.isEmpty() ? "no counter" : "counter '" + name + "'";
  }
}
