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
    MemorySegment read = read(blobs, page);
    MemorySegment stored = read.asSlice(0, bytes);
    verify(blobs, page, read, stored);
    if (bytes == size) {
      return new PageBytes(stored);
    }
    Blocks.check(stored, size, place, offset);
    byte[] unpacked = PageBytes.spare((int) size);
    Blocks.unpack(stored, unpacked, (int) size, place, offset);
    return PageBytes.of(unpacked);
  }

  /**
   * Copies a page whose elements are stored as they lie in memory. The checksum is taken of the
   * copy: that lies in the cache, where hashing is twice as fast as in the mapped file.
   *
   * @param out as long as the page's elements; what it holds after an error means nothing
   * @return whether it was; a page that is compressed is left
   * @throws hep.rootio.RootFormatException when the checksum differs
   */
  static boolean copy(Blobs blobs, Page page, MemorySegment out) {
    if (page.place().bytes() != out.byteSize()) {
      return false;
    }
    MemorySegment read = read(blobs, page);
    MemorySegment.copy(read, 0, out, 0, out.byteSize());
    verify(blobs, page, read, out);
    return true;
  }

  private static MemorySegment read(Blobs blobs, Page page) {
    long bytes = page.place().bytes();
    return blobs.read(page.place().offset(), page.checksummed() ? bytes + Checksum.BYTES : bytes);
  }

  /**
   * @param read the page and its checksum
   * @param bytes the same bytes without it
   */
  private static void verify(Blobs blobs, Page page, MemorySegment read, MemorySegment bytes) {
    if (page.checksummed()) {
      long stored = read.get(LITTLE_LONG, page.place().bytes());
      Checksum.verify(bytes, stored, blobs.place(), page.place().offset());
    }
  }
}
