package hep.rootio.internal.rntuple;

import java.util.List;

/**
 * A run of elements in a cluster. What is read is a row of them: all clusters of a run of entries
 * go into one array.
 *
 * @param from first element, counted from the start of the cluster
 * @param count how many
 */
record Slice(Cluster cluster, long from, int count) {
  /** How many elements all slices have. */
  static long total(List<Slice> slices) {
    long sum = 0;
    for (Slice slice : slices) {
      sum += slice.count();
    }
    return sum;
  }
}
