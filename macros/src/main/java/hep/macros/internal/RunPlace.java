package hep.macros.internal;

import hep.analysis.InputException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of a run, from the moment it is taken until it is kept or given back.
 *
 * @param path the folder
 * @param made the topmost folder that had to be made; none where the folder stood there empty
 * @param replaced where an earlier run waits that this one replaces
 */
public record RunPlace(Path path, Optional<Path> made, Optional<Path> replaced) {
  /** The settings of a run, written first. */
  public static final String SETTINGS = "settings.yaml";

  /** The figures of a run, written last. */
  public static final String METRICS = "metrics.json";

  /** The folder with the states of a training, gone when the run is complete. */
  public static final String CHECKPOINTS = "checkpoints";

  private static final String INPUTS = "\ninputs:";

  /**
   * Takes the folder asked for if it is free or empty; otherwise replaces the run in it, or takes
   * the next free name.
   *
   * @throws InputException where no folder can be made there, or what would be replaced is no run
   *     folder
   */
  public static RunPlace take(Path wanted, boolean overwrite) {
    try {
      if (Files.exists(wanted, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(wanted)) {
        throw new InputException(
            "cannot make the run folder %s: a file of that name is in the way.".formatted(wanted));
      }
      if (!Files.exists(wanted) || isEmpty(wanted)) {
        return make(wanted, Optional.empty());
      }
      return overwrite ? replace(wanted) : make(nextFree(wanted), Optional.empty());
    } catch (IOException e) {
      throw new InputException(
          "cannot make the run folder %s: %s.".formatted(wanted, IoReason.of(e)), e);
    }
  }

  /**
   * Takes the folder of a run that was interrupted.
   *
   * @param settings the text of the settings as they would be written now
   * @throws InputException where there is no such run, it is complete, or its inputs have changed
   */
  public static RunPlace resume(Path folder, String settings) {
    if (Files.exists(folder.resolve(METRICS))) {
      throw new InputException(
          "%s cannot be resumed: the run in it is complete.".formatted(folder));
    }
    try {
      String before = Files.readString(folder.resolve(SETTINGS));
      if (!inputsOf(before).equals(inputsOf(settings))) {
        throw new InputException(
            "%s cannot be resumed: its inputs have changed since it was begun; see 'inputs' in %s."
                .formatted(folder, folder.resolve(SETTINGS)));
      }
    } catch (IOException e) {
      throw new InputException("%s cannot be resumed: %s.".formatted(folder, IoReason.of(e)), e);
    }
    Path aside = aside(folder);
    return new RunPlace(
        folder, Optional.empty(), Files.exists(aside) ? Optional.of(aside) : Optional.empty());
  }

  private static String inputsOf(String settings) {
    int at = settings.indexOf(INPUTS);
    return at < 0 ? "" : settings.substring(at);
  }

  private static Path aside(Path folder) {
    return folder.resolveSibling("." + folder.getFileName() + ".replaced");
  }

  private static RunPlace replace(Path wanted) throws IOException {
    if (!Files.isRegularFile(wanted.resolve(SETTINGS))) {
      throw new InputException(
          "%s is not replaced, as it is no run folder: it has files, but no %s."
              .formatted(wanted, SETTINGS));
    }
    Path aside = nextFree(aside(wanted));
    Files.move(wanted, aside);
    try {
      return make(wanted, Optional.of(aside));
    } catch (IOException e) {
      Files.move(aside, wanted);
      throw e;
    }
  }

  private static RunPlace make(Path folder, Optional<Path> replaced) throws IOException {
    if (Files.isDirectory(folder)) {
      return new RunPlace(folder, Optional.empty(), replaced);
    }
    Path top = folder.toAbsolutePath();
    while (top.getParent() != null && !Files.exists(top.getParent())) {
      top = top.getParent();
    }
    Files.createDirectories(folder);
    return new RunPlace(folder, Optional.of(top), replaced);
  }

  /**
   * The folder itself or, where it is taken, the first of {@code NAME-2}, {@code NAME-3} … that is
   * not.
   */
  public static Path nextFree(Path wanted) {
    Path free = wanted;
    for (int n = 2; Files.exists(free, LinkOption.NOFOLLOW_LINKS); n++) {
      free = wanted.resolveSibling(wanted.getFileName() + "-" + n);
    }
    return free;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** Makes a folder in this one. */
  public Path folder(String name) {
    Path folder = path.resolve(name);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InputException(
          "cannot make the folder %s: %s.".formatted(folder, IoReason.plain(e)), e);
    }
  }

  /** Is there a file whose name begins like this? */
  public boolean holds(String begin) {
    return files().stream().anyMatch(file -> file.getFileName().toString().startsWith(begin));
  }

  /** Is there a training that can go on? */
  public boolean hasCheckpoints() {
    return Files.isDirectory(path.resolve(CHECKPOINTS));
  }

  /** The training is done: its states go. */
  public void dropCheckpoints() {
    if (hasCheckpoints()) {
      delete(path.resolve(CHECKPOINTS));
    }
  }

  /** The run is done: what it replaces goes. */
  public void keep() {
    replaced.ifPresent(RunPlace::delete);
  }

  /** The run has failed: everything is as it was before. */
  public void giveBack() {
    try {
      if (made.isPresent()) {
        delete(made.get());
      } else {
        empty();
      }
      if (replaced.isPresent()) {
        Files.move(replaced.get(), path);
      }
    } catch (IOException e) {
      throw new InputException(
          "cannot put the earlier run back from %s to %s: %s."
              .formatted(replaced.orElse(path), path, IoReason.plain(e)),
          e);
    }
  }

  /** Prints the files with their sizes. */
  public void list(PrintWriter out) {
    out.println(path + " holds");
    for (Path file : files()) {
      out.printf("  %-32s %s%n", path.relativize(file), size(file));
    }
    out.flush();
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new InputException("cannot list %s: %s.".formatted(path, IoReason.plain(e)), e);
    }
  }

  private static String size(Path file) {
    try {
      long bytes = Files.size(file);
      return bytes < 1000
          ? bytes + " B"
          : bytes < 1_000_000 ? "%.1f kB".formatted(bytes / 1e3) : "%.1f MB".formatted(bytes / 1e6);
    } catch (IOException _) {
      return "gone"; // somebody has removed it since it was listed
    }
  }

  /** The folder stood there before and may be a mount point, so only what is in it goes. */
  private void empty() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      files.toList().forEach(RunPlace::delete);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new InputException("cannot remove %s: %s.".formatted(folder, IoReason.of(e)), e);
    }
  }
}
