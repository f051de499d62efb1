package hep.rootio.internal.bytes;

import hep.rootio.RootFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A local file, mapped into memory: the operating system's page cache is the only copy. */
public final class MappedSource implements Source {
  private final String name;
  private final Arena arena;
  private final MemorySegment bytes;
  private final Optional<Path> passing;

  private MappedSource(String name, Arena arena, MemorySegment bytes, Optional<Path> passing) {
    this.name = name;
    this.arena = arena;
    this.bytes = bytes;
    this.passing = passing;
  }

  /**
   * Maps a file.
   *
   * @throws UncheckedIOException when it cannot be opened
   */
  public static MappedSource open(Path path) {
    return open(path, path.toString(), Optional.empty());
  }

  /**
   * Maps a temporary file, which is removed when the source is closed.
   *
   * @param name of what it holds, for errors
   * @throws UncheckedIOException when it cannot be opened
   */
  public static MappedSource passing(Path path, String name) {
    return open(path, name, Optional.of(path));
  }

  @SuppressWarnings("MustBeClosedChecker") // the source owns the arena and closes it
  private static MappedSource open(Path path, String name, Optional<Path> passing) {
    Arena arena = Arena.ofShared();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      MemorySegment bytes = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
      return new MappedSource(name, arena, bytes, passing);
    } catch (NoSuchFileException e) {
      arena.close();
      throw new UncheckedIOException(path + ": there is no such file", e);
    } catch (IOException e) {
      arena.close();
      String why =
          Files.isDirectory(path)
              ? ": is a folder, not a file"
              : ": cannot be read: " + e.getMessage();
      throw new UncheckedIOException(path + why, e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long size() {
    return bytes.byteSize();
  }

  @Override
  public MemorySegment slice(long offset, long length) {
    if (offset < 0 || length < 0 || length > size() - offset) {
      throw new RootFormatException(
          name, "", offset, length + " bytes within a file of " + size(), "a range beyond its end");
    }
    return bytes.asSlice(offset, length);
  }

  @Override
  public void close() {
    if (arena.scope().isAlive()) {
      arena.close();
      passing.ifPresent(MappedSource::remove);
    }
  }

  private static void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(path + ": cannot be removed: " + e.getMessage(), e);
    }
  }
}
