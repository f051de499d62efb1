package hep.analysis.jets.tagging;

import hep.analysis.InputException;
import hep.analysis.tasks.RunOptions;
import hep.learners.train.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Training and test jets of a comparison, and how often each tagger is trained.
 *
 * @param parts each with its own jets to learn from and to judge by; several for folds
 * @param test all jets to judge by, those of the parts one after the other
 * @param weights of the test jets, flat in pT
 * @param seeds trainings of each tagger
 */
record TaggerRuns(List<Part> parts, JetSample test, double[] weights, int seeds) {
  /** At most that share of the jets is learned from where no test file is given. */
  private static final double TRAINING_SHARE = 2.0 / 3;

  /**
   * Learned from and judged together.
   *
   * @param training jets to learn from
   * @param test jets to judge by, in the window
   */
  record Part(JetSample training, JetSample test) {}

  /** One part. */
  static TaggerRuns of(JetSample training, JetSample test, int seeds) {
    return of(List.of(new Part(training, test)), seeds);
  }

  private static TaggerRuns of(List<Part> parts, int seeds) {
    JetSample test = parts.stream().map(Part::test).reduce(JetSample::and).orElseThrow();
    return new TaggerRuns(List.copyOf(parts), test, test.flatWeights(), seeds);
  }

  /**
   * What to read.
   *
   * @param input files to learn from
   * @param test files to judge by; empty for the jets of the input that are not learned from, a
   *     third at least
   * @param learned window of the jets to learn from
   * @param judged window of the jets to judge by
   * @param jets how many to learn from at most
   * @param seeds trainings of each tagger
   * @param folds 1, or into how many parts the input is divided, each judged by taggers that
   *     learned from the others
   */
  record Plan(
      List<String> input,
      List<String> test,
      JetWindow learned,
      JetWindow judged,
      int jets,
      int seeds,
      int folds) {
    /**
     * Checks that there is one way to judge.
     *
     * @throws InputException where there are folds and a test file
     */
    Plan {
      if (folds > 1 && !test.isEmpty()) {
        throw new InputException(
            "%d folds judge the input by itself; leave out either --folds or --test"
                .formatted(folds));
      }
    }

    /** Momenta and masses of images have no unit: then there is no window. */
    private Plan forInput() {
      return PixelJets.are(input)
          ? new Plan(input, test, JetWindow.open(), JetWindow.open(), jets, seeds, folds)
          : this;
    }
  }

  /** Reads and divides. */
  static TaggerRuns of(Plan wanted, long seed) {
    Plan plan = wanted.forInput();
    JetSample all = JetSample.read(plan.input);
    if (plan.folds > 1) {
      return of(
          splits(all.size(), plan.folds, seed).stream()
              .map(split ->
                  part(plan, all.only(split.training()), all.only(split.validation()), seed))
              .toList(),
          plan.seeds);
    }
    if (!plan.test.isEmpty()) {
      return of(List.of(part(plan, all, JetSample.read(plan.test), seed)), plan.seeds);
    }
    Split split = Split.of(all.size(), TRAINING_SHARE, seed);
    JetSample offered = all.only(split.training()).within(plan.learned);
    int[] order = Split.shuffled(offered.size(), seed);
    int taken = Math.min(plan.jets, order.length);
    JetSample left = offered.only(Arrays.copyOfRange(order, taken, order.length));
    return of(
        List.of(part(plan, offered, all.only(split.validation()).and(left), seed)), plan.seeds);
  }

  /** The first of three folds judges the jets that are kept aside without folds. */
  private static List<Split> splits(int size, int folds, long seed) {
    int[] order = Split.shuffled(size, seed);
    return IntStream.range(0, folds)
        .mapToObj(fold -> {
          int from = edge(size, folds - 1 - fold, folds);
          int to = edge(size, folds - fold, folds);
          IntStream others = IntStream.concat(IntStream.range(0, from), IntStream.range(to, size));
          return new Split(
              others.map(i -> order[i]).sorted().toArray(),
              IntStream.range(from, to).map(i -> order[i]).sorted().toArray());
        })
        .toList();
  }

  private static int edge(int size, int part, int parts) {
    return (int) Math.round((double) part / parts * size);
  }

  private static Part part(Plan plan, JetSample offered, JetSample judged, long seed) {
    JetSample inWindow = offered.within(plan.learned);
    int[] order = Split.shuffled(inWindow.size(), seed);
    JetSample training = inWindow.only(Arrays.copyOf(order, Math.min(plan.jets, order.length)));
    JetSample test = judged.within(plan.judged);
    training.requireBoth(String.join(", ", plan.input) + ", in the window to learn from");
    test.requireBoth(
        String.join(", ", plan.test.isEmpty() ? plan.input : plan.test)
            + ", in the window to judge by");
    if (training.size() < 20) {
      throw new InputException(
          "%s: %d jets to learn from are too few; at least 20 are needed"
              .formatted(String.join(", ", plan.input), training.size()));
    }
    return new Part(training, test);
  }

  /** The inputs of a tagger, of each part. */
  List<JetTagger.Session> sessions(JetTagger tagger) {
    return parts.stream().map(part -> tagger.prepare(part.training, part.test)).toList();
  }

  /** Trains with seeds that follow that of the options; one session a part. */
  TaggerScores run(
      String name, List<? extends JetTagger.Session> sessions, int trainings, RunOptions options) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int k = 0; k < trainings; k++) {
      RunOptions own = options.withSeed(options.seed() * 1000 + k);
      outcomes.add(joined(sessions.stream().map(session -> session.fit(own)).toList()));
    }
    return new TaggerScores(name, outcomes, test.signal(), weights);
  }

  /** The scores of all parts; the weights and losses are those of the first. */
  private static Outcome joined(List<Outcome> parts) {
    Outcome first = parts.getFirst();
    Stream<double[]> scores = parts.stream().map(Outcome::scores);
    return new Outcome(
        scores.flatMapToDouble(Arrays::stream).toArray(),
        parts.stream().mapToLong(Outcome::parameters).max().orElse(first.parameters()),
        parts.stream().mapToDouble(Outcome::seconds).average().orElse(Double.NaN),
        parts.stream().mapToDouble(Outcome::jetsPerSecond).average().orElse(Double.NaN),
        first.history(),
        first.summary(),
        first.weights());
  }
}
