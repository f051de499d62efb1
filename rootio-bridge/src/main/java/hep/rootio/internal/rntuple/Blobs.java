package hep.rootio.internal.rntuple;

import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.bytes.Source;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The stored bytes of envelopes and pages. A blob longer than the greatest key size stands in
 * several records; the end of the first holds the places of the others, 64 bits each.
 *
 * @param maxKeySize the greatest size of a record's contents; 0 for no such bound
 */
record Blobs(Source source, Place place, long maxKeySize) {
  private static final ValueLayout.OfLong LITTLE_LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /**
   * The bytes of a blob.
   *
   * @throws hep.rootio.RootFormatException when they do not lie in the file
   */
  MemorySegment read(long offset, long bytes) {
    if (bytes < 0 || bytes > source.size() || bytes > Integer.MAX_VALUE - 8) {
      throw place.broken(
          offset, "a blob within a file of " + source.size() + " bytes", bytes + " bytes");
    }
    if (maxKeySize == 0 || bytes <= maxKeySize) {
      return source.slice(offset, bytes);
    }
    long others = others(bytes);
    long first = maxKeySize - others * Long.BYTES;
    if (first < 0) {
      throw place.broken(offset, "a blob in records of " + maxKeySize + " bytes", bytes + " bytes");
    }
    MemorySegment head = source.slice(offset, maxKeySize);
    byte[] all = new byte[(int) bytes];
    MemorySegment to = MemorySegment.ofArray(all);
    MemorySegment.copy(head, 0, to, 0, first);
    long done = first;
    for (long i = 0; i < others; i++) {
      long length = Math.min(maxKeySize, bytes - done);
      long seek = head.get(LITTLE_LONG, first + i * Long.BYTES);
      MemorySegment.copy(source.slice(seek, length), 0, to, done, length);
      done += length;
    }
    return to;
  }

  /** How many records follow the first: their places must fit into it beside its own share. */
  private long others(long bytes) {
    long records = (bytes + maxKeySize - 1) / maxKeySize;
    long spare = records * maxKeySize - bytes;
    return (records - 1) * Long.BYTES > spare ? records : records - 1;
  }
}
