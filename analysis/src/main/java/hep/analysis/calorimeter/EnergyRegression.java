package hep.analysis.calorimeter;

import hep.analysis.InputException;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.train.Split;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * True energies from what a calorimeter shows of showers or clusters, or any number of a flat
 * ntuple from other numbers: the raw sum, linear weights, boosted trees, a dense network with a
 * value, quantiles and a normal distribution as its answers, and a mean of trees and network, which
 * is the answer ({@link EnergyMethods}).
 *
 * <p>Of an energy the logarithm of its ratio to the raw sum is learnt, with Huber's loss; the
 * energies are then brought to closure on objects that are neither learned from nor judged by
 * ({@link Closure}), for all of these alike. Any other target is learnt with the squared loss.
 *
 * <p>Figures are described at {@link EnergyReport}.
 *
 * @param features branches to learn from; empty for showers and clusters, whose inputs are known
 * @param target branch to predict; empty without features
 * @param entries to read at most
 * @param floor stochastic term that the generator of the input is known to have, drawn as a line; 0
 *     where it is not known
 */
public record EnergyRegression(List<String> features, String target, int entries, double floor) {
  /** The name in model files. */
  public static final String TASK = "energy-regression";

  /** Settings of a model file. */
  static final String KIND = "kind";

  static final String FEATURES = "features";

  private static final double TRAINING_SHARE = 0.4;
  private static final double JUDGED_SHARE = 2.0 / 3; // of the others
  private static final int FEWEST = 100;

  /** Copies the features. */
  public EnergyRegression {
    features = List.copyOf(features);
    if (features.isEmpty() && !target.isEmpty()) {
      throw new InputException(
          "a target needs branches to learn it from; name them with --features");
    }
  }

  /**
   * Reads, learns, judges.
   *
   * @param input files to learn from
   * @param test files to judge by; empty for two fifths of the input, or a fifth of a flat ntuple
   * @throws InputException where the input cannot be used
   */
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    EnergySample all = EnergySample.read(input, features, target, entries);
    if (all.size() < FEWEST) {
      throw new InputException(
          "%s: %d objects are too few; at least %d are needed"
              .formatted(String.join(", ", input), all.size(), FEWEST));
    }
    // closure takes many objects; other targets need some only to know when to stop
    double share = all.hasParts() ? TRAINING_SHARE : test.isEmpty() ? 0.6 : 0.8;
    Split split = Split.of(all.size(), share, options.seed());
    EnergySample training = all.only(split.training());
    int[] rest = split.validation();
    EnergySample held;
    EnergySample judged;
    if (test.isEmpty()) {
      int[] order = Split.shuffled(rest.length, options.seed() + 1);
      int kept = (int) ((1 - (all.hasParts() ? JUDGED_SHARE : 0.5)) * rest.length);
      held = all.only(IntStream.range(0, kept).map(i -> rest[order[i]]).sorted().toArray());
      judged =
          all.only(IntStream.range(kept, rest.length).map(i -> rest[order[i]]).sorted().toArray());
    } else {
      held = all.only(rest);
      judged = EnergySample.read(test, features, target, Integer.MAX_VALUE);
      if (!judged.inputs().names().equals(all.inputs().names())) {
        throw new InputException(
            "%s has the inputs %s; the regression learns from %s"
                .formatted(test, judged.inputs().names(), all.inputs().names()));
      }
    }
    return fitted(training, held, judged, options);
  }

  private TaskResult fitted(
      EnergySample training, EnergySample held, EnergySample judged, RunOptions options) {
    EnergyMethods methods = EnergyMethods.fit(training, held, options);
    EnergyReport report = new EnergyReport(judged, floor);
    SequencedMap<String, double[]> ofHeld = methods.answers(held, options.threads());
    methods
        .answers(judged, options.threads())
        .forEach((name, values) -> {
          Closure closure =
              training.hasParts()
                  ? Closure.fit(Objects.requireNonNull(ofHeld.get(name)), held.truth())
                  : Closure.NONE;
          report.add(name, values, closure);
        });
    report.heads(methods.heads(judged, options.threads()), methods.scaled(judged));
    InputGroup inputs =
        methods.network().scaling().group("inputs", false, training.inputs().names());
    return report.result(
        methods,
        Map.of(KIND, training.kind().text(), FEATURES, String.join(",", features)),
        features.isEmpty() ? inputs : inputs.in(Input.UNKNOWN), // a user's file tells no units
        training.size(),
        options);
  }
}
