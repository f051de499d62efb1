package hep.rootio.internal;

import hep.rootio.RootNameException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file and the path of a tree in it.
 *
 * @param file path or address
 * @param tree path in the file; empty for the only tree
 */
record TreeSpec(String file, String tree) {

  /**
   * Takes {@code file:tree} apart and resolves globs, which match file names in one folder, in
   * alphabetical order. Of an address only what ends in {@code .root} can have a tree after it.
   */
  static List<TreeSpec> expand(List<String> specs) {
    if (specs.isEmpty()) {
      throw new RootNameException("expected the name of a ROOT file, found none");
    }
    List<TreeSpec> all = new ArrayList<>();
    for (String spec : specs) {
      // A colon after the last ".root" splits; a colon elsewhere belongs to the file's name.
      int colon = spec.lastIndexOf(".root:");
      String file = colon < 0 ? spec : spec.substring(0, colon + 5);
      String tree = colon < 0 ? "" : spec.substring(colon + 6);
      if (colon < 0
          && !Locations.remote(spec)
          && !Files.exists(Path.of(clean(spec)))
          && spec.lastIndexOf(':') > 1
          && !glob(spec)) {
        file = spec.substring(0, spec.lastIndexOf(':'));
        tree = spec.substring(spec.lastIndexOf(':') + 1);
      }
      if (!Locations.remote(file) && glob(file) && !Files.exists(Path.of(clean(file)))) {
        for (Path match : matches(file)) {
          all.add(new TreeSpec(match.toString(), tree));
        }
      } else {
        all.add(new TreeSpec(file, tree));
      }
    }
    return all;
  }

  private static boolean glob(String file) {
    return file.indexOf('*') >= 0
        || file.indexOf('?') >= 0
        || file.indexOf('[') >= 0
        || file.indexOf('{') >= 0;
  }

  /** Some file systems refuse asterisks in paths. */
  private static String clean(String file) {
    return file.replace('*', '_').replace('?', '_');
  }

  private static List<Path> matches(String glob) {
    int slash = glob.lastIndexOf('/');
    Path folder = Path.of(slash < 0 ? "." : slash == 0 ? "/" : glob.substring(0, slash));
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        Files.newDirectoryStream(folder, glob.substring(slash + 1))) {
      for (Path path : stream) {
        found.add(slash < 0 ? path.getFileName() : path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(glob + ": the folder cannot be listed", e);
    }
    if (found.isEmpty()) {
      throw new UncheckedIOException(new NoSuchFileException(glob + ": no file matches"));
    }
    found.sort(null);
    return found;
  }
}
