package hep.macros.command;

import hep.analysis.InputException;
import hep.analysis.digits.DigitClassification;
import hep.analysis.generative.SavedShowers;
import hep.analysis.nano.JetCuts;
import hep.analysis.nano.JetEnergy;
import hep.analysis.nano.NanoTagging;
import hep.analysis.output.Predictions;
import hep.analysis.pileup.PileUp;
import hep.analysis.saved.SavedModels;
import hep.analysis.segmentation.Segmentation;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.Task;
import hep.analysis.tasks.Tasks;
import hep.learners.model.ModelFile;
import hep.macros.internal.AtomicFile;
import hep.macros.internal.FileSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
  /** A saved model has its own; tasks ask for some. */
  private static final int FOLDS = 2;

  private static final int MOST_SHOWERS = 10_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "MODEL", description = "A run folder, or a model file in one.")
  private Path model = Path.of("");

  @Option(
      names = "--input",
      arity = "1..*",
      paramLabel = "FILE[:TREE]",
      description =
          "Files or globs; labels are not needed. A generator of showers takes their energies.")
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

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Showers that a generator makes, of energies spread over what it has learned.")
  private int events;

  @Option(
      names = "--energies",
      split = ",",
      paramLabel = "GEV",
      description = "Energies of the showers that a generator makes.")
  private List<Double> energies = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of a generator's noise; ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Override
  public Integer call() {
    Path file = ModelPath.of(model);
    if (Files.isDirectory(out)) {
      throw new InputException("cannot write %s: it is a folder.".formatted(out));
    }
    input.stream()
        .map(FileSpec::of)
        .forEach(FileSpec::locations); // tells of files that are missing
    ModelFile opened = ModelFile.open(file);
    if (SavedShowers.TASKS.contains(opened.task())) {
      return make(file, SavedShowers.of(opened));
    }
    if (events != 0 || !energies.isEmpty()) {
      throw new InputException(
          "%s: --events and --energies are for generators of showers; a model of the task '%s' takes --input"
              .formatted(file, opened.task()));
    }
    if (input.isEmpty()) {
      throw new InputException(
          "%s: a model of the task '%s' needs --input: files to apply it to"
              .formatted(file, opened.task()));
    }
    Predictions scores = scores(file, opened);
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

  /** Makes showers. */
  private int make(Path file, SavedShowers showers) {
    requireWhole(file, showers.task(), "energies");
    int given = (input.isEmpty() ? 0 : 1) + (events == 0 ? 0 : 1) + (energies.isEmpty() ? 0 : 1);
    if (events < 0 || events > MOST_SHOWERS) {
      throw new InputException(
          "--events takes 1 to %d showers at once, not %d".formatted(MOST_SHOWERS, events));
    }
    if (given != 1) {
      throw new InputException(
          "%s: a generator needs one of --input FILE, --events N and --energies GEV,GEV,..."
              .formatted(file));
    }
    double[] asked =
        !input.isEmpty()
            ? SavedShowers.energies(input)
            : events > 0
                ? showers.spread(events)
                : energies.stream().mapToDouble(each -> each).toArray();
    AtomicFile.write(
        out, path -> showers.write(path, asked, seed, RunOptions.defaults().threads()));
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: %d showers, tree '%s' with the energies of cells in GeV%n",
            out,
            asked.length,
            SavedShowers.TREE);
    return 0;
  }

  private Predictions scores(Path file, ModelFile model) {
    RunOptions options = RunOptions.defaults();
    String task = model.task();
    if (SavedModels.knows(task)) {
      requireWhole(file, task, "whole files");
      return SavedModels.apply(model, input, options.threads());
    }
    Optional<Task> whole = whole(task);
    if (whole.isPresent()) {
      requireWhole(file, task, task.equals(Segmentation.TASK) ? "whole slices" : "whole files");
      return whole.get().apply(file, input, options);
    }
    return Tasks.of(file, selection, observers).apply(file, input, options);
  }

  /** Tasks that take files as they are. */
  private static Optional<Task> whole(String task) {
    return Stream.of(
            Segmentation.defaults(),
            DigitClassification.of("mlp"),
            new PileUp(),
            NanoTagging.of(JetCuts.defaults(), FOLDS),
            new JetEnergy(JetCuts.defaults(), FOLDS))
        .map(Task.class::cast)
        .filter(each -> each.name().equals(task))
        .findFirst();
  }

  private void requireWhole(Path file, String task, String what) {
    if (!selection.isEmpty() || !observers.isEmpty()) {
      throw new InputException(
          "%s: a model of the task '%s' takes %s, without a selection or observers"
              .formatted(file, task, what));
    }
  }
}
