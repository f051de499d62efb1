package hep.analysis.jets;

import hep.analysis.InputException;
import hep.rootio.Bytes;
import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Lines of a text file that may be compressed with zstd, none longer than a bound. */
final class LineSource implements AutoCloseable {
  private static final int LONGEST = 1 << 20;

  final String file;
  private final InputStream in;
  private byte[] line = new byte[256];
  private long number;

  private LineSource(String file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /**
   * Opens a path, or an address that {@link Bytes} takes.
   *
   * @throws UncheckedIOException in one sentence that names it
   */
  static LineSource open(String file) {
    try {
      InputStream raw =
          file.contains("://") ? Bytes.open(file) : Files.newInputStream(Path.of(file));
      InputStream plain = file.endsWith(".zst") ? new ZstdInputStream(raw) : raw;
      return new LineSource(file, new BufferedInputStream(plain, 1 << 16));
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be opened: %s".formatted(file, e), e);
    }
  }

  /** Number of the line read last, from 1. */
  long number() {
    return number;
  }

  /** The next line without its end; empty at the end of the file. */
  Optional<String> next() {
    int length = 0;
    number++;
    try {
      int b = in.read();
      if (b < 0) {
        return Optional.empty();
      }
      for (; b >= 0 && b != '\n'; b = in.read()) {
        if (length == line.length) {
          if (length == LONGEST) {
            throw wrong("a line of at most %d bytes".formatted(LONGEST), "a longer one");
          }
          line = Arrays.copyOf(line, 2 * length);
        }
        line[length++] = (byte) b;
      }
    } catch (MalformedInputException e) {
      throw wrong("zstd data", "something else (" + e.getMessage() + ")");
    } catch (IOException e) {
      throw new InputException(
          "%s, line %d: the file is cut off or cannot be read (%s)."
              .formatted(file, number, e.getMessage()),
          e);
    }
    if (length > 0 && line[length - 1] == '\r') {
      length--;
    }
    return Optional.of(new String(line, 0, length, StandardCharsets.ISO_8859_1));
  }

  /** The error for this line. */
  InputException wrong(String expected, String found) {
    return new InputException(
        "%s, line %d: expected %s, found %s.".formatted(file, number, expected, found));
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be closed: %s".formatted(file, e.getMessage()), e);
    }
  }
}
