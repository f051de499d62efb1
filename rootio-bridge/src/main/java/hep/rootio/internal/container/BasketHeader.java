package hep.rootio.internal.container;

import hep.rootio.internal.bytes.Cursor;

/**
 * What a basket says of itself after its key (TBasket::Streamer).
 *
 * @param entrySize bytes an entry where that is fixed, else room for offsets
 * @param ioBits features of the branch; bit 0: offsets are to be computed from the counting branch
 * @param entries how many entries
 * @param last one past the last byte of data, counted from the start of the key
 * @param flag what follows inside a tree: see {@link #readContents}
 */
public record BasketHeader(int entrySize, int ioBits, int entries, int last, int flag) {
  private static final int GENERATED_OFFSETS = 80;
  private static final int DISPLACEMENTS = 40;

  /**
   * The contents of a basket that is kept inside its tree.
   *
   * @param offsets of the entries, counted from the start of the buffer; empty where there are none
   * @param buffer key, then data
   */
  public record Contents(int[] offsets, byte[] buffer) {}

  /** Reads what stands after the key. */
  public static BasketHeader read(Cursor in) {
    in.skip(6); // version, size of the buffer
    int entrySize = in.i32();
    int ioBits = 0;
    if (entrySize < 0) {
      entrySize = entrySize == Integer.MIN_VALUE ? 0 : -entrySize;
      ioBits = in.u8();
    }
    int entries = in.i32();
    int last = in.i32();
    int flag = in.i8();
    if (entries < 0 || last < 0) {
      throw in.fail("a basket", "%d entries, %d bytes".formatted(entries, last));
    }
    return new BasketHeader(entrySize, ioBits, entries, last, flag);
  }

  /**
   * Reads offsets and buffer of a basket inside its tree, as far as the flag says that they follow.
   */
  public Contents readContents(Cursor in) {
    int kind = flag >= GENERATED_OFFSETS ? flag - GENERATED_OFFSETS : flag;
    int[] offsets = new int[0];
    if (flag < GENERATED_OFFSETS && kind != 0 && kind % 10 != 2) {
      offsets = entries > 0 ? ints(in) : offsets;
      if (kind > DISPLACEMENTS) {
        ints(in);
      }
    }
    byte[] buffer = kind == 1 || kind > 10 ? in.bytes(last) : new byte[0];
    return new Contents(offsets, buffer);
  }

  private static int[] ints(Cursor in) {
    int[] values = new int[in.count(4)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.i32();
    }
    return values;
  }
}
