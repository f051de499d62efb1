package hep.macros.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The macros that come with Kaon.
 *
 * @param folder where they stand
 * @param names of the files, without {@code .java}, sorted
 */
public record BundledMacros(Path folder, List<String> names) {
  /** Those of the folder the launcher started from; none where Kaon was started otherwise. */
  public static BundledMacros installed() {
    return in(Path.of(System.getProperty("kaon.home", ".")).resolve("macros"));
  }

  /** Those in a folder. */
  public static BundledMacros in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return new BundledMacros(folder, List.of());
    }
    try (Stream<Path> files = Files.list(folder)) {
      return new BundledMacros(
          folder,
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".java"))
              .map(name -> name.replaceFirst("\\.java$", ""))
              .sorted()
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of a macro; case, hyphens and a trailing {@code .java} do not count. */
  public Optional<Path> named(String name) {
    return names.stream()
        .filter(known -> fold(known).equals(fold(name)))
        .findFirst()
        .map(known -> folder.resolve(known + ".java"));
  }

  private static String fold(String name) {
    return name.replaceFirst("\\.java$", "").replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
  }
}
