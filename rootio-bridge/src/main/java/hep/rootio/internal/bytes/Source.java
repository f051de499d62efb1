package hep.rootio.internal.bytes;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Bytes by range, from wherever they are. A new transport is a new implementation and nothing else.
 */
public interface Source extends AutoCloseable {
  /** The name that errors give: a path or an address. */
  String name();

  /** How many bytes there are. */
  long size();

  /**
   * A range of bytes, read-only. The bytes may change or become unreachable after {@link #close()}.
   *
   * @throws hep.rootio.RootFormatException when the range does not lie within the size
   * @throws java.io.UncheckedIOException when the bytes cannot be had
   */
  MemorySegment slice(long offset, long length);

  /** Whether the bytes come over a network, so that {@link #ahead} is of use. */
  default boolean remote() {
    return false;
  }

  /**
   * Says which ranges are to be sliced soon, so that a source far away fetches them together: in
   * few requests, while the first of them are being unpacked.
   *
   * @param ranges in any order; they may overlap, and what lies beyond the end is left out
   * @return to be closed when the ranges have been read; slices of them are good after that too
   */
  default Ahead ahead(List<ByteRange> ranges) {
    return Ahead.NOTHING;
  }

  /** Frees the file or the connection. */
  @Override
  void close();
}
