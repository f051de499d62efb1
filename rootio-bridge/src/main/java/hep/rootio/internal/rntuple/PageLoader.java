package hep.rootio.internal.rntuple;

import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.codec.Blocks;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Loads pages into arrays that are used again for each page of a thread. */
final class PageLoader {
  private static final ThreadLocal<PageLoader> LOADERS = ThreadLocal.withInitial(PageLoader::new);
  private static final ValueLayout.OfLong LITTLE_LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private byte[] stored = new byte[0];
  private byte[] unpacked = new byte[0];

  private PageLoader() {}

  /** This thread's. */
  static PageLoader here() {
    return LOADERS.get();
  }

  /**
   * A page's bytes, uncompressed and still encoded; good until the next page is loaded.
   *
   * @param bits of an element
   * @throws hep.rootio.RootFormatException when the page is broken or its checksum differs
   */
  byte[] load(Blobs blobs, Page page, int bits) {
    Place place = blobs.place();
    long offset = page.place().offset();
    long bytes = page.place().bytes();
    long size = ((long) page.elements() * bits + 7) / 8;
    if (size > Integer.MAX_VALUE - 8 || bytes > size) {
      throw place.broken(
          offset, "a page of at most %d bytes".formatted(size), "one of " + bytes + " bytes");
    }
    MemorySegment packed = blobs.read(offset, page.checksummed() ? bytes + Checksum.BYTES : bytes);
    if (page.checksummed()) {
      int length = (int) bytes;
      stored = atLeast(stored, length);
      MemorySegment.copy(packed, ValueLayout.JAVA_BYTE, 0, stored, 0, length);
      Checksum.verify(stored, 0, length, packed.get(LITTLE_LONG, bytes), place, offset);
      if (bytes == size) {
        return stored;
      }
    }
    if (bytes < size) {
      MemorySegment blocks = packed.asSlice(0, bytes);
      Blocks.check(blocks, size, place, offset);
      unpacked = atLeast(unpacked, (int) size);
      Blocks.unpack(blocks, unpacked, (int) size, place, offset);
    } else {
      unpacked = atLeast(unpacked, (int) size);
      MemorySegment.copy(packed, ValueLayout.JAVA_BYTE, 0, unpacked, 0, (int) size);
    }
    return unpacked;
  }

  private static byte[] atLeast(byte[] array, int size) {
    return array.length < size ? new byte[size] : array;
  }
}
