package hep.analysis.calorimeter;

import hep.analysis.InputException;
import hep.analysis.features.Scaling;
import hep.analysis.tasks.RunOptions;
import hep.learners.Tensor;
import hep.learners.train.History;
import hep.learners.trees.BoostLoss;
import hep.learners.trees.BoostedTrees;
import hep.learners.trees.Targets;
import hep.learners.trees.TreeShape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * What predicts energies or other numbers, fitted to the same objects: linear weights, boosted
 * trees, and the heads of a dense network.
 *
 * @param mean of the target, which trees and network learn less its mean and in its widths
 * @param width standard deviation of the target
 * @param share of the network in the mean of trees and network, from 0 to 1
 */
record EnergyMethods(
    EnergyNetwork network,
    History history,
    BoostedTrees trees,
    LinearWeights linear,
    double mean,
    double width,
    double share) {
  /**
   * Fits all of them.
   *
   * @param held objects that say when to stop, and how much trees and network weigh
   * @throws InputException where the target is the same for all
   */
  static EnergyMethods fit(EnergySample training, EnergySample held, RunOptions options) {
    double[] targets = targets(training);
    double mean = Arrays.stream(targets).average().orElse(0);
    double width =
        Math.sqrt(Arrays.stream(targets).map(t -> (t - mean) * (t - mean)).average().orElse(0));
    if (!(width > 0)) {
      throw new InputException("the target is the same for all objects; there is nothing to learn");
    }
    double[] scaled = scaled(targets, mean, width);
    double[] heldScaled = scaled(targets(held), mean, width);
    float[] rows = training.rows();
    int inputs = training.inputs().names().size();
    Scaling scaling =
        Scaling.fit(rows, IntStream.range(0, training.size()).toArray(), new boolean[inputs]);
    EnergyNetwork network = new EnergyNetwork(scaling, training.hasParts(), options.seed());
    History history = network.fit(rows, scaled, held.rows(), heldScaled, options);
    BoostedTrees trees = trees(training, held, scaled, heldScaled, options);
    double share =
        share(
            network.heads(held.rows(), options.threads())[0],
            trees.margins(tensor(held), options.threads())[0],
            heldScaled);
    return new EnergyMethods(network, history, trees, linear(training), mean, width, share);
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

  private static double[] scaled(double[] targets, double mean, double width) {
    return Arrays.stream(targets).map(t -> (t - mean) / width).toArray();
  }

  /** Returns what trees and network should say of a sample: its targets, shifted and scaled. */
  double[] scaled(EnergySample sample) {
    return scaled(targets(sample), mean, width);
  }

  /** The share s that makes Σ (s a + (1 − s) b − t)² least, within 0 and 1. */
  static double share(double[] a, double[] b, double[] t) {
    double both = 0;
    double square = 0;
    for (int i = 0; i < t.length; i++) {
      both += (t[i] - b[i]) * (a[i] - b[i]);
      square += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return square > 0 ? Math.clamp(both / square, 0, 1) : 0.5;
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
    int size = training.size();
    double[] targets = Arrays.copyOf(scaled, size + held.size());
    System.arraycopy(heldScaled, 0, targets, size, held.size());
    return BoostedTrees.fit(
        tensor(training.and(held)),
        Targets.of(targets),
        IntStream.range(0, size).toArray(),
        IntStream.range(size, targets.length).toArray(),
        training.hasParts() ? new BoostLoss.Huber(1) : new BoostLoss.Squared(),
        new BoostedTrees.Settings(800, 0.06, 0.8, 0.6, 30, TreeShape.leaves(16)),
        options.seed(),
        options.threads());
  }

  private static Tensor tensor(EnergySample sample) {
    return new Tensor(sample.rows(), sample.size(), sample.inputs().names().size());
  }

  /** Returns the heads of the network, in widths of the target. */
  double[][] heads(EnergySample sample, int threads) {
    return network.heads(sample.rows(), threads);
  }

  /** Returns the predictions of all of them by name, {@link EnergyReport#ANSWER} last. */
  SequencedMap<String, double[]> answers(EnergySample sample, int threads) {
    SequencedMap<String, double[]> answers = new LinkedHashMap<>();
    int size = sample.size();
    double[][] heads = heads(sample, threads);
    double[] ofTrees = trees.margins(tensor(sample), threads)[0];
    double[] both = new double[size];
    Arrays.setAll(both, i -> share * heads[0][i] + (1 - share) * ofTrees[i]);
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
