package hep.rootio.internal.rntuple;

import hep.rootio.Column;
import hep.rootio.Fixed;
import java.util.ArrayList;
import java.util.List;

/** Arrays of one length. */
record ArrayField(int size, FieldReader elements, Borders borders) implements FieldReader {
  @Override
  public Column read(List<Slice> slices) {
    List<Slice> inside = new ArrayList<>(slices.size());
    for (Slice slice : slices) {
      int all = borders.count((long) slice.count() * size);
      inside.add(new Slice(slice.cluster(), slice.from() * size, all));
    }
    borders.total(inside);
    return new Fixed(borders.total(slices), size, elements.read(inside));
  }

  @Override
  public List<StoredColumn> columns() {
    return elements.columns();
  }

  @Override
  public String type() {
    return elements.type() + "[" + size + "]";
  }
}
