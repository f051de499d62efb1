package hep.analysis.jets.tagging;

import hep.analysis.InputException;
import hep.analysis.internal.NearestName;
import hep.analysis.jets.tree.TreeTopology;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Taggers of different kinds on the same jets: one plot with a ratio panel, one table.
 *
 * @param names of the taggers; the first is the reference of the ratios
 * @param jets to learn from at most
 * @param seeds trainings of each
 * @param judged window of the jets to judge by
 * @param folds 1, or into how many parts the input is divided, each judged by taggers that learned
 *     from the others
 */
public record JetTaggers(List<String> names, int jets, int seeds, JetWindow judged, int folds) {
  /** Names that are known. */
  public static final List<String> KNOWN = List.copyOf(known().keySet());

  /**
   * Checks the names.
   *
   * @throws InputException for another one; tells the nearest
   */
  public JetTaggers {
    names = List.copyOf(names);
    names.forEach(JetTaggers::tagger);
    if (names.isEmpty()) {
      throw new InputException("no tagger is named; there are " + String.join(", ", KNOWN));
    }
  }

  /** Without folds: a third of the input, or a test file, is judged. */
  public JetTaggers(List<String> names, int jets, int seeds, JetWindow judged) {
    this(names, jets, seeds, judged, 1);
  }

  /** With so many folds; 1 for none. */
  public JetTaggers withFolds(int value) {
    return new JetTaggers(names, jets, seeds, judged, value);
  }

  private static Map<String, Supplier<JetTagger>> known() {
    Map<String, Supplier<JetTagger>> known = new LinkedHashMap<>();
    known.put("bdt", () -> new ObservablesTagger(false));
    known.put("bdt_all", () -> new ObservablesTagger(true));
    known.put("cnn", ImageTagger::new);
    known.put("rnn", () -> new ConstituentTagger(ConstituentTagger.Form.RNN));
    known.put("lstm", () -> new ConstituentTagger(ConstituentTagger.Form.LSTM));
    known.put("deepsets", () -> new ConstituentTagger(ConstituentTagger.Form.DEEPSETS));
    known.put("kt_simple", () -> new RecursiveTagger(TreeTopology.KT, RecursiveTagger.Cell.SIMPLE));
    known.put("kt_gated", () -> new RecursiveTagger(TreeTopology.KT, RecursiveTagger.Cell.GATED));
    known.put("lund", LundTagger::new);
    known.put("best", BestTagger::new);
    return known;
  }

  /** The tagger of a known name. */
  static JetTagger tagger(String name) {
    Supplier<JetTagger> maker = known().get(name);
    if (maker == null) {
      throw new InputException(
          "there is no tagger '%s'%s".formatted(name, NearestName.hint(name, KNOWN)));
    }
    return maker.get();
  }

  /**
   * Reads, trains, evaluates.
   *
   * @param input files to learn from
   * @param test files to judge by; empty for a third of the input
   */
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    TaggerRuns runs =
        TaggerRuns.of(
            new TaggerRuns.Plan(input, test, JetWindow.open(), judged, jets, seeds, folds),
            options.seed());
    TaggerReport report = new TaggerReport(runs, options);
    for (String name : names) {
      JetTagger tagger = tagger(name);
      report.train(tagger, runs.sessions(tagger), seeds);
    }
    return report.result("jet-taggers");
  }
}
