package hep.macros;

import hep.analysis.InputException;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.analysis.tasks.TrainingStates;
import hep.learners.model.ModelFile;
import hep.learners.train.ProgressListener;
import hep.macros.internal.AtomicFile;
import hep.macros.internal.Checksum;
import hep.macros.internal.MetricsJson;
import hep.macros.internal.ModelText;
import hep.macros.internal.Provenance;
import hep.macros.internal.RunLog;
import hep.macros.internal.RunPlace;
import hep.macros.internal.TrainingBar;
import hep.validation.Measured;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * What a macro leaves behind: {@code settings.yaml}, {@code log.txt}, {@code metrics.json}, the
 * model, plots and scores.
 *
 * <pre>{@code
 * RunFolder.fill(options, run -> {
 *   run.say("training on " + options.inputs());
 *   run.metric("auc", new Measured(0.8, 0.01));
 *   run.write("notes.txt", path -> Files.writeString(path, "..."));
 * });
 * }</pre>
 *
 * <p>Every file is written beside its place, forced to the disk and renamed, so it is there as a
 * whole or not at all. {@code metrics.json} comes last: a folder that has one is complete. When a
 * run fails or is interrupted before the first epoch is done, everything is as it was before;
 * afterwards the folder stays with the states of the training, and {@code --resume} goes on from
 * the newest to the same result.
 */
public final class RunFolder {
  private final MacroOptions options;
  private final RunPlace place;
  private final Map<String, Checksum> inputs;
  private final TrainingStates states;
  private final boolean bar;
  private boolean simulated;
  private final Map<String, Measured> metrics = new LinkedHashMap<>();
  private final Logger log = LogManager.getLogger("hep.macros");

  private RunFolder(MacroOptions options, RunPlace place, Map<String, Checksum> inputs) {
    this.options = options;
    this.inputs = new LinkedHashMap<>(inputs);
    this.place = place;
    this.states = TrainingStates.in(place.path().resolve(RunPlace.CHECKPOINTS));
    this.bar = Boolean.getBoolean("kaon.terminal") && !options.quiet();
  }

  /** What a macro does. */
  @FunctionalInterface
  public interface Work {
    /** Does it, and puts the results into the folder. */
    void in(RunFolder run) throws Exception;
  }

  /** Writes one file. */
  @FunctionalInterface
  public interface Content {
    /** Writes it to this path, which has the ending of the name asked for. */
    void writeTo(Path path) throws IOException;
  }

  /**
   * Makes the folder, lets the work fill it, and prints what was written.
   *
   * @throws InputException where an input is not there, or the folder cannot be made or written
   * @throws Exception what the work throws
   */
  public static void fill(MacroOptions options, Work work) throws Exception {
    List<String> inputs = new ArrayList<>(options.inputs());
    inputs.addAll(options.tests());
    Map<String, Checksum> sums = Checksum.ofAll(inputs);
    String settings = Provenance.settings(options.macro(), options.toSave(), sums);
    boolean resumed = options.resumed().isPresent();
    RunPlace place =
        resumed
            ? RunPlace.resume(options.out(), settings)
            : RunPlace.take(options.out(), options.overwrite());
    RunFolder run = new RunFolder(options, place, sums);
    Thread hook = new Thread(run::interrupted, "kaon-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      if (!resumed) {
        AtomicFile.write(place.path().resolve(RunPlace.SETTINGS), settings);
      }
      RunLog.open(place.path().resolve("log.txt"), resumed, options.quiet());
      run.say(options.macro() + (resumed ? " goes on in " : " writes to ") + place.path());
      for (String file : Checksum.learnedFrom(options.inputs(), options.tests(), sums)) {
        run.log.warn(
            "{} is learned from and judged by: the figures are better than the truth", file);
      }
      work.in(run);
      place.dropCheckpoints();
      AtomicFile.write(place.path().resolve(RunPlace.METRICS), MetricsJson.of(run.metrics));
      run.log.info("done");
      RunLog.close();
    } catch (
        Throwable failure) { // whatever it is, the folder is put in order, and the failure goes on
      run.fail(failure);
      throw failure;
    } finally {
      run.unhook(hook);
    }
    place.keep();
    if (!options.quiet()) {
      place.list(new PrintWriter(System.out, true, System.out.charset()));
    }
  }

  /** What Ctrl-C leaves: a run that can go on, or the folder as it was before. */
  private void interrupted() {
    if (!place.hasCheckpoints()) {
      place.giveBack();
    } else {
      System.err.printf(
          "%nkaon: interrupted; the same macro with --resume %s goes on from the last epoch.%n",
          place.path());
    }
  }

  private void unhook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) { // the JVM is ending, and the hook at work
      log.debug("interrupted");
    }
  }

  private void fail(Throwable failure) {
    boolean keep = place.holds("model") || place.hasCheckpoints();
    try {
      LogManager.getLogger(RunLog.FILE_ONLY).error("failed", failure);
      RunLog.close();
      if (keep) {
        log.warn("{} keeps what was complete", place.path());
      } else {
        place.giveBack();
      }
    } catch (RuntimeException second) { // such as a full disk; the first failure is the one to tell
      failure.addSuppressed(second);
    }
  }

  /** The folder. */
  public Path path() {
    return place.path();
  }

  /**
   * The inputs asked for, or else a file that is simulated into this folder.
   *
   * @param name of that file
   * @param simulation writes it
   */
  public List<String> inputsOr(String name, Content simulation) {
    if (!options.inputs().isEmpty()) {
      return options.inputs();
    }
    Path file = place.path().resolve(name);
    if (!Files.exists(file)) { // else the run goes on, and has simulated it before
      say("no --input: simulating " + name);
      write(name, simulation);
    }
    simulated = true;
    return List.of(file.toString());
  }

  /**
   * Saves all that a task gives: model, what it consists of, figures, scores of the test objects,
   * and plots as pictures, numbers and ROOT objects.
   *
   * @throws InputException where a file cannot be written
   */
  public void save(TaskResult result) {
    result.notes().forEach(this::say);
    SequencedMap<String, ModelFile> models = new LinkedHashMap<>();
    models.put("model.kaon", result.model());
    result.otherModels().forEach((name, model) -> models.put("model-" + name + ".kaon", model));
    models.forEach((name, model) -> write(name, model::save));
    AtomicFile.write(place.path().resolve("model.txt"), ModelText.of(models));
    say(ModelText.brief(result.model()) + ", listed in model.txt");
    result.figures().forEach(this::metric);
    write("scores.root", result.test()::write);
    write("plots.root", result::writePlots);
    Path plots = place.folder("plots");
    result
        .plots()
        .forEach((name, plot) ->
            (simulated ? plot.withText("Toy simulation") : plot).saveAll(plots, name));
  }

  /** Prints a line, and logs it. */
  public void say(String line) {
    log.info(line);
  }

  /**
   * Epochs, seed and threads as a task takes them, with the progress shown and the states of the
   * training kept in this folder until it is complete.
   */
  public RunOptions options() {
    return options.run(progress()).with(states).withFiles(files());
  }

  /**
   * By name rather than place: the same input anywhere gives the same model. What is simulated
   * follows from the seed; its file has the time of writing in it.
   */
  private Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    if (simulated) {
      files.put("simulated", "with seed " + options.seed());
    }
    inputs.forEach((location, sum) ->
        files.put(
            location.substring(location.lastIndexOf('/') + 1),
            sum.sha256().isEmpty() ? "not taken" : sum.sha256()));
    return files;
  }

  /**
   * Hears a training: a bar on a terminal, otherwise a line an epoch; the log has the lines in both
   * cases.
   */
  public ProgressListener progress() {
    if (!bar) {
      return ProgressListener.lines(this::say);
    }
    ProgressListener lines = ProgressListener.lines(LogManager.getLogger(RunLog.FILE_ONLY)::info);
    TrainingBar shown = new TrainingBar(System.out);
    return progress -> {
      lines.hear(progress);
      shown.hear(progress);
    };
  }

  /**
   * Adds a figure to {@code metrics.json}, and prints it; a figure without a known error has NaN
   * for it.
   */
  public void metric(String name, Measured figure) {
    metrics.put(name, figure);
    boolean exact = Double.isNaN(figure.error());
    say("%-28s %s".formatted(name, exact ? "%.4g".formatted(figure.value()) : figure));
  }

  /**
   * Writes a file whole or not at all.
   *
   * @throws InputException where it cannot be written; names it and the reason
   */
  public void write(String name, Content content) {
    AtomicFile.write(place.path().resolve(name), content::writeTo);
  }
}
