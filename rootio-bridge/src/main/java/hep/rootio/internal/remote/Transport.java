package hep.rootio.internal.remote;

import hep.rootio.internal.bytes.ByteRange;
import java.util.List;

/** A file on a server, open for reading by several threads at once. */
public interface Transport extends AutoCloseable {
  /** The file's address without what is secret in it, as errors give it. */
  String name();

  /** How many bytes the file has. */
  long size();

  /**
   * Fetches ranges in as few requests as the protocol allows. It repeats a request that the network
   * or the server lost.
   *
   * @param ranges within the size; no longer than an array can be
   * @return the bytes of each
   * @throws java.io.UncheckedIOException in one sentence, when they cannot be had
   */
  List<byte[]> read(List<ByteRange> ranges);

  @Override
  void close();
}
