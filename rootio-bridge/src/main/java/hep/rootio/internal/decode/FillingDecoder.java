package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.Jagged;
import hep.rootio.internal.bytes.Cursor;

/** As many elements as stand before the cursor's limit, which is the end of the entry. */
public final class FillingDecoder extends Decoder {
  private final boolean flagged;
  private final Decoder item;
  private final Offsets offsets;

  FillingDecoder(boolean flagged, Decoder item) {
    this(flagged, item, new Offsets());
  }

  private FillingDecoder(boolean flagged, Decoder item, Offsets offsets) {
    this.flagged = flagged;
    this.item = item;
    this.offsets = offsets;
  }

  @Override
  public void read(Cursor in, int count) {
    if (count != 1) {
      throw in.fail("one entry at a time", count + " without borders");
    }
    if (flagged && in.remaining() > 0) {
      in.skip(1);
    }
    int width = item.width();
    if (width > 0) {
      if (in.remaining() % width != 0) {
        throw in.fail("an entry of elements of " + width + " bytes", in.remaining() + " bytes");
      }
      item.read(in, in.remaining() / width);
    } else {
      item.readFilling(in);
    }
    offsets.add(item.size());
  }

  /** Reads entries whose elements are of one width, all at once. */
  public void readAll(Cursor in, int[] counts) {
    int sum = item.size();
    for (int count : counts) {
      sum = Math.addExact(sum, count);
      offsets.add(sum);
    }
    item.read(in, sum - item.size());
  }

  /**
   * Reads entries {@code from} up to {@code to} of which borders in bytes are known, all at once.
   */
  public void readBordered(Cursor in, int[] borders, int from, int to) {
    int width = item.width();
    int stop = offsets.addBorders(borders, from, to, width);
    in.seek(borders[from]);
    if (stop < to) {
      in.seek(borders[stop]);
      throw in.fail(
          "an entry of elements of " + width + " bytes",
          (borders[stop + 1] - borders[stop]) + " bytes");
    }
    item.read(in, (borders[to] - borders[from]) / width);
  }

  /** Bytes of an element where entries hold nothing but elements; 0 where that varies. */
  public int itemWidth() {
    return flagged ? 0 : item.width();
  }

  /** Makes room for so many more elements, of all entries together. */
  public void expectItems(int more) {
    item.expect(more);
  }

  /** Whether elements can be read by several threads, each to its place in the same arrays. */
  public boolean itemsPlaceable() {
    return bulk() && item.placeable();
  }

  /**
   * A decoder of entries {@code from} to {@code to}, whose elements are {@code first} to {@code
   * last}, in this one's arrays.
   */
  public FillingDecoder window(int from, int to, int first, int last) {
    return new FillingDecoder(false, item.window(first, last), offsets.window(from, to, first));
  }

  /** Says that windows have read so many entries and elements. */
  public void placed(int entries, int items) {
    offsets.placed(entries);
    item.placed(items);
  }

  /** How many elements were read. */
  public int items() {
    return item.size();
  }

  @Override
  public void expect(int more) {
    offsets.expect(more);
  }

  @Override
  public boolean bulk() {
    return itemWidth() > 0 && item.bulk();
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
    return 0;
  }
}
