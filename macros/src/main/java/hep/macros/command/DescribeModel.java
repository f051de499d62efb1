package hep.macros.command;

import static hep.macros.internal.Escaped.text;

import hep.learners.model.ModelFile;
import hep.macros.internal.ModelText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kaon model FILE}: what is in a model file. */
@Command(
    name = "model",
    description =
        "Lists what is in model files: task, settings, inputs with units, transforms and ranges, layers with shapes, parameters, operations and memory, and where they come from.",
    mixinStandardHelpOptions = true)
final class DescribeModel implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "MODEL",
      description = "Run folders, or model files in them.")
  private List<Path> models = new ArrayList<>();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    for (Path given : models) {
      Path file = ModelPath.of(given);
      ModelFile model = ModelFile.open(file);
      out.println(text(file.toString()));
      ModelText.print(out, "  ", model);
    }
    return 0;
  }
}
