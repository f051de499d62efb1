package hep.analysis.calorimeter;

import hep.analysis.InputException;
import hep.analysis.features.Scaling;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.Tensor;
import hep.learners.train.History;
import hep.learners.train.Split;
import hep.learners.trees.BoostLoss;
import hep.learners.trees.BoostedTrees;
import hep.learners.trees.Targets;
import hep.learners.trees.TreeShape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * True energies from what a calorimeter shows of showers or clusters, or any number of a flat
 * ntuple from other numbers: the raw sum, linear weights, boosted trees, a dense network with a
 * value, quantiles and a normal distribution as its answers, and the mean of trees and network,
 * which is the answer.
 *
 * <p>Of an energy the logarithm of its ratio to the raw sum is learnt, with Huber's loss; the
 * energies are then brought to closure on what is not judged by ({@link Closure}), for all of these
 * alike. Any other target is learnt with the squared loss.
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
  private static final double TRAINING_SHARE = 0.4;
  private static final double JUDGED_SHARE = 2.0 / 3; // of the others
  private static final int FEWEST = 100;
  private static final BoostedTrees.Settings TREES =
      new BoostedTrees.Settings(800, 0.06, 0.8, 0.6, 30, TreeShape.leaves(16));

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
   * @param test files to judge by; empty for two fifths of the input
   * @throws InputException where the input cannot be used
   */
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    EnergySample all = EnergySample.read(input, features, target, entries);
    if (all.size() < FEWEST) {
      throw new InputException(
          "%s: %d objects are too few; at least %d are needed"
              .formatted(String.join(", ", input), all.size(), FEWEST));
    }
    Split split = Split.of(all.size(), TRAINING_SHARE, options.seed());
    EnergySample training = all.only(split.training());
    int[] rest = split.validation();
    EnergySample held;
    EnergySample judged;
    if (test.isEmpty()) {
      int[] order = Split.shuffled(rest.length, options.seed() + 1);
      int kept = (int) ((1 - JUDGED_SHARE) * rest.length);
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
    double[] targets = targets(training);
    double mean = Arrays.stream(targets).average().orElse(0);
    double width =
        Math.sqrt(Arrays.stream(targets).map(t -> (t - mean) * (t - mean)).average().orElse(0));
    if (!(width > 0)) {
      throw new InputException("the target is the same for all objects; there is nothing to learn");
    }
    double[] scaled = Arrays.stream(targets).map(t -> (t - mean) / width).toArray();
    double[] heldScaled = Arrays.stream(targets(held)).map(t -> (t - mean) / width).toArray();
    float[] rows = training.rows();
    Scaling scaling =
        Scaling.fit(
            rows,
            IntStream.range(0, training.size()).toArray(),
            new boolean[training.inputs().names().size()]);
    EnergyNetwork network = new EnergyNetwork(scaling, training.hasParts(), options.seed());
    History history = network.fit(rows, scaled, held.rows(), heldScaled, options);
    BoostedTrees trees = trees(training, held, scaled, heldScaled, options);
    LinearWeights linear = linear(training);
    EnergyReport report = new EnergyReport(judged, floor);
    EnergySample known = training.and(held);
    SequencedMap<String, double[]> ofKnown =
        answers(known, network, trees, linear, mean, width, options.threads());
    answers(judged, network, trees, linear, mean, width, options.threads())
        .forEach((name, values) -> {
          double[] closed =
              training.hasParts()
                  ? Closure.fit(Objects.requireNonNull(ofKnown.get(name)), known.truth()).of(values)
                  : values;
          report.add(name, values, closed);
        });
    double[][] heads = network.heads(judged.rows(), options.threads());
    report.heads(heads, targets(judged), mean, width);
    return report.result(
        network, trees, training.inputs().names(), history, training.size(), options);
  }

  /** What is learnt: the logarithm of truth over raw energy, or the target itself. */
  private static double[] targets(EnergySample sample) {
    if (!sample.hasParts()) {
      return sample.truth();
    }
    double[] raw = sample.raw();
    double[] targets = new double[raw.length];
    Arrays.setAll(targets, i -> Math.log(sample.truth()[i] / raw[i]));
    return targets;
  }

  private static LinearWeights linear(EnergySample training) {
    double[] trust = new double[training.size()];
    Arrays.fill(trust, 1);
    if (training.hasParts()) {
      // as the variance of a counted energy
      Arrays.setAll(trust, i -> 1 / training.truth()[i]);
      return LinearWeights.fit(training.parts(), training.truth(), trust);
    }
    return LinearWeights.fit(training.inputs(), training.truth(), trust);
  }

  private static BoostedTrees trees(
      EnergySample training,
      EnergySample held,
      double[] scaled,
      double[] heldScaled,
      RunOptions options) {
    EnergySample both = training.and(held);
    int size = training.size();
    double[] targets = Arrays.copyOf(scaled, size + held.size());
    System.arraycopy(heldScaled, 0, targets, size, held.size());
    return BoostedTrees.fit(
        new Tensor(both.rows(), both.size(), both.inputs().names().size()),
        Targets.of(targets),
        IntStream.range(0, size).toArray(),
        IntStream.range(size, targets.length).toArray(),
        training.hasParts() ? new BoostLoss.Huber(1) : new BoostLoss.Squared(),
        TREES,
        options.seed(),
        options.threads());
  }

  /** Predictions by name. */
  private static SequencedMap<String, double[]> answers(
      EnergySample sample,
      EnergyNetwork network,
      BoostedTrees trees,
      LinearWeights linear,
      double mean,
      double width,
      int threads) {
    SequencedMap<String, double[]> answers = new LinkedHashMap<>();
    int size = sample.size();
    int columns = sample.inputs().names().size();
    double[][] heads = network.heads(sample.rows(), threads);
    double[] ofTrees = trees.margins(new Tensor(sample.rows(), size, columns), threads)[0];
    double[] both = new double[size];
    Arrays.setAll(both, i -> (heads[0][i] + ofTrees[i]) / 2);
    if (sample.hasParts()) {
      answers.put("raw", sample.raw());
    }
    answers.put("linear", linear.of(sample.hasParts() ? sample.parts() : sample.inputs(), size));
    SequencedMap<String, double[]> scaled = new LinkedHashMap<>();
    scaled.put("bdt", ofTrees);
    scaled.put("dense", heads[0]);
    scaled.put("quantile", heads[2]);
    scaled.put("gaussian", heads[4]);
    scaled.put(EnergyReport.ANSWER, both);
    double[] raw = sample.hasParts() ? sample.raw() : new double[0];
    scaled.forEach((name, values) -> {
      double[] answer = new double[size];
      Arrays.setAll(
          answer,
          i -> {
            double moved = mean + width * values[i];
            return raw.length > 0 ? raw[i] * Math.exp(moved) : moved;
          });
      answers.put(name, answer);
    });
    return answers;
  }
}
