package hep.rootio.internal.rntuple;

import hep.rootio.Column;
import java.util.List;

/** Makes columns of a field out of the pages of a cluster. */
interface FieldReader {
  /**
   * Values of a field, counted from the start of the cluster.
   *
   * @throws hep.rootio.RootFormatException when the cluster has not so many, or a page is broken
   */
  Column read(Cluster cluster, long from, int count);

  /** The columns it reads, with those of the fields inside. */
  List<StoredColumn> columns();

  /** The type of the values as text. */
  String type();
}
