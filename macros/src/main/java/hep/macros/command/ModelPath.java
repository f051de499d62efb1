package hep.macros.command;

import hep.analysis.InputException;
import hep.macros.internal.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The model file that a user means. */
final class ModelPath {
  private static final String MODEL = "model.kaon";
  private static final String ENDING = ".kaon";

  private ModelPath() {}

  /**
   * The given file, or the model of the given run folder.
   *
   * @throws InputException if there is none; names the nearest beside it
   */
  static Path of(Path given) {
    Path file = Files.isDirectory(given) ? given.resolve(MODEL) : given;
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          "there is no model %s%s".formatted(file, Nearest.hint(name(file), models(file))));
    }
    return file;
  }

  private static List<String> models(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> beside = Files.list(folder)) {
      return beside.map(ModelPath::name).filter(name -> name.endsWith(ENDING)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
