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
  /** At most that share of the jets is learned from where no test file is given. */
  private static final double TRAINING_SHARE = 2.0 / 3;

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
   */
  record Plan(
      List<String> input,
      List<String> test,
      JetWindow learned,
      JetWindow judged,
      int jets,
      int seeds) {
    /** Momenta and masses of images have no unit: then there is no window. */
    private Plan forInput() {
      return PixelJets.are(input)
          ? new Plan(input, test, JetWindow.open(), JetWindow.open(), jets, seeds)
          : this;
    }
  }

  /** Reads and divides. */
  static TaggerRuns of(Plan wanted, long seed) {
    Plan plan = wanted.forInput();
    JetSample all = JetSample.read(plan.input);
    boolean own = plan.test.isEmpty();
    Split split = Split.of(all.size(), own ? TRAINING_SHARE : 1, seed);
    JetSample offered = all.only(split.training()).within(plan.learned);
    int[] order = Split.shuffled(offered.size(), seed);
    int taken = Math.min(plan.jets, order.length);
    JetSample training = offered.only(Arrays.copyOf(order, taken));
    JetSample test;
    if (own) {
      int[] left = Arrays.copyOfRange(order, taken, order.length);
      test = all.only(split.validation()).and(offered.only(left));
    } else {
      test = JetSample.read(plan.test);
    }
    test = test.within(plan.judged);
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
