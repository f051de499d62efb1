package hep.rootio.internal.bytes;

import java.lang.foreign.MemorySegment;

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

  /** Frees the file or the connection. */
  @Override
  void close();
}
