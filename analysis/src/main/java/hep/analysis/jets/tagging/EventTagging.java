package hep.analysis.jets.tagging;

import hep.analysis.InputException;
import hep.analysis.input.TreeInput;
import hep.analysis.jets.EventReader;
import hep.analysis.jets.Particles;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.train.Split;
import hep.rootio.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Signal and background events by networks over their jets, {@link EventTagger}: with 1, 2, … jets,
 * with and without an embedding of each.
 *
 * @param counts how many jets are read at most, one network for each
 * @param radius of the anti-kt jets
 * @param ptMinGeV least momentum of a jet
 * @param particles beginning of the names of the branches with the particles; may be empty
 * @param label branch of an event
 * @param signal what it is for signal; background is everything else
 * @param events to learn from at most
 * @param seeds trainings of each network
 */
public record EventTagging(
    List<Integer> counts,
    double radius,
    double ptMinGeV,
    String particles,
    String label,
    double signal,
    int events,
    int seeds) {
  private static final double TRAINING_SHARE = 2.0 / 3;

  /** Copies the list. */
  public EventTagging {
    counts = List.copyOf(counts);
  }

  /** The numbers of jets from words. */
  public static List<Integer> counts(List<String> words) {
    return words.stream()
        .map(word -> {
          if (!word.matches("[1-9][0-9]?")) {
            throw new InputException(
                "the number of jets must be a whole number from 1 to 99, found " + word);
          }
          return Integer.parseInt(word);
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
    JetSample all = read(input);
    JetSample training = all;
    JetSample judged;
    if (test.isEmpty()) {
      Split split = Split.of(all.size(), TRAINING_SHARE, options.seed());
      training = all.only(split.training());
      judged = all.only(split.validation());
    } else {
      judged = read(test);
    }
    int[] order = Split.shuffled(training.size(), options.seed());
    training = training.only(Arrays.copyOf(order, Math.min(events, order.length)));
    training.requireBoth(String.join(", ", input));
    judged.requireBoth(String.join(", ", test.isEmpty() ? input : test));
    TaggerRuns runs = TaggerRuns.of(training, judged, seeds);
    TaggerReport report = new TaggerReport(runs, options);
    for (boolean embedded : new boolean[] {false, true}) {
      for (int count : counts) {
        EventTagger tagger = new EventTagger(count, embedded, radius, ptMinGeV);
        report.train(tagger, runs.sessions(tagger), seeds);
      }
    }
    return report.result("event-tagging");
  }

  /** Events are not weighted by momentum: all lie in one bin of it. */
  private JetSample read(List<String> specs) {
    String where = String.join(", ", specs);
    double[] labels;
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      TreeInput input = TreeInput.of(tree, where);
      labels = input.flat(input.read(List.of(label)), label);
    }
    List<Particles> found = EventReader.stream(specs, particles).toList();
    if (found.size() != labels.length) {
      throw new InputException(
          "%s: %d labels but %d events; name the tree, as in FILE.root:events"
              .formatted(where, labels.length, found.size()));
    }
    int[] filled =
        IntStream.range(0, labels.length).filter(event -> found.get(event).size() > 0).toArray();
    boolean[] truth = new boolean[filled.length];
    for (int i = 0; i < filled.length; i++) {
      truth[i] = labels[filled[i]] == signal;
    }
    JetSample sample =
        new JetSample(
            Arrays.stream(filled).mapToObj(found::get).toList(),
            truth,
            new double[filled.length],
            new double[filled.length]);
    sample.requireBoth(where + " by the branch '" + label + "'");
    return sample;
  }
}
