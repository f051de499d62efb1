package hep.rootio.internal.rntuple;

import hep.rootio.Column;
import hep.rootio.StringColumn;
import java.util.List;

/** Strings: their ends in one column, their letters in another. */
record TextField(StoredColumn ends, StoredColumn letters, Borders borders) implements FieldReader {
  @Override
  public Column read(Cluster cluster, long from, int count) {
    long[] at = ends.borders(cluster, from, count);
    int[] offsets = borders.offsets(at);
    return new StringColumn(offsets, letters.bytes(cluster, at[0], offsets[count]));
  }

  @Override
  public List<StoredColumn> columns() {
    return List.of(ends, letters);
  }

  @Override
  public String type() {
    return "string";
  }
}
