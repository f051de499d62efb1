package hep.rootio.internal.rntuple;

import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.codec.Blocks;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * An envelope: 16 bits type, 48 bits length, contents, checksum of all before it.
 *
 * @param contents between head and checksum
 * @param checksum its own
 */
record Envelope(LittleCursor contents, long checksum) {
  static final int HEADER = 1;
  static final int FOOTER = 2;
  static final int PAGE_LIST = 3;

  private static final ValueLayout.OfLong LITTLE_LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int SHORTEST = 2 * Long.BYTES;

  /**
   * Loads an envelope.
   *
   * @param length bytes uncompressed
   * @throws hep.rootio.RootFormatException when it is broken or of another type
   */
  static Envelope read(Blobs blobs, Locator at, long length, int type) {
    Place place = blobs.place();
    long offset = at.offset();
    if (length < Math.max(SHORTEST, at.bytes()) || length > Integer.MAX_VALUE - 8) {
      throw place.broken(
          offset,
          "an envelope of at least %d bytes".formatted(Math.max(SHORTEST, at.bytes())),
          length + " bytes");
    }
    MemorySegment stored = blobs.read(offset, at.bytes());
    byte[] bytes;
    if (at.bytes() == length) {
      bytes = stored.toArray(ValueLayout.JAVA_BYTE);
    } else {
      Blocks.check(stored, length, place, offset);
      bytes = new byte[(int) length];
      Blocks.unpack(stored, bytes, bytes.length, place, offset);
    }
    MemorySegment view = MemorySegment.ofArray(bytes);
    int end = bytes.length - Checksum.BYTES;
    long checksum = view.get(LITTLE_LONG, end);
    Checksum.verify(view.asSlice(0, end), checksum, place, offset);
    long head = view.get(LITTLE_LONG, 0);
    if ((head & 0xFFFF) != type || head >>> 16 != length) {
      throw place.broken(
          offset,
          "an envelope of type %d and %d bytes".formatted(type, length),
          "type %d and %d bytes".formatted(head & 0xFFFF, head >>> 16));
    }
    return new Envelope(new LittleCursor(place, bytes, Long.BYTES, end, offset), checksum);
  }
}
