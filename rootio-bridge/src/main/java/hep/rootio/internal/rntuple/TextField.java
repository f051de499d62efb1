package hep.rootio.internal.rntuple;

import hep.rootio.Column;
import hep.rootio.StringColumn;
import java.util.List;

/** Strings: their ends in one column, their letters in another. */
record TextField(StoredColumn ends, StoredColumn letters, Borders borders) implements FieldReader {
  @Override
  public Column read(List<Slice> slices) {
    Borders.Cut cut = borders.cut(ends, slices);
    return new StringColumn(cut.offsets(), letters.bytes(cut.inside()));
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
