package hep.rootio.internal.rntuple;

import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.codec.Blocks;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Loads pages: checks what they claim and their checksum, and unpacks them. */
final class PageLoader {
  private static final ValueLayout.OfLong LITTLE_LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private PageLoader() {}

  /**
   * A page's bytes, uncompressed and still encoded; good until the next page is loaded. What is
   * stored uncompressed is not copied: it lies where the file is mapped.
   *
   * @param bits of an element
   * @throws hep.rootio.RootFormatException when the page is broken or its checksum differs
   */
  static PageBytes load(Blobs blobs, Page page, int bits) {
    Place place = blobs.place();
    long offset = page.place().offset();
    long bytes = page.place().bytes();
    long size = ((long) page.elements() * bits + 7) / 8;
    if (size > Integer.MAX_VALUE - 8 || bytes > size) {
      throw place.broken(
          offset, "a page of at most %d bytes".formatted(size), "one of " + bytes + " bytes");
    }
    MemorySegment read = blobs.read(offset, page.checksummed() ? bytes + Checksum.BYTES : bytes);
    MemorySegment stored = read.asSlice(0, bytes);
    if (page.checksummed()) {
      Checksum.verify(stored, read.get(LITTLE_LONG, bytes), place, offset);
    }
    if (bytes == size) {
      return new PageBytes(stored);
    }
    Blocks.check(stored, size, place, offset);
    byte[] unpacked = PageBytes.spare((int) size);
    Blocks.unpack(stored, unpacked, (int) size, place, offset);
    return PageBytes.of(unpacked);
  }
}
