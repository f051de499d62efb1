package hep.rootio.internal.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A file in the making: bytes go to a temporary file beside the target, which takes the target's
 * place in one step when all is written. Errors name the target. A process that is killed leaves
 * the temporary file, {@code .NAME.….tmp}, behind.
 */
public final class FileOutput {
  private static final int BUFFER = 1 << 20;

  /** What a JVM that is told to end leaves no rest of; one that is killed cannot help it. */
  private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> UNFINISHED.forEach(FileOutput::remove), "hep-rootio-unfinished"));
  }

  /** How a channel is opened; tests put a full disk here. */
  public interface Opener {
    FileChannel open(Path path) throws IOException;
  }

  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

  /** Bytes in the channel; the buffer holds what comes behind. */
  private long written;

  public FileOutput(Path target, Opener opener) {
    this.target = followed(target);
    Path name = this.target.getFileName();
    if (name == null || Files.isDirectory(this.target)) {
      throw new UncheckedIOException(
          new FileSystemException("cannot write " + target + ": it is a directory"));
    }
    String suffix = Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
    temporary = this.target.resolveSibling("." + name + "." + suffix + ".tmp");
    UNFINISHED.add(temporary);
    try {
      channel = opener.open(temporary);
    } catch (IOException e) {
      UNFINISHED.remove(temporary);
      throw failure(e);
    }
  }

  public static FileChannel openNew(Path path) throws IOException {
    return FileChannel.open(
        path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** A link stays a link: what it points at is replaced. */
  private static Path followed(Path target) {
    try {
      return Files.isSymbolicLink(target)
          ? target.toRealPath()
          : target.toAbsolutePath().normalize();
    } catch (IOException _) {
      // A dangling link, which the new file replaces.
      return target.toAbsolutePath().normalize();
    }
  }

  public Path target() {
    return target;
  }

  /** Where the next byte goes. */
  public long end() {
    return written + buffer.position();
  }

  public void append(byte[] bytes, int start, int count) {
    int done = 0;
    while (done < count) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int part = Math.min(count - done, buffer.remaining());
      buffer.put(bytes, start + done, part);
      done += part;
    }
  }

  public void append(Output out) {
    append(out.array(), 0, out.length());
  }

  /** Overwrites bytes that are already there. */
  public void patch(long position, Output out) {
    flush();
    try {
      write(ByteBuffer.wrap(out.array(), 0, out.length()), position);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Begins with the bytes that the target holds. */
  public void copyTarget() {
    try (FileChannel from = FileChannel.open(target, StandardOpenOption.READ)) {
      long size = from.size();
      while (written < size) {
        written += channel.transferFrom(from.position(written), written, size - written);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Makes the temporary file durable and puts it in the place of the target. */
  public void commit() {
    flush();
    try {
      channel.force(true);
      channel.close();
      keepPermissions();
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      UNFINISHED.remove(temporary);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Who may read what was there may read what takes its place, and nobody else. */
  private void keepPermissions() throws IOException {
    @Nullable PosixFileAttributeView own =
        Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (own != null && Files.exists(target)) {
      own.setPermissions(Files.getPosixFilePermissions(target));
    }
  }

  private static void remove(Path unfinished) {
    try {
      Files.deleteIfExists(unfinished);
    } catch (IOException _) {
      // The JVM is ending, and nobody is left to be told.
    }
  }

  /** Leaves the target as it was. */
  public void discard() {
    try {
      channel.close();
      Files.deleteIfExists(temporary);
      UNFINISHED.remove(temporary);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void flush() {
    buffer.flip();
    try {
      write(buffer, written);
      written += buffer.position();
    } catch (IOException e) {
      throw failure(e);
    }
    buffer.clear();
  }

  private void write(ByteBuffer from, long position) throws IOException {
    long at = position;
    while (from.hasRemaining()) {
      at += channel.write(from, at);
    }
  }

  private UncheckedIOException failure(IOException e) {
    String reason =
        switch (e) {
          case java.nio.file.NoSuchFileException _ -> "its folder does not exist";
          case java.nio.file.AccessDeniedException _ -> "permission denied";
          case FileSystemException f when f.getReason() != null -> f.getReason();
          default -> e.getMessage();
        };
    return new UncheckedIOException(
        "cannot write %s: %s".formatted(target, reason == null ? e.getClass().getName() : reason),
        e);
  }
}
