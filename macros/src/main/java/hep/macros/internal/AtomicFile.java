package hep.macros.internal;

import hep.analysis.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that are there as a whole or not at all, also where the disk is full or the process dies.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes a file to the path it is given. */
  @FunctionalInterface
  public interface Content {
    /** Writes. */
    void writeTo(Path path) throws IOException;
  }

  /** Writes a text in UTF-8. */
  public static void write(Path target, String text) {
    write(target, path -> Files.writeString(path, text, StandardCharsets.UTF_8));
  }

  /**
   * Lets the content be written beside the target, forces it to the disk and renames it.
   *
   * @throws InputException where that fails; names the target and the reason
   */
  public static void write(Path target, Content content) {
    Path beside = target.resolveSibling(".part-" + target.getFileName());
    try {
      content.writeTo(beside);
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | UncheckedIOException e) {
      discard(beside);
      IOException cause =
          e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e;
      throw new InputException("cannot write %s: %s.".formatted(target, IoReason.plain(cause)), e);
    } catch (RuntimeException | Error e) {
      discard(beside);
      throw e;
    }
  }

  private static void discard(Path beside) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException _) {
      // the failure that led here is the one to tell
    }
  }
}
