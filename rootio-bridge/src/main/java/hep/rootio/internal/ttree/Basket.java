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
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A basket's bytes, uncompressed.
 *
 * @param data the entries, one after the other; its offsets count from the start of the key
 * @param entries how many
 * @param borders where entries start in the data, and where the last ends: one more than there are
 *     entries, and what stands behind them does not count. Empty where the basket does not tell
 * @param displacements where entries started when their references were written, counted like the
 *     data's offsets; empty where they were not moved since
 */
record Basket(Cursor data, int entries, int[] borders, int[] displacements) {
  private static final int[] NONE = {};
  private static final ValueLayout.OfInt BIG_ENDIAN =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  /** Whether the basket tells where its entries start. */
  boolean bordered() {
    return borders.length > 0;
  }

  /**
   * Loads a basket.
   *
   * @param buffers arrays to unpack into; the basket is good until the next one is loaded into the
   *     same
   * @param inArray whether the bytes must be in an array also where they are not compressed
   */
  static Basket load(
      Source source, BasketPlace basket, Place place, Buffers buffers, boolean inArray) {
    if (basket.kept().isPresent()) {
      return kept(basket.kept().get(), place);
    }
    Head head = head(source, basket, place);
    Key key = head.key();
    int origin = key.keyLength();
    int size = key.compressed() ? key.objectLength() : key.storedLength();
    if (head.dataBytes() < 0 || head.dataBytes() > size) {
      throw place.broken(
          basket.seek(),
          "a basket whose data end within " + size + " bytes",
          "end " + head.dataBytes());
    }
    long at = basket.seek() + origin;
    MemorySegment all = source.slice(at, key.storedLength());
    byte[] bytes = {};
    boolean array = inArray || key.compressed();
    if (key.compressed()) {
      Blocks.check(all, size, place, at);
      bytes = buffers.bytes(size);
      Blocks.unpack(all, bytes, size, place, at);
    } else if (inArray) {
      bytes = buffers.bytes(size);
      MemorySegment.copy(all, ValueLayout.JAVA_BYTE, 0, bytes, 0, size);
    }
    all = array ? MemorySegment.ofArray(bytes).asSlice(0, size) : all;
    int[] borders = borders(all, head, place, buffers);
    int[] displacements = borders.length == 0 ? NONE : displacements(all, head);
    Cursor data =
        array
            ? new Cursor(place, bytes, 0, head.dataBytes(), origin)
            : new Cursor(place, all.asSlice(0, head.dataBytes()), origin);
    return new Basket(data, basket.entries(), borders, displacements);
  }

  /** The head of a basket in the file: its key and its own numbers. */
  record Head(Key key, BasketHeader header) {
    /** Bytes of data; what follows them are offsets. */
    int dataBytes() {
      return header.last() - key.keyLength();
    }
  }

  /** Reads the head, and checks that it is of the entries that the tree says. */
  static Head head(Source source, BasketPlace basket, Place place) {
    Cursor in = Cursor.over(source, place, basket.seek(), Math.min(basket.bytes(), 1024));
    Head head = new Head(Key.read(in), BasketHeader.read(in));
    if (head.header().entries() != basket.entries()) {
      throw place.broken(
          basket.seek(),
          "a basket of " + basket.entries() + " entries",
          head.header().entries() + " entries");
    }
    return head;
  }

  /** The offsets that follow the data, if any do. */
  private static int[] borders(MemorySegment all, Head head, Place place, Buffers buffers) {
    int end = head.dataBytes();
    int origin = head.key().keyLength();
    if (all.byteSize() - end <= 4) {
      return NONE;
    }
    int entries = head.header().entries();
    int count = all.get(BIG_ENDIAN, end);
    if (count < entries || count > (all.byteSize() - end - 4) / 4) {
      throw place.broken(origin + (long) end, "offsets of " + entries + " entries", "of " + count);
    }
    int[] borders = buffers.ints(entries + 1);
    MemorySegment.copy(all, BIG_ENDIAN, end + 4, borders, 0, entries);
    for (int i = 0; i < entries; i++) {
      borders[i] -= origin;
    }
    close(borders, entries, end, place, origin);
    return borders;
  }

  /** A second list of numbers, after the offsets. */
  private static int[] displacements(MemorySegment all, Head head) {
    int entries = head.header().entries();
    long at = head.dataBytes() + 4L + 4L * all.get(BIG_ENDIAN, head.dataBytes());
    if (all.byteSize() - at < 4 + 4L * entries || all.get(BIG_ENDIAN, at) < entries) {
      return NONE;
    }
    int[] displacements = new int[entries];
    MemorySegment.copy(all, BIG_ENDIAN, at + 4, displacements, 0, entries);
    return displacements;
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
      close(borders, entries, data.length, place, keyLength);
    }
    return new Basket(new Cursor(place, data, keyLength), entries, borders, NONE);
  }

  /** Puts the end there and checks that borders never go back. */
  private static void close(int[] borders, int last, int end, Place place, int origin) {
    borders[last] = end;
    int back = borders[0];
    for (int i = 0; i < last; i++) { // signs only: the compiler makes vectors of this loop
      back |= borders[i + 1] | (borders[i + 1] - borders[i]);
    }
    if (back >= 0) {
      return;
    }
    int before = 0;
    for (int i = 0; i <= last; i++) {
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
