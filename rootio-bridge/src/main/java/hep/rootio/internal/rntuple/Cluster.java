package hep.rootio.internal.rntuple;

import java.util.List;

/**
 * A run of entries and where the pages of all columns stand.
 *
 * @param columns by the number of the column; those that came later are missing
 */
record Cluster(long firstEntry, long entries, List<ColumnPages> columns) {
  long end() {
    return firstEntry + entries;
  }

  /** The pages of a column. */
  ColumnPages pages(ColumnDescription column) {
    return column.id() < columns.size() ? columns.get(column.id()) : ColumnPages.NONE;
  }
}
