package hep.rootio;

import hep.rootio.internal.Locations;
import hep.rootio.internal.bytes.SourceStream;
import java.io.InputStream;

/** Bytes of files of any kind, such as text, on this computer or on a server. */
public final class Bytes {
  private Bytes() {}

  /**
   * All bytes of a file in order, a few megabytes at a time in memory.
   *
   * @param location a path, or an address as {@link RootFile#open(java.net.URI)} takes it
   * @throws java.io.UncheckedIOException when it cannot be read, in one sentence that names it;
   *     reading from the stream throws the same
   */
  public static InputStream open(String location) {
    return new SourceStream(Locations.open(location));
  }
}
