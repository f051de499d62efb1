package hep.rootio.internal.remote;

import hep.rootio.internal.bytes.MappedSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a server that knows no ranges, such as Python's {@code http.server}: fetched once into
 * a temporary file, which goes when the source is closed.
 */
final class WholeFile {
  private static final Logger LOG = System.getLogger(WholeFile.class.getName());

  /** What is left free where the temporary file goes. */
  private static final long RESERVE_BYTES = 64 << 20;

  private WholeFile() {}

  /**
   * Fetches the file.
   *
   * @throws UncheckedIOException in one sentence, when it cannot be had or kept
   */
  static MappedSource fetch(HttpExchange exchange) {
    String name = exchange.name();
    Path kept;
    long room;
    try {
      kept = Files.createTempFile("kaon", ".root");
      room = kept.toFile().getUsableSpace() - RESERVE_BYTES;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s: the server sends only whole files, for which there is no temporary file: %s"
              .formatted(name, e.getMessage()),
          e);
    }
    try {
      LOG.log(Level.INFO, "{0}: the server sends no byte ranges; all of the file is fetched", name);
      exchange.patience().keepTrying(name, () -> exchange.whole(kept, Math.max(1, room)));
      return MappedSource.passing(kept, name);
    } catch (RuntimeException e) {
      remove(kept);
      throw e;
    }
  }

  private static void remove(Path kept) {
    try {
      Files.deleteIfExists(kept);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0} cannot be removed: {1}", kept, e.getMessage());
    }
  }
}
