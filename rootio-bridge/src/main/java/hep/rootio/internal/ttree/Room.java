package hep.rootio.internal.ttree;

import hep.rootio.EntryRange;
import hep.rootio.Interpretation.Filling;
import java.util.List;

/**
 * The room that entries of some baskets take. It is known exactly, or no less than is needed, so
 * that columns need not grow while they are read: that costs as much as reading them.
 *
 * @param entries how many
 * @param bytes of their data
 */
record Room(long entries, long bytes) {
  /** The room of entries in a range. */
  static Room of(BranchReader branch, EntryRange range, List<BasketPlace> baskets) {
    long entries = 0;
    long bytes = 0;
    for (BasketPlace basket : baskets) {
      long from = Math.max(0, range.start() - basket.start());
      long to = Math.min(basket.entries(), range.end() - basket.start());
      entries += to - from;
      if (basket.kept().isEmpty()) {
        bytes += Math.max(0, bytes(branch, basket, (int) from, (int) to));
      }
    }
    // Heads may lie.
    long most = BranchReader.MOST_EXPECTED_PER_STORED * BranchReader.storedBytes(baskets);
    return new Room(entries, Math.min(bytes, most));
  }

  private static long bytes(BranchReader branch, BasketPlace basket, int from, int to) {
    Basket.Head head = branch.head(basket);
    long all = head.dataBytes();
    if (to - from == basket.entries()) {
      return all;
    }
    if (!(branch.chosen() instanceof Filling)) {
      return Math.ceilDiv(all * (to - from), basket.entries());
    }
    if (head.key().compressed()) {
      return all; // to unpack the basket twice would cost more
    }
    Basket loaded = branch.load(basket);
    return loaded.bordered() ? (long) loaded.borders()[to] - loaded.borders()[from] : all;
  }
}
