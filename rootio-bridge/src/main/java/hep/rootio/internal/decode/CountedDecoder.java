package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.Jagged;
import hep.rootio.internal.bytes.Cursor;

/** Arrays whose length another member of the same object gives. */
final class CountedDecoder extends Decoder {
  /** Values of a counting member. */
  interface Counts {
    /** The value of object number {@code row}; the cursor is for errors. */
    int of(int row, Cursor in);
  }

  private final Counts counts;
  private final boolean flagged;
  private final Decoder item;
  private final Offsets offsets = new Offsets();

  /**
   * @param counts values of the counting member
   * @param flagged whether a byte before the elements tells that there are any
   */
  CountedDecoder(Counts counts, boolean flagged, Decoder item) {
    this.counts = counts;
    this.flagged = flagged;
    this.item = item;
  }

  @Override
  public void read(Cursor in, int count) {
    for (int i = 0; i < count; i++) {
      int elements = counts.of(offsets.size(), in);
      if (flagged && in.i8() == 0) {
        elements = 0;
      }
      in.checkCount(elements, item.minimumBytes());
      item.read(in, elements);
      offsets.add(item.size());
    }
  }

  @Override
  public int size() {
    return offsets.size();
  }

  @Override
  public Column column() {
    return new Jagged(offsets.toArray(), item.column());
  }

  @Override
  int minimumBytes() {
    return flagged ? 1 : 0;
  }
}
