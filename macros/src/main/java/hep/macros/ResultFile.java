package hep.macros;

import hep.analysis.InputException;
import hep.macros.internal.AtomicFile;
import hep.macros.internal.FileSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a macro leaves behind that writes one file, such as {@code jets.json}, in place of a {@link
 * RunFolder}. The file is there as a whole or not at all; an earlier one is replaced.
 *
 * <pre>{@code
 * ResultFile.write(options, file -> {
 *   file.say("reading " + file.inputs());
 *   file.content(path -> Files.writeString(path, "..."));
 * });
 * }</pre>
 */
public final class ResultFile {
  private final MacroOptions options;

  private ResultFile(MacroOptions options) {
    this.options = options;
  }

  /** What a macro does. */
  @FunctionalInterface
  public interface Work {
    /** Does it, and writes the content. */
    void in(ResultFile file) throws Exception;
  }

  /**
   * Lets the work write the file {@code --out}, in a folder that is made where it is missing.
   *
   * @param options of {@link MacroOptions#ofFile}
   * @throws InputException where a folder is in the file's place
   * @throws Exception what the work throws
   */
  public static void write(MacroOptions options, Work work) throws Exception {
    Path out = options.out();
    if (Files.isDirectory(out)) {
      throw new InputException(
          "cannot write %s: a folder of that name is in the way; give a file, such as %s."
              .formatted(out, out.resolve("jets.json")));
    }
    Path folder = out.toAbsolutePath().getParent();
    if (folder != null) {
      try {
        Files.createDirectories(folder);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot make the folder of " + out + ": " + e, e);
      }
    }
    work.in(new ResultFile(options));
  }

  /**
   * The files asked for, globs resolved, each with {@code :TREE} where one was given; empty where
   * something is to be simulated.
   *
   * @throws InputException where there is no such file; names the nearest
   */
  public List<String> inputs() {
    return options.inputs().stream()
        .map(FileSpec::of)
        .flatMap(spec ->
            spec.locations().stream()
                .map(file -> spec.tree().isEmpty() ? file : file + ":" + spec.tree()))
        .toList();
  }

  /**
   * Writes the file whole or not at all.
   *
   * @throws InputException where it cannot be written; names it and the reason
   */
  public void content(RunFolder.Content content) {
    AtomicFile.write(options.out(), content::writeTo);
  }

  /** Prints a line, unless the macro is to be quiet. */
  public void say(String line) {
    if (!options.quiet()) {
      System.out.println(line);
    }
  }
}
