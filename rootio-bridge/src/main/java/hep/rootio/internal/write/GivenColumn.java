package hep.rootio.internal.write;

import hep.rootio.Column;

/**
 * A column to be written.
 *
 * @param name the branch
 * @param column its values, one an entry
 * @param counter the branch that holds the lengths of its entries; its own name for such a branch
 *     itself; else empty
 */
public record GivenColumn(String name, Column column, String counter) {
  /** Whether this column holds the lengths of others. */
  boolean counts() {
    return counter.equals(name);
  }

  /** Whether another column holds the lengths of this one. */
  boolean counted() {
    return !counter.isEmpty() && !counts();
  }
}
