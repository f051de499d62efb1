package hep.macros;

import hep.analysis.InputException;
import hep.analysis.tasks.RunOptions;
import hep.learners.train.ProgressListener;
import hep.macros.Option.Kind;
import hep.macros.internal.Nearest;
import hep.macros.internal.RunPlace;
import hep.macros.internal.SettingsFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The options of a macro: those every macro has, and its own.
 *
 * <p>They come from the command line, else from the settings file named by {@code --settings} (such
 * as the {@code settings.yaml} of an earlier run), else from the fallback.
 *
 * <pre>{@code
 * var options = MacroOptions.of("SignalBackground", "Tells signal from background.")
 *     .with("signal", "TREE", "Tree of the signal.", "TreeS")
 *     .parse(args);
 * String tree = options.text("signal");
 * }</pre>
 */
public final class MacroOptions {
  /** Say where options come from, and are none themselves. */
  private static final Set<String> UNSAVED = Set.of("settings", "resume");

  private final String macro;
  private final String description;
  private final Map<String, Option> declared = new LinkedHashMap<>();
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  private MacroOptions(String macro, String description) {
    this.macro = macro;
    this.description = description;
  }

  private MacroOptions withTraining() {
    declare(
        "input",
        "FILE[:TREE]",
        "ROOT files to train on, globs allowed; without them simulated events.",
        Kind.TEXTS);
    declare(
        "test",
        "FILE[:TREE]",
        "ROOT files to evaluate on; without them a part of the input kept aside.",
        Kind.TEXTS);
    declare(
        "out",
        "DIR",
        "The run folder; if it is taken the next free name, such as DIR-2.",
        Kind.TEXT,
        "runs/" + macro);
    declare("epochs", "N", "How often the training part is seen.", Kind.COUNT, "40");
    declare(
        "seed", "S", "Of the split, the first weights, the order and the noise.", Kind.WHOLE, "1");
    declare(
        "threads",
        "N",
        "The result does not depend on it.",
        Kind.COUNT,
        Integer.toString(Runtime.getRuntime().availableProcessors()));
    declare(
        "settings",
        "FILE",
        "Takes the options from a settings.yaml; what is given here comes first.",
        Kind.TEXT);
    declare(
        "resume",
        "DIR",
        "Goes on with the interrupted run in this folder, with its settings, to the same result.",
        Kind.TEXT);
    declare("overwrite", "", "Replaces a run folder of the same name.", Kind.FLAG);
    return withManners();
  }

  private MacroOptions withFile(String result) {
    declare(
        "input",
        "FILE[:TREE]",
        "Files to read, globs allowed; without them simulated events.",
        Kind.TEXTS);
    declare("out", "FILE", "The file to write; an earlier one is replaced.", Kind.TEXT, result);
    declare("seed", "S", "Of what is simulated.", Kind.WHOLE, "1");
    return withManners();
  }

  private MacroOptions withManners() {
    declare("quiet", "", "Prints nothing but failures.", Kind.FLAG);
    declare("debug", "", "Prints where a failure came from.", Kind.FLAG);
    return this;
  }

  /**
   * The options of a macro with this name, which is also that of its run folder, and this
   * description for its help.
   */
  public static MacroOptions of(String macro, String description) {
    return new MacroOptions(macro, description).withTraining();
  }

  /**
   * The options of a macro that trains nothing and writes one file ({@link ResultFile}): input, out
   * and seed.
   *
   * @param result the file's name where none is given
   */
  public static MacroOptions ofFile(String macro, String description, String result) {
    return new MacroOptions(macro, description).withFile(result);
  }

  /**
   * Adds an option {@code --name}, or gives a common one another fallback and description; returns
   * this.
   */
  public MacroOptions with(String name, String label, String description, String fallback) {
    Option old = declared.get(name);
    declare(name, label, description, old == null ? Kind.TEXT : old.kind(), fallback);
    return this;
  }

  /** Adds an option {@code --name} that takes a whole number from 1; returns this. */
  public MacroOptions withCount(String name, String label, String description, int fallback) {
    declare(name, label, description, Kind.COUNT, Integer.toString(fallback));
    return this;
  }

  /**
   * Adds an option {@code --name} that takes a whole number from 1 or is not given; returns this.
   */
  public MacroOptions withCount(String name, String label, String description) {
    declare(name, label, description, Kind.COUNT);
    return this;
  }

  /** Adds an option {@code --name} that takes a whole number from 0; returns this. */
  public MacroOptions withAmount(String name, String label, String description, int fallback) {
    declare(name, label, description, Kind.AMOUNT, Integer.toString(fallback));
    return this;
  }

  /** Adds an option {@code --name} that takes a finite number; returns this. */
  public MacroOptions withNumber(String name, String label, String description, double fallback) {
    declare(name, label, description, Kind.NUMBER, Double.toString(fallback));
    return this;
  }

  /** Adds an option {@code --name} that takes a finite number or is not given; returns this. */
  public MacroOptions withNumber(String name, String label, String description) {
    declare(name, label, description, Kind.NUMBER);
    return this;
  }

  /**
   * Adds an option {@code --name} that takes any number of names, with commas or blanks between
   * them, the fallback where it is not given; returns this.
   */
  public MacroOptions withNames(String name, String label, String description, String... fallback) {
    declare(name, label, description, Kind.NAMES, fallback);
    return this;
  }

  private void declare(String name, String label, String text, Kind kind, String... fallback) {
    declared.put(name, new Option(name, label, text, kind, List.of(fallback)));
  }

  /**
   * Reads the command line; returns this.
   *
   * @throws InputException for an option that is not there, or a value of the wrong kind
   * @throws EarlyEnd after {@code --help}
   */
  public MacroOptions parse(String... args) {
    CommandSpec spec = CommandSpec.create().name("kaon run " + macro);
    spec.usageMessage().description(description).sortOptions(false);
    declared.values().forEach(option -> spec.addOption(option.spec()));
    spec.mixinStandardHelpOptions(true);
    CommandLine line = new CommandLine(spec);
    ParseResult given = parsed(line, args);
    if (given.isUsageHelpRequested()) {
      line.usage(System.out);
      throw new EarlyEnd();
    }
    for (Option option : declared.values()) {
      if (given.hasMatchedOption("--" + option.name())) {
        List<String> texts = given.matchedOption("--" + option.name()).stringValues();
        values.put(option.name(), option.kind() == Kind.FLAG ? List.of("true") : texts);
        option.check("--" + option.name(), values.get(option.name()));
      }
    }
    if (values.containsKey("resume")) {
      resume(Path.of(text("resume")));
    } else if (values.containsKey("settings")) {
      saved(Path.of(text("settings")));
    }
    declared.values().stream()
        .filter(option -> !option.fallback().isEmpty())
        .forEach(option -> values.putIfAbsent(option.name(), option.fallback()));
    return this;
  }

  private ParseResult parsed(CommandLine line, String... args) {
    try {
      return line.parseArgs(args);
    } catch (UnmatchedArgumentException e) {
      String first = e.getUnmatched().getFirst();
      List<String> names = declared.keySet().stream().map(name -> "--" + name).toList();
      throw new InputException(
          "%s has no option %s%s".formatted(macro, first, Nearest.hint(first, names)), e);
    } catch (ParameterException e) {
      throw new InputException(macro + ": " + e.getMessage() + ".", e);
    }
  }

  /** Takes everything that bears on the result from the run that goes on. */
  private void resume(Path folder) {
    declared.values().stream()
        .filter(option -> values.containsKey(option.name()))
        .filter(option -> option.name().equals("settings") || isSaved(option))
        .filter(option -> !option.name().equals("threads"))
        .findFirst()
        .ifPresent(option -> {
          throw new InputException(
              "--resume goes on with the settings of %s: leave out --%s."
                  .formatted(folder, option.name()));
        });
    saved(folder.resolve(RunPlace.SETTINGS));
    values.put("out", List.of(folder.toString()));
  }

  private void saved(Path file) {
    SettingsFile settings = SettingsFile.read(file);
    settings.requireMacro(macro);
    List<String> names =
        declared.values().stream().filter(MacroOptions::isSaved).map(Option::name).toList();
    Map<String, SettingsFile.Entry> entries = settings.options(names);
    for (Option option : declared.values()) {
      SettingsFile.Entry entry = entries.get(option.name());
      if (entry != null) {
        option.check(entry.place() + ": " + option.name(), entry.values());
        values.putIfAbsent(option.name(), entry.values());
      }
    }
  }

  private static boolean isSaved(Option option) {
    return option.kind() != Kind.FLAG && !UNSAVED.contains(option.name());
  }

  /**
   * What is written to a run folder's settings: every option that bears on the result, and the
   * output folder and threads.
   */
  Map<String, List<String>> toSave() {
    Map<String, List<String>> saved = new LinkedHashMap<>();
    declared.values().stream()
        .filter(MacroOptions::isSaved)
        .forEach(option -> saved.put(option.name(), texts(option.name())));
    saved.values().removeIf(List::isEmpty);
    return saved;
  }

  /** The macro's name. */
  public String macro() {
    return macro;
  }

  /**
   * The files to train on, as given: {@code FILE}, {@code GLOB} or with {@code :TREE}; empty asks
   * for simulated events.
   */
  public List<String> inputs() {
    return texts("input");
  }

  /** The files to evaluate on; empty asks for a part of the input kept aside. */
  public List<String> tests() {
    return texts("test");
  }

  /** The run folder asked for. */
  public Path out() {
    return Path.of(text("out"));
  }

  /** How often the training part is seen. */
  public int epochs() {
    return count("epochs");
  }

  /** The seed. */
  public long seed() {
    return Long.parseLong(text("seed"));
  }

  /** Threads to work with. */
  public int threads() {
    return count("threads");
  }

  /** Whether only failures are printed. */
  public boolean quiet() {
    return flag("quiet");
  }

  /** The folder of the interrupted run that goes on, where one does. */
  Optional<Path> resumed() {
    return values.containsKey("resume") ? Optional.of(Path.of(text("resume"))) : Optional.empty();
  }

  /** Whether a run folder of the same name is replaced. */
  public boolean overwrite() {
    return flag("overwrite");
  }

  /** The value of a text option; empty where it is neither given nor has a fallback. */
  public String text(String name) {
    List<String> given = texts(name);
    return given.isEmpty() ? "" : given.getFirst();
  }

  /** The values of an option that takes several. */
  public List<String> texts(String name) {
    if (!declared.containsKey(name)) {
      throw new IllegalArgumentException(
          "%s declares no option %s%s"
              .formatted(macro, name, Nearest.hint(name, declared.keySet())));
    }
    return values.getOrDefault(name, List.of());
  }

  /** The value of an option that takes a whole number from 0 or 1. */
  public int count(String name) {
    return Integer.parseInt(text(name));
  }

  /** The value of an option that takes a whole number from 1, where it is given. */
  public OptionalInt countIfGiven(String name) {
    return text(name).isEmpty() ? OptionalInt.empty() : OptionalInt.of(count(name));
  }

  /** The value of an option that takes a number. */
  public double number(String name) {
    return Double.parseDouble(text(name));
  }

  /** The value of an option that takes a number, where it is given. */
  public OptionalDouble numberIfGiven(String name) {
    return text(name).isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(number(name));
  }

  /** Epochs, seed and threads as a task takes them. */
  RunOptions run(ProgressListener listener) {
    return new RunOptions(epochs(), seed(), threads(), listener);
  }

  private boolean flag(String name) {
    return values.containsKey(name);
  }
}
