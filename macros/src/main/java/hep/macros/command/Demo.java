package hep.macros.command;

import hep.analysis.InputException;
import hep.macros.internal.BundledMacros;
import hep.macros.internal.RunPlace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kaon demo}: the whole way from simulated events to plots, by the macro FlavourTagging. */
@Command(
    name = "demo",
    description =
        "Simulates events, trains a flavour tagger on them, and writes a run folder; takes a minute or two.",
    mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {
  private static final String MACRO = "FlavourTagging";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs/demo",
      description = "The run folder (default: ${DEFAULT-VALUE}; if taken the next free name).")
  private String out = "";

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Events to simulate (default: ${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "10",
      description = "Default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(names = "--quiet", description = "Prints nothing but failures.")
  private boolean quiet;

  @Override
  public Integer call() throws Exception {
    Path macro =
        BundledMacros.installed()
            .named(MACRO)
            .orElseThrow(() ->
                new InputException(
                    "the macro %s is not in %s."
                        .formatted(MACRO, BundledMacros.installed().folder())));
    String place = RunPlace.nextFree(Path.of(out)).toString();
    List<String> args =
        new ArrayList<>(
            List.of(
                "--out",
                out,
                "--epochs",
                Integer.toString(epochs),
                "--taggers",
                "ip3d",
                "set",
                "--toy-events",
                Integer.toString(events)));
    if (quiet) {
      args.add("--quiet");
    }
    Run.start(macro, args.toArray(String[]::new));
    if (!quiet) {
      PrintWriter printer = spec.commandLine().getOut();
      printer.println();
      printer.println("Next:");
      printer.println("  bin/kaon inspect '%s/scores.root' --stats".formatted(place));
      printer.println(
          "  bin/kaon run macros/FlavourTagging.java --input 'YOUR/*.root:TREE' --out runs/mine");
      printer.println(
          "  cp macros/FlavourTagging.java MyTagger.java && bin/kaon run MyTagger.java --help");
    }
    return 0;
  }
}
