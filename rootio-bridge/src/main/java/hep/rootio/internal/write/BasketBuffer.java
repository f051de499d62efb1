package hep.rootio.internal.write;

import java.util.Arrays;

/** The entries of one branch that are not yet in the file. */
final class BasketBuffer {
  final Output out = new Output(1 << 10);

  /** Where each entry begins; kept only where entries vary in length. */
  private int[] offsets = new int[64];

  private int entries;

  int entries() {
    return entries;
  }

  /** Says that the next entry begins {@code ahead} bytes behind what is written so far. */
  void beginEntry(int ahead) {
    if (entries == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * entries);
    }
    offsets[entries++] = out.length() + ahead;
  }

  /** Counts entries whose places follow from their fixed length. */
  void countEntries(int more) {
    entries += more;
  }

  /**
   * Adds the table of entry offsets as ROOT's TBasket does: their number and one more, the offsets
   * from the start of the key, and a zero.
   */
  void appendOffsets(int keyLength) {
    out.i4(entries + 1);
    int[] fromKey = new int[entries + 1];
    for (int i = 0; i < entries; i++) {
      fromKey[i] = offsets[i] + keyLength;
    }
    out.ints(fromKey, 0, fromKey.length);
  }

  void clear() {
    out.clear();
    entries = 0;
  }
}
