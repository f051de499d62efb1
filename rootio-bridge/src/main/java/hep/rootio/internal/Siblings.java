package hep.rootio.internal;

import hep.rootio.RootFile;
import hep.rootio.internal.bytes.MappedSource;
import hep.rootio.internal.bytes.Place;
import hep.rootio.internal.bytes.Source;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files that another file names: with baskets of its branches, or friends of its trees. A name is
 * looked for in the folder of the file that names it and nowhere else, since the name comes from
 * the file: as a path that stays within the folder, or by its last part.
 */
public final class Siblings implements AutoCloseable {
  private final String file;
  private final Map<Path, Source> opened = new HashMap<>();
  private final List<RootFile> kept = new ArrayList<>();

  /**
   * @param file the file that names others
   */
  Siblings(String file) {
    this.file = file;
  }

  /** The path of a named file; empty where there is none in the folder. */
  public Optional<Path> find(String name) {
    try {
      Path folder = Path.of(file).toAbsolutePath().normalize().getParent();
      if (folder == null || name.contains("://") || !Files.isDirectory(folder)) {
        return Optional.empty();
      }
      Path inside = folder.resolve(name).normalize();
      Path last = inside.getFileName();
      for (Path candidate :
          last == null ? List.of(inside) : List.of(inside, folder.resolve(last))) {
        if (candidate.startsWith(folder) && Files.isRegularFile(candidate)) {
          return Optional.of(candidate);
        }
      }
      return Optional.empty();
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /**
   * The bytes of a named file.
   *
   * @param place what names it, for errors
   * @throws hep.rootio.RootFormatException when there is none of that name in the folder
   */
  public synchronized Source source(String name, Place place) {
    Path path =
        find(name)
            .orElseThrow(
                () -> place.broken(0, "file '" + name + "' in the folder of this one", "none"));
    return opened.computeIfAbsent(path, MappedSource::open);
  }

  /** Closes something together with the file. */
  public synchronized void keep(RootFile friend) {
    kept.add(friend);
  }

  @Override
  public synchronized void close() {
    opened.values().forEach(Source::close);
    opened.clear();
    kept.forEach(RootFile::close);
    kept.clear();
  }
}
