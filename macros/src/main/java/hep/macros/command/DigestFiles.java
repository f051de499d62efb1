package hep.macros.command;

import hep.analysis.InputException;
import hep.macros.internal.FileSpec;
import hep.macros.internal.IoReason;
import hep.rootio.digest.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    mixinStandardHelpOptions = true)
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

  @Override
  public Integer call() {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new InputException(
          "cannot make the folder %s: %s.".formatted(out, IoReason.plain(e)), e);
    }
    int failed = 0;
    for (String given : files) {
      for (String file : FileSpec.of(given).locations()) {
        try {
          Digest.write(file, out);
          spec.commandLine().getOut().println(file);
        } catch (RuntimeException e) { // whatever it is, the other files are to be read
          failed++;
          spec.commandLine().getErr().println("kaon: %s: %s".formatted(file, e.getMessage()));
        }
      }
    }
    return failed == 0 ? 0 : 2;
  }
}
