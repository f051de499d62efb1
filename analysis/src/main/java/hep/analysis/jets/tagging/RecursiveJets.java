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
 */
public record RecursiveJets(
    List<TreeTopology> topologies,
    List<RecursiveTagger.Cell> cells,
    int jets,
    int seeds,
    int best,
    JetWindow learned,
    JetWindow judged) {
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
        JetWindow.ofThePaper());
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
            new TaggerRuns.Plan(input, test, learned, judged, jets, seeds), options.seed());
    TaggerReport report = new TaggerReport(runs, options);
    for (TreeTopology topology : topologies) {
      RecursiveTagger.Trees trees =
          RecursiveTagger.Trees.of(runs.training(), runs.test(), topology);
      for (RecursiveTagger.Cell cell : cells) {
        RecursiveTagger tagger = new RecursiveTagger(topology, cell);
        JetTagger.Session session = tagger.session(trees);
        report.add(runs.run(tagger.name(), session, seeds, options), tagger, session.inputs());
      }
    }
    if (best > 0) {
      JetTagger tagger = new BestTagger();
      JetTagger.Session session = tagger.prepare(runs.training(), runs.test());
      report.add(runs.run(tagger.name(), session, best, options), tagger, session.inputs());
    }
    return report.result("recursive-jets");
  }
}
