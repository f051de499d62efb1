package hep.rootio.internal.ttree;

import hep.rootio.EntryRange;
import hep.rootio.internal.columns.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Cuts entries into runs by what their baskets unpack to, as the baskets' own heads tell. */
final class Batches {
  /**
   * Columns grow by half as much again and are cut to size at the end; offsets and lengths come on
   * top.
   */
  private static final double COLUMN_BYTES_PER_BYTE = 2.0;

  private static final int BYTES_PER_ENTRY = 8;

  private Batches() {}

  static List<EntryRange> of(List<BranchReader> readers, long entries, long memoryBoundBytes) {
    // At each entry where a basket starts: how much the bytes an entry change there.
    TreeMap<Long, Double> changes = new TreeMap<>();
    long largest = 0;
    for (BranchReader reader : readers) {
      for (BasketPlace basket : reader.baskets()) {
        if (basket.entries() > 0) {
          int bytes = reader.unpackedBytes(basket);
          double perEntry = BYTES_PER_ENTRY + COLUMN_BYTES_PER_BYTE * bytes / basket.entries();
          changes.merge(basket.start(), perEntry, Double::sum);
          changes.merge(basket.end(), -perEntry, Double::sum);
          largest = Math.max(largest, bytes);
        }
      }
    }
    changes.put(entries, 0.0);
    double room = Math.max(1.0, memoryBoundBytes - (double) largest * Workers.threads());
    List<EntryRange> runs = new ArrayList<>();
    long start = 0;
    long at = 0;
    double used = 0;
    double perEntry = 0;
    for (var change : changes.headMap(entries, true).entrySet()) {
      long border = change.getKey();
      while (at < border) {
        double next = used + perEntry * (border - at);
        if (next <= room) {
          used = next;
          at = border;
        } else if (start < at && used > room / 2) {
          runs.add(EntryRange.of(start, at)); // where a basket ends, more than half full
          start = at;
          used = 0;
        } else {
          at += Math.max(1, (long) ((room - used) / perEntry));
          at = Math.min(at, border);
          runs.add(EntryRange.of(start, at));
          start = at;
          used = 0;
        }
      }
      perEntry = Math.max(0, perEntry + change.getValue());
    }
    if (start < entries) {
      runs.add(EntryRange.of(start, entries));
    }
    return runs;
  }
}
