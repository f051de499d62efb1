package hep.rootio.internal.rntuple;

import hep.rootio.EntryRange;
import java.util.ArrayList;
import java.util.List;

/** Cuts entries into runs by what the pages of their clusters unpack to. */
final class TupleBatches {
  /** The parts that threads read and the whole they are put together to stand side by side. */
  private static final long COPIES = 2;

  private static final long BYTES_PER_ENTRY = 8;

  private TupleBatches() {}

  static List<EntryRange> of(
      List<TupleBranch> branches, List<Cluster> clusters, long memoryBoundBytes) {
    List<EntryRange> runs = new ArrayList<>();
    long start = 0;
    long at = 0;
    double used = 0;
    for (Cluster cluster : clusters) {
      double bytes = (double) BYTES_PER_ENTRY * cluster.entries();
      for (TupleBranch branch : branches) {
        bytes += (double) COPIES * branch.unpackedBytes(cluster);
      }
      if (used + bytes > memoryBoundBytes && start < at) {
        runs.add(EntryRange.of(start, at));
        start = at;
        used = 0;
      }
      if (bytes > memoryBoundBytes) {
        double pieces = Math.ceil(bytes / Math.max(1, memoryBoundBytes));
        long step = Math.max(1, (long) (cluster.entries() / pieces));
        for (; cluster.end() - start > step; start += step) {
          runs.add(EntryRange.of(start, start + step));
        }
        bytes = bytes * (cluster.end() - start) / cluster.entries();
      }
      used += bytes;
      at = cluster.end();
    }
    if (start < at) {
      runs.add(EntryRange.of(start, at));
    }
    return runs;
  }
}
