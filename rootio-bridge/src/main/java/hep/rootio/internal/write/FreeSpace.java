package hep.rootio.internal.write;

import java.util.ArrayList;
import java.util.List;

/**
 * The stretches of a file that hold nothing. The last reaches from the end of the file as far as
 * ROOT would let it grow.
 */
final class FreeSpace {
  /** A stretch with both ends in it. */
  record Segment(long first, long last) {}

  private static final int VERSION = 1;
  private static final long STEP = 1_000_000_000L;
  private static final int SMALL_BYTES = 10;
  private static final int BIG_BYTES = 18;

  /** In the order of the file; none touches the next. */
  private final List<Segment> gaps = new ArrayList<>();

  /** Notes that a record is not needed any more. */
  void add(long first, long length) {
    if (length <= 0) {
      return;
    }
    gaps.add(new Segment(first, first + length - 1));
    gaps.sort((a, b) -> Long.compare(a.first(), b.first()));
    for (int i = gaps.size() - 2; i >= 0; i--) {
      if (gaps.get(i).last() + 1 >= gaps.get(i + 1).first()) {
        Segment behind = gaps.remove(i + 1);
        Segment before = gaps.get(i);
        gaps.set(i, new Segment(before.first(), Math.max(before.last(), behind.last())));
      }
    }
  }

  /** How many stretches there are with the last. */
  int segments() {
    return gaps.size() + 1;
  }

  /**
   * Puts the negative length at the start of each gap, by which a scan of the file gets across it.
   */
  void mark(FileOutput file) {
    for (Segment gap : gaps) {
      long length = gap.last() - gap.first() + 1;
      if (length >= Integer.BYTES) {
        file.patch(gap.first(), new Output().i4(-(int) Math.min(length, KeyRecord.BIG)));
      }
    }
  }

  /**
   * The list as it is stored.
   *
   * @param seek where the list starts, which is the last record of the file
   */
  Output list(long seek) {
    Output out = new Output();
    gaps.forEach(gap -> write(out, gap));
    long here = seek + out.length();
    boolean big = here + SMALL_BYTES > KeyRecord.BIG;
    long first = here + (big ? BIG_BYTES : SMALL_BYTES);
    long last = KeyRecord.BIG;
    while (last <= first) {
      last += STEP;
    }
    write(out, new Segment(first, last));
    return out;
  }

  private static void write(Output out, Segment segment) {
    if (segment.last() > KeyRecord.BIG) {
      out.i2(VERSION + KeyRecord.BIG_VERSION).i8(segment.first()).i8(segment.last());
    } else {
      out.i2(VERSION).i4((int) segment.first()).i4((int) segment.last());
    }
  }
}
