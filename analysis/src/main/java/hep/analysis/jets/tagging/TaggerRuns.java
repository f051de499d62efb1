package hep.analysis.jets.tagging;

import hep.analysis.InputException;
import hep.analysis.tasks.RunOptions;
import hep.learners.train.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Training and test jets of a comparison, and how often each tagger is trained.
 *
 * @param training jets to learn from
 * @param test jets to judge by, in the window
 * @param weights of the test jets, flat in pT
 * @param seeds trainings of each tagger
 */
record TaggerRuns(JetSample training, JetSample test, double[] weights, int seeds) {
  /** A third of the jets is kept aside where no test file is given. */
  private static final double TRAINING_SHARE = 2.0 / 3;

  /**
   * What to read.
   *
   * @param input files to learn from
   * @param test files to judge by; empty for a third of the input
   * @param learned window of the jets to learn from
   * @param judged window of the jets to judge by
   * @param jets how many to learn from at most
   * @param seeds trainings of each tagger
   */
  record Plan(
      List<String> input,
      List<String> test,
      JetWindow learned,
      JetWindow judged,
      int jets,
      int seeds) {}

  /** Reads and divides. */
  static TaggerRuns of(Plan plan, long seed) {
    JetSample all = JetSample.read(plan.input);
    JetSample test;
    JetSample training = all;
    if (plan.test.isEmpty()) {
      Split split = Split.of(all.size(), TRAINING_SHARE, seed);
      test = all.only(split.validation());
      training = all.only(split.training());
    } else {
      test = JetSample.read(plan.test);
    }
    training = training.within(plan.learned);
    test = test.within(plan.judged);
    int[] order = Split.shuffled(training.size(), seed);
    training = training.only(Arrays.copyOf(order, Math.min(plan.jets, order.length)));
    training.requireBoth(String.join(", ", plan.input) + ", in the window to learn from");
    test.requireBoth(
        String.join(", ", plan.test.isEmpty() ? plan.input : plan.test)
            + ", in the window to judge by");
    if (training.size() < 20) {
      throw new InputException(
          "%s: %d jets to learn from are too few; at least 20 are needed"
              .formatted(String.join(", ", plan.input), training.size()));
    }
    return new TaggerRuns(training, test, test.flatWeights(), plan.seeds);
  }

  /** Trains with seeds that follow that of the options. */
  TaggerScores run(String name, JetTagger.Session session, int trainings, RunOptions options) {
    List<Outcome> outcomes = new ArrayList<>();
    for (int k = 0; k < trainings; k++) {
      outcomes.add(session.fit(options.withSeed(options.seed() * 1000 + k)));
    }
    return new TaggerScores(name, outcomes, test.signal(), weights);
  }
}
