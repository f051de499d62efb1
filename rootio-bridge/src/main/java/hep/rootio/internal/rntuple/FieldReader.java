package hep.rootio.internal.rntuple;

import hep.rootio.Column;
import java.util.List;

/** Makes columns of a field out of the pages of clusters. */
interface FieldReader {
  /**
   * Values of a field, those of all slices in one column.
   *
   * @throws hep.rootio.RootFormatException when a cluster has not so many, or a page is broken
   */
  Column read(List<Slice> slices);

  /** The columns it reads, with those of the fields inside. */
  List<StoredColumn> columns();

  /** The type of the values as text. */
  String type();
}
