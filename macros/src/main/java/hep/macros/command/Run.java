package hep.macros.command;

import hep.analysis.InputException;
import hep.macros.EarlyEnd;
import hep.macros.internal.BundledMacros;
import hep.macros.internal.CompactSource;
import hep.macros.internal.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code kaon run MACRO ARGS}: a compact source file, compiled and run with all of Kaon in reach.
 */
@Command(
    name = "run",
    description = "Runs a macro: a Java source file, or one of Kaon's own by its name.",
    mixinStandardHelpOptions = true,
    footer = {"", "What follows the macro is the macro's own: kaon run FlavourTagging --help"})
final class Run implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "MACRO",
      description = "A file such as macros/FlavourTagging.java, or a name such as FlavourTagging.")
  private String macro = "";

  @Parameters(index = "1..*", paramLabel = "ARGS", description = "Handed to the macro.")
  private List<String> args = new ArrayList<>();

  @Spec
  void spec(CommandSpec spec) {
    spec.parser().stopAtPositional(true);
  }

  @Override
  public Integer call() throws Exception {
    start(source(macro), args.toArray(String[]::new));
    return 0;
  }

  /** Compiles and runs a macro; what it throws, this throws. */
  static void start(Path source, String... args) throws Exception {
    try {
      CompactSource.compile(source).run(args);
    } catch (CompactSource.NotCompiled e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    } catch (EarlyEnd _) {
      return; // the macro has said all it had to say, such as its help
    }
  }

  private static Path source(String macro) {
    Path file = Path.of(macro);
    if (Files.isRegularFile(file)) {
      return file;
    }
    BundledMacros bundled = BundledMacros.installed();
    return bundled
        .named(macro)
        .orElseThrow(() ->
            new InputException(
                "%s is neither a file nor one of Kaon's macros (%s)%s"
                    .formatted(
                        macro,
                        String.join(", ", bundled.names()),
                        Nearest.hint(
                            macro.replaceFirst("^.*/", "").replaceFirst("\\.java$", ""),
                            bundled.names()))));
  }
}
