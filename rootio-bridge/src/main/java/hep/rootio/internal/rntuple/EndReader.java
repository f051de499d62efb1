package hep.rootio.internal.rntuple;

import hep.rootio.RootFormatException;
import hep.rootio.internal.bytes.Place;

/**
 * Reads where collections end in their elements, counted from the start of the cluster, so many at
 * a time that they stay in the first cache.
 */
final class EndReader {
  private static final int STEP = 1024;

  private final Place place;
  private final Use use;
  private final long[] ends = new long[STEP + 1];
  private boolean started;

  /**
   * @param started whether the first end read is that of the first collection, which begins at 0;
   *     else it is where that begins
   */
  EndReader(Place place, boolean started, Use use) {
    this.place = place;
    this.started = started;
    this.use = use;
  }

  /** What is done with ends. */
  interface Use {
    /**
     * The next ends.
     *
     * @param ends {@code ends[0]} is where the first collection of these begins, and {@code count}
     *     ends follow, which do not decrease
     */
    void next(long[] ends, int count);
  }

  /**
   * Reads elements {@code from} to {@code to} of a page of {@code n}.
   *
   * @throws RootFormatException where they decrease
   */
  void read(ColumnType type, PageBytes page, int n, int from, int to) {
    boolean steps = type == ColumnType.SPLIT_INDEX32 || type == ColumnType.SPLIT_INDEX64;
    long sum = 0;
    int count;
    for (int i = steps ? 0 : from; i < to; i += count) {
      int border = i < from ? from : started ? to : i + 1;
      count = Math.min(STEP, border - i);
      PageDecoder.indices(type, page, n, i, i + count, ends, 1);
      if (steps) {
        for (int k = 1; k <= count; k++) {
          sum += ends[k];
          ends[k] = sum;
        }
      }
      if (i >= from) {
        take(count);
      }
    }
  }

  /** So many empty collections, which no page holds. */
  void zeros(int count) {
    for (int i = 0; i < count; i += STEP) {
      use.next(ends, Math.min(STEP, count - i));
    }
  }

  private void take(int count) {
    if (started) {
      long back = ends[0];
      for (int i = 0; i < count; i++) { // signs only: the compiler makes vectors of this loop
        back |= ends[i + 1] | (ends[i + 1] - ends[i]);
      }
      if (back < 0) {
        throw decreasing(count);
      }
      use.next(ends, count);
    }
    started = true;
    ends[0] = ends[count];
  }

  private RootFormatException decreasing(int count) {
    int i = 0;
    while (i < count - 1 && ends[i] >= 0 && ends[i + 1] >= ends[i]) {
      i++;
    }
    return place.broken(
        0,
        "ends of collections that do not decrease",
        "%d after %d".formatted(ends[i + 1], ends[i]));
  }
}
