package hep.rootio.internal.rntuple;

import hep.rootio.Column;
import hep.rootio.IntColumn;
import hep.rootio.LongColumn;
import java.nio.LongBuffer;
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
    LongBuffer counts = LongBuffer.allocate(borders.total(slices));
    for (Slice slice : slices) {
      ends.ends(
          slice,
          (at, count) -> {
            for (int i = 0; i < count; i++) {
              counts.put(at[i + 1] - at[i]);
            }
          });
    }
    if (wide) {
      return new LongColumn(counts.array(), true);
    }
    int[] narrow = new int[counts.capacity()];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = borders.count(counts.get(i));
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
