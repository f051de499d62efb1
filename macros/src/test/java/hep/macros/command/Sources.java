package hep.macros.command;

import java.nio.file.Path;

/** Where the sources stand that tests look at. */
final class Sources {
  /** The project's folder. */
  static final Path ROOT =
      Path.of(System.getProperty("kaon.root", "..")).toAbsolutePath().normalize();

  private Sources() {}

  /** The path of a macro. */
  static String macro(String name) {
    return ROOT.resolve("macros").resolve(name + ".java").toString();
  }
}
