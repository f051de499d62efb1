package hep.macros.internal;

import hep.analysis.InputException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code FILE}, {@code GLOB}, address, and each with {@code :TREE}, taken apart as {@link
 * hep.rootio.Tree#open} does.
 *
 * @param file path, glob or address
 * @param tree path of a tree in the file; empty where none is named
 */
public record FileSpec(String file, String tree) {
  private static final String ENDING = ".root:";

  /**
   * Takes a specification apart: a colon after {@code .root} splits, or the last one where no file
   * has the whole name.
   */
  public static FileSpec of(String spec) {
    int end = spec.lastIndexOf(ENDING);
    int colon =
        end >= 0
            ? end + ENDING.length() - 1
            : remote(spec) || Files.exists(Path.of(spec)) ? -1 : spec.lastIndexOf(':');
    return colon < 0
        ? new FileSpec(spec, "")
        : new FileSpec(spec.substring(0, colon), spec.substring(colon + 1));
  }

  private static boolean remote(String file) {
    return file.indexOf("://") > 1;
  }

  /** Whether the file is on a server. */
  public boolean remote() {
    return remote(file);
  }

  /** Paths or addresses to open, sorted; see {@link #files()}. */
  public List<String> locations() {
    return remote() ? List.of(file) : files().stream().map(Path::toString).toList();
  }

  /**
   * The files, sorted.
   *
   * @throws InputException where there is none; names the nearest
   */
  public List<Path> files() {
    if (file.isEmpty()) {
      throw new InputException("an input has no name.");
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      throw new InputException(
          "input %s is a folder; give its files, such as %s/*.root.".formatted(path, path));
    }
    if (Files.exists(path)) {
      return List.of(path);
    }
    int slash = file.lastIndexOf('/');
    Path folder = Path.of(slash < 0 ? "." : slash == 0 ? "/" : file.substring(0, slash));
    String name = file.substring(slash + 1);
    if (name.chars().noneMatch(c -> "*?[{".indexOf(c) >= 0)) {
      List<String> names =
          matching(folder, "*").stream().map(found -> found.getFileName().toString()).toList();
      throw new InputException(
          "input %s does not exist%s".formatted(path, Nearest.hint(name, names)));
    }
    List<Path> found =
        matching(folder, name).stream()
            .map(match -> slash < 0 ? match.getFileName() : match)
            .toList();
    if (found.isEmpty()) {
      throw new InputException("input %s matches no file.".formatted(file));
    }
    return found;
  }

  private static List<Path> matching(Path folder, String pattern) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      files.forEach(found::add);
    } catch (IOException _) {
      return List
          .of(); // a folder that cannot be listed has nothing to offer; the caller says what is
      // missing
    }
    found.sort(null);
    return found;
  }
}
