package hep.macros.command;

import hep.analysis.InputException;
import hep.macros.internal.FileSpec;
import hep.macros.internal.IoReason;
import hep.rootio.digest.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code kaon digest --out DIR FILE...}: a file's contents as JSON, to compare with other readers.
 */
@Command(
    name = "digest",
    description = "Writes what is in ROOT files as JSON, for comparison with other readers.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A file that is no ROOT file, or broken, has a digest too: its status is 'error', with the reason."
    })
final class DigestFiles implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder for one file of JSON a ROOT file.")
  private Path out = Path.of("");

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files, globs or addresses.")
  private List<String> files = new ArrayList<>();

  /** By the name of the digest. */
  private final Map<String, String> written = new HashMap<>();

  private int failed;

  @Override
  public Integer call() {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new InputException(
          "cannot make the folder %s: %s.".formatted(out, IoReason.plain(e)), e);
    }
    for (String given : files) {
      try {
        FileSpec.of(given).locations().forEach(this::digest);
      } catch (InputException e) { // the other files are to be read
        tell(given, e);
      }
    }
    return failed == 0 ? 0 : 2;
  }

  private void digest(String file) {
    try {
      String name = file.substring(file.lastIndexOf('/') + 1);
      String before = written.putIfAbsent(name, file);
      if (before != null) {
        throw new InputException(
            "%s would overwrite the digest of %s, which has the same name; give it a folder of its own."
                .formatted(file, before));
      }
      Digest.write(file, out);
      spec.commandLine().getOut().println(file);
    } catch (RuntimeException e) { // whatever it is, the other files are to be read
      tell(file, e);
    }
  }

  private void tell(String file, RuntimeException e) {
    failed++;
    String sentence = String.valueOf(e.getMessage());
    spec.commandLine()
        .getErr()
        .println("kaon: " + (sentence.contains(file) ? sentence : file + ": " + sentence));
  }
}
