package hep.rootio.internal.rntuple;

import hep.rootio.Column;
import hep.rootio.Jagged;
import java.util.ArrayList;
import java.util.List;

/** Collections: their ends in a column, their elements in a field of their own. */
record CollectionField(StoredColumn ends, FieldReader elements, Borders borders)
    implements FieldReader {
  @Override
  public Column read(List<Slice> slices) {
    Borders.Cut cut = borders.cut(ends, slices);
    return new Jagged(cut.offsets(), elements.read(cut.inside()));
  }

  @Override
  public List<StoredColumn> columns() {
    List<StoredColumn> all = new ArrayList<>();
    all.add(ends);
    all.addAll(elements.columns());
    return all;
  }

  @Override
  public String type() {
    return "vector<" + elements.type() + ">";
  }
}
