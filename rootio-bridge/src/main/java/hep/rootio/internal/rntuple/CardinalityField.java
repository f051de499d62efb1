package hep.rootio.internal.rntuple;

import hep.rootio.Column;
import hep.rootio.IntColumn;
import hep.rootio.LongColumn;
import java.util.List;

/**
 * How many elements each collection has.
 *
 * @param wide whether the counts have 64 bits
 */
record CardinalityField(StoredColumn ends, boolean wide, Borders borders) implements FieldReader {
  @Override
  public Column read(List<Slice> slices) {
    ends.check(slices);
    int count = borders.total(slices);
    long[] counts = new long[count];
    int k = 0;
    for (Slice slice : slices) {
      long[] at = ends.borders(slice);
      for (int i = 0; i < slice.count(); i++) {
        counts[k++] = at[i + 1] - at[i];
      }
    }
    if (wide) {
      return new LongColumn(counts, true);
    }
    int[] narrow = new int[count];
    for (int i = 0; i < count; i++) {
      narrow[i] = borders.count(counts[i]);
    }
    return new IntColumn(narrow, true);
  }

  @Override
  public List<StoredColumn> columns() {
    return List.of(ends);
  }

  @Override
  public String type() {
    return wide ? "uint64" : "uint32";
  }
}
