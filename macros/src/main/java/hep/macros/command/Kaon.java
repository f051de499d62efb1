package hep.macros.command;

import hep.macros.internal.Nearest;
import hep.macros.internal.StandardError;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command {@code kaon}. Exit codes: 0 done, 1 a fault of Kaon's own, 2 something the user can
 * mend, 3 an environment that does not fit.
 */
@Command(
    name = "kaon",
    description = "Machine learning on ROOT data.",
    versionProvider = KaonVersion.class,
    mixinStandardHelpOptions = true,
    subcommands = {
      Demo.class,
      Run.class,
      Apply.class,
      DescribeModel.class,
      Export.class,
      Inspect.class,
      DigestFiles.class,
      Doctor.class,
      Bench.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a fault of Kaon's own (--debug shows where)",
      "2:something you can mend: input, options, output folder",
      "3:an environment that does not fit: JDK, memory"
    })
public final class Kaon implements Runnable {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  /**
   * Only for the help; it is looked for before picocli reads the line, as that may be what fails.
   */
  private static final OptionSpec DEBUG =
      OptionSpec.builder("--debug")
          .scopeType(ScopeType.INHERIT)
          .description("Prints where a failure came from.")
          .build();

  private Kaon() {}

  /** The start of the JVM. */
  static void main(String[] args) {
    StandardError.restore();
    System.exit(run(writer(System.out), writer(System.err), args));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }

  /** The command with its verbs. */
  static CommandLine line() {
    CommandLine line = new CommandLine(new Kaon());
    line.getCommandSpec().addOption(DEBUG);
    return line;
  }

  /** Runs one command line and gives its exit code; never throws, never ends the JVM. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    boolean debug = List.of(args).contains("--debug");
    CommandLine line = line();
    line.setOut(out).setErr(err);
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            Boolean.getBoolean("kaon.terminal") && System.getenv("NO_COLOR") == null
                ? Ansi.ON
                : Ansi.OFF));
    line.setParameterExceptionHandler((e, _) -> complain(e, err));
    line.setExecutionExceptionHandler((e, _, _) -> report(e, err, debug));
    try {
      return line.execute(args);
    } catch (
        Throwable thrown) { // picocli lets errors pass; here too everything ends as one sentence
      return report(thrown, err, debug);
    }
  }

  private static int report(Throwable thrown, PrintWriter err, boolean debug) {
    if (debug) {
      thrown.printStackTrace(err);
    }
    Failure failure = Failure.of(thrown);
    err.println("kaon: " + failure.sentence());
    err.flush();
    return failure.exitCode();
  }

  /** Without a verb: the help. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static int complain(ParameterException e, PrintWriter err) {
    CommandLine command = e.getCommandLine();
    String sentence = String.valueOf(e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      String first = unmatched.getUnmatched().getFirst();
      List<String> known = new ArrayList<>();
      if (first.startsWith("-")) {
        command.getCommandSpec().options().forEach(option -> known.addAll(List.of(option.names())));
      } else {
        known.addAll(command.getSubcommands().keySet());
      }
      String kind =
          first.startsWith("-") ? "option" : known.isEmpty() ? "further argument" : "verb";
      sentence =
          "%s has no %s %s%s"
              .formatted(
                  command.getCommandSpec().qualifiedName(),
                  kind,
                  first,
                  Nearest.hint(first, known));
    }
    err.println(
        "kaon: " + sentence + (sentence.endsWith(".") || sentence.endsWith("?") ? "" : "."));
    err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return Failure.INPUT;
  }
}
