package hep.rootio.internal.decode;

import hep.rootio.Column;
import hep.rootio.internal.bytes.Cursor;

/**
 * Appends values to arrays of its own as it reads them. One decoder serves one thread and gives one
 * column.
 */
public abstract class Decoder {
  /**
   * Reads {@code count} values, one after the other, each with its own head where there are heads.
   */
  public abstract void read(Cursor in, int count);

  /**
   * Reads {@code count} values of one member of as many objects, where a collection is stored
   * member after member: collections then have one head for all.
   */
  void readTogether(Cursor in, int count) {
    read(in, count);
  }

  /** Reads as many values of one member of as many objects as stand before the cursor's limit. */
  void readFilling(Cursor in) {
    while (in.remaining() > 0) {
      int before = in.position();
      read(in, 1);
      if (in.position() == before) {
        throw in.fail("values of at least a byte", "none");
      }
    }
  }

  /** How many values were read. */
  public abstract int size();

  /** All values read. To be called once, after the last. */
  public abstract Column column();

  /** The fewest bytes a value can take: counts are checked by it. */
  abstract int minimumBytes();

  /** Bytes of every value; 0 where that varies. */
  public int width() {
    return 0;
  }

  /**
   * Whether it reads nothing but {@link Cursor#segment()}, so that bytes need not be in an array.
   */
  public boolean bulk() {
    return false;
  }

  /** Makes room for so many more values, where they are known beforehand. */
  public void expect(int more) {}

  /**
   * Whether values can be read by several threads into the arrays of one decoder, because each
   * knows beforehand where its own go.
   */
  public boolean placeable() {
    return false;
  }

  /**
   * A decoder, for another thread, of values {@code from} up to {@code to} of this one, for which
   * there must be room already. Only where it is {@link #placeable}.
   */
  public Decoder window(int from, int to) {
    throw new IllegalStateException("values whose places are not known beforehand");
  }

  /** Says that windows have read so many values. */
  public void placed(int count) {}
}
