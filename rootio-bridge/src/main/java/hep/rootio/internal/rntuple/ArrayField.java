package hep.rootio.internal.rntuple;

import hep.rootio.Column;
import hep.rootio.Fixed;
import java.util.List;

/** Arrays of one length. */
record ArrayField(int size, FieldReader elements, Borders borders) implements FieldReader {
  @Override
  public Column read(Cluster cluster, long from, int count) {
    int all = borders.count((long) count * size);
    return new Fixed(count, size, elements.read(cluster, from * size, all));
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
