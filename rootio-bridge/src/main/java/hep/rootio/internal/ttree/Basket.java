package hep.rootio.internal.ttree;

import hep.rootio.ByteColumn;
import hep.rootio.Jagged;
import hep.rootio.RootObject;
import hep.rootio.internal.bytes.Cursor;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.bytes.Source;
import hep.rootio.internal.codec.Blocks;
import hep.rootio.internal.container.BasketHeader;
import hep.rootio.internal.container.Key;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * A basket's bytes, uncompressed.
 *
 * @param data the entries, one after the other; its offsets count from the start of the key
 * @param entries how many
 * @param borders where entries start in the data, and where the last ends; empty where the basket
 *     does not tell
 */
record Basket(Cursor data, int entries, int[] borders) {
  private static final int[] NONE = {};

  /** Whether the basket tells where its entries start. */
  boolean bordered() {
    return borders.length > 0;
  }

  /**
   * Loads a basket.
   *
   * @param buffers arrays to unpack into; the basket is good until the next one is loaded into the
   *     same
   */
  static Basket load(Source source, BasketPlace basket, Place place, Buffers buffers) {
    if (basket.kept().isPresent()) {
      return kept(basket.kept().get(), place);
    }
    Cursor head = Cursor.over(source, place, basket.seek(), Math.min(basket.bytes(), 1024));
    Key key = Key.read(head);
    BasketHeader header = BasketHeader.read(head);
    if (header.entries() != basket.entries()) {
      throw place.broken(
          basket.seek(),
          "a basket of " + basket.entries() + " entries",
          header.entries() + " entries");
    }
    int size = key.objectLength();
    long at = basket.seek() + key.keyLength();
    MemorySegment stored = source.slice(at, key.storedLength());
    byte[] bytes;
    if (key.compressed()) {
      Blocks.check(stored, size, place, at);
      bytes = buffers.atLeast(size);
      Blocks.unpack(stored, bytes, size, place, at);
    } else {
      size = key.storedLength();
      bytes = buffers.atLeast(size);
      MemorySegment.copy(stored, ValueLayout.JAVA_BYTE, 0, bytes, 0, size);
    }
    int border = header.last() - key.keyLength();
    if (border < 0 || border > size) {
      throw place.broken(
          basket.seek(), "a basket whose data end within " + size + " bytes", "end " + border);
    }
    int[] borders = NONE;
    if (size - border > 4) {
      Cursor tail = new Cursor(place, bytes, border, size, key.keyLength());
      int count = tail.count(4);
      if (count < header.entries()) {
        throw tail.fail("offsets of " + header.entries() + " entries", "of " + count);
      }
      borders = new int[header.entries() + 1];
      for (int i = 0; i < header.entries(); i++) {
        borders[i] = tail.i32() - key.keyLength();
      }
      close(borders, border, place, key.keyLength());
    }
    return new Basket(
        new Cursor(place, bytes, 0, border, key.keyLength()), header.entries(), borders);
  }

  private static Basket kept(RootObject object, Place place) {
    int keyLength = (int) object.integer("keyLength");
    int last = (int) object.integer("fLast");
    int entries = (int) object.integer("fNevBuf");
    Jagged buffers = (Jagged) object.column("buffer");
    byte[] buffer =
        Arrays.copyOfRange(
            ((ByteColumn) buffers.content()).values(),
            buffers.start(object.row()),
            buffers.end(object.row()));
    if (keyLength > last || last > buffer.length) {
      throw place.broken(0, "a basket of " + last + " bytes in the tree", buffer.length + " bytes");
    }
    byte[] data = Arrays.copyOfRange(buffer, keyLength, last);
    long[] offsets = object.integers("offsets");
    int[] borders = NONE;
    if (offsets.length >= entries) {
      borders = new int[entries + 1];
      for (int i = 0; i < entries; i++) {
        borders[i] = (int) offsets[i] - keyLength;
      }
      close(borders, data.length, place, keyLength);
    }
    return new Basket(new Cursor(place, data, keyLength), entries, borders);
  }

  /** Puts the end there and checks that borders never go back. */
  private static void close(int[] borders, int end, Place place, int origin) {
    borders[borders.length - 1] = end;
    int before = 0;
    for (int i = 0; i < borders.length; i++) {
      if (borders[i] < before) {
        throw place.broken(
            origin + (long) before,
            "entries that start after each other",
            "entry %d at %d".formatted(i, borders[i]));
      }
      before = borders[i];
    }
  }
}
