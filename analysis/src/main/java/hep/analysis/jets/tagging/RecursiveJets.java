package hep.analysis.jets.tagging;

import hep.analysis.InputException;
import hep.analysis.internal.NearestName;
import hep.analysis.jets.tree.TreeTopology;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Recursive networks on several kinds of trees, and our best beside them (arXiv:1702.00748).
 *
 * @param topologies of the trees
 * @param cells at their nodes
 * @param jets to learn from at most
 * @param seeds trainings of each network
 * @param best trainings of {@link BestTagger}
 * @param learned window of the jets to learn from
 * @param judged window of the jets to judge by
 * @param folds 1, or into how many parts the input is divided, each judged by networks that learned
 *     from the others
 * @param bestEpochs how often the best network sees the jets; 0 for as often as the others
 */
public record RecursiveJets(
    List<TreeTopology> topologies,
    List<RecursiveTagger.Cell> cells,
    int jets,
    int seeds,
    int best,
    JetWindow learned,
    JetWindow judged,
    int folds,
    int bestEpochs) {
  /** Copies the lists. */
  public RecursiveJets {
    topologies = List.copyOf(topologies);
    cells = List.copyOf(cells);
  }

  /**
   * With names as on a command line.
   *
   * @param topologies of kt, ca, antikt, random, ascpt, descpt
   * @param cells of simple, gated
   * @throws InputException for another name; tells the nearest
   */
  public static RecursiveJets of(
      List<String> topologies, List<String> cells, int jets, int seeds, int best) {
    return new RecursiveJets(
        named(topologies, "topology", TreeTopology.values()),
        named(cells, "cell", RecursiveTagger.Cell.values()),
        jets,
        seeds,
        best,
        JetWindow.open(),
        JetWindow.ofThePaper(),
        1,
        0);
  }

  /** With so many folds; 1 for none. */
  public RecursiveJets withFolds(int value) {
    return new RecursiveJets(
        topologies, cells, jets, seeds, best, learned, judged, value, bestEpochs);
  }

  /** With so many epochs of the best network; 0 for as many as of the others. */
  public RecursiveJets withBestEpochs(int value) {
    return new RecursiveJets(topologies, cells, jets, seeds, best, learned, judged, folds, value);
  }

  private static <E extends Enum<E>> List<E> named(List<String> names, String what, E[] values) {
    Map<String, E> known =
        Arrays.stream(values)
            .collect(
                Collectors.toMap(
                    value -> value.name().toLowerCase(Locale.ROOT).replace("_", ""),
                    value -> value,
                    (a, _) -> a,
                    LinkedHashMap::new));
    return names.stream()
        .map(name -> {
          E found = known.get(name.toLowerCase(Locale.ROOT));
          if (found == null) {
            throw new InputException(
                "there is no %s '%s'%s"
                    .formatted(what, name, NearestName.hint(name, known.keySet())));
          }
          return found;
        })
        .distinct()
        .toList();
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
            new TaggerRuns.Plan(input, test, learned, judged, jets, seeds, folds), options.seed());
    TaggerReport report = new TaggerReport(runs, options);
    for (TreeTopology topology : topologies) {
      List<RecursiveTagger.Trees> trees =
          runs.parts().stream()
              .map(part -> RecursiveTagger.Trees.of(part.training(), part.test(), topology))
              .toList();
      for (RecursiveTagger.Cell cell : cells) {
        RecursiveTagger tagger = new RecursiveTagger(topology, cell);
        report.train(tagger, trees.stream().map(tagger::session).toList(), seeds);
      }
    }
    if (best > 0) {
      JetTagger tagger = new BestTagger();
      int epochs = bestEpochs > 0 ? bestEpochs : options.epochs();
      report.train(tagger, runs.sessions(tagger), best, options.withEpochs(epochs));
    }
    return report.result("recursive-jets");
  }
}
