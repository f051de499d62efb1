package hep.macros.command;

import static hep.macros.internal.Escaped.text;

import hep.analysis.InputException;
import hep.analysis.saved.SavedModels;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.SavedNetwork;
import hep.learners.model.ModelFile;
import hep.learners.model.Provenance;
import hep.learners.onnx.OnnxExport;
import hep.macros.internal.AtomicFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kaon export MODEL --onnx FILE}: the networks of a saved model as ONNX files. */
@Command(
    name = "export",
    description =
        "Writes the networks of a saved model as ONNX files, with the scaling and the names of their inputs.",
    mixinStandardHelpOptions = true)
final class Export implements Callable<Integer> {
  private static final String ENDING = ".onnx";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "MODEL", description = "A run folder, or a model file in one.")
  private Path model = Path.of("");

  @Option(
      names = "--onnx",
      required = true,
      paramLabel = "FILE",
      description = "The file to write; a model of several networks writes FILE-NAME each.")
  private Path out = Path.of("");

  @Option(
      names = "--side",
      paramLabel = "PIXELS",
      description =
          "Along each side of the images, where the model takes any size; ${DEFAULT-VALUE}.")
  private int side = 64;

  @Option(
      names = "--input",
      arity = "1..*",
      paramLabel = "FILE[:TREE]",
      description =
          "Files whose entries are written too, as the networks read them, to NAME-inputs.root.")
  private List<String> input = List.of();

  @Override
  public Integer call() {
    if (Files.isDirectory(out) || !out.toString().endsWith(ENDING)) {
      throw new InputException(
          "cannot write %s: expected a file whose name ends in %s".formatted(out, ENDING));
    }
    Path file = ModelPath.of(model);
    ModelFile opened = ModelFile.open(file);
    Map<String, SavedNetwork> networks = SavedModels.networks(opened, side);
    Map<Path, OnnxExport> exports = new LinkedHashMap<>();
    networks.forEach((name, network) -> {
      try {
        exports.put(target(name, networks.size()), network.toOnnx(name, metadata(opened)));
      } catch (IllegalArgumentException e) {
        throw new InputException(
            "%s: the network '%s' has no form in ONNX: %s".formatted(file, name, e.getMessage()),
            e);
      }
    });
    List<InputRows> rows = input.isEmpty() ? List.of() : SavedModels.inputs(opened, input);
    exports.forEach((path, onnx) -> {
      AtomicFile.write(path, onnx::save);
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%s: %,d bytes, %s%n",
              text(path.toString()),
              onnx.bytes().length,
              onnx.anyRows() ? "any number of entries" : "a fixed number of entries");
    });
    if (!rows.isEmpty()) {
      Path inputs = beside("-inputs.root");
      AtomicFile.write(inputs, path -> InputRows.write(path, rows));
      spec.commandLine()
          .getOut()
          .printf(
              Locale.ROOT,
              "%s: %d entries as the networks read them%n",
              text(inputs.toString()),
              rows.getFirst().size());
    }
    return 0;
  }

  private Path beside(String ending) {
    String text = out.toString();
    return Path.of(text.substring(0, text.length() - ENDING.length()) + ending);
  }

  private Path target(String name, int networks) {
    return networks == 1 ? out : beside("-" + name + ENDING);
  }

  private static Map<String, String> metadata(ModelFile model) {
    Provenance provenance = model.provenance();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("task", model.task());
    texts.put("outputs", String.join(",", model.outputs()));
    model.architecture().forEach((name, value) -> texts.put("setting " + name, value));
    texts.put("seed", Long.toString(provenance.seed()));
    texts.put("version", provenance.version());
    provenance.files().forEach((name, sum) -> texts.put("file " + name, sum));
    return texts;
  }
}
