package hep.macros.command;

import hep.analysis.InputException;
import hep.analysis.jets.tagging.SavedTagger;
import hep.analysis.output.Predictions;
import hep.analysis.segmentation.Segmentation;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.Tasks;
import hep.learners.model.ModelFile;
import hep.macros.internal.AtomicFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kaon apply MODEL --input FILE --out FILE}: a saved model's scores for other files. */
@Command(
    name = "apply",
    description = "Applies a saved model to other files and writes a ROOT file of scores.",
    mixinStandardHelpOptions = true)
final class Apply implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "MODEL", description = "A run folder, or a model file in one.")
  private Path model = Path.of("");

  @Option(
      names = "--input",
      required = true,
      arity = "1..*",
      paramLabel = "FILE[:TREE]",
      description = "Files or globs; labels are not needed.")
  private List<String> input = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write; without it ${DEFAULT-VALUE}.")
  private Path out = Path.of("scores.root");

  @Option(
      names = "--selection",
      paramLabel = "EXPR",
      description = "Entries to use, such as 'jet_pt > 20'.")
  private String selection = "";

  @Option(
      names = "--observers",
      split = ",",
      paramLabel = "BRANCH",
      description = "Branches to write beside the scores.")
  private List<String> observers = new ArrayList<>();

  @Override
  public Integer call() {
    Path file = ModelPath.of(model);
    if (Files.isDirectory(out)) {
      throw new InputException("cannot write %s: it is a folder.".formatted(out));
    }
    Predictions scores = scores(file);
    AtomicFile.write(out, scores::write);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: %d entries, tree '%s' with the scores of %s%n",
            out,
            scores.size(),
            Predictions.TREE,
            String.join(", ", scores.classes()));
    return 0;
  }

  private Predictions scores(Path file) {
    RunOptions options = RunOptions.defaults();
    String task = ModelFile.open(file).task();
    return switch (task) {
      case Segmentation.TASK -> {
        requireWhole(file, task, "slices");
        yield Segmentation.defaults().apply(file, input, options);
      }
      case SavedTagger.TASK -> {
        requireWhole(file, task, "files");
        yield SavedTagger.open(file).apply(input, options.threads());
      }
      default -> Tasks.of(file, selection, observers).apply(file, input, options);
    };
  }

  private void requireWhole(Path file, String task, String what) {
    if (!selection.isEmpty() || !observers.isEmpty()) {
      throw new InputException(
          "%s: a model of the task '%s' takes whole %s, without a selection or observers"
              .formatted(file, task, what));
    }
  }
}
