package hep.analysis.calorimeter;

import hep.analysis.InputException;
import hep.analysis.features.Scaling;
import hep.analysis.tasks.ModelSettings;
import hep.analysis.tasks.RunOptions;
import hep.learners.ModelSummary;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.model.ModelFile;
import hep.learners.train.History;
import hep.learners.trees.BoostLoss;
import hep.learners.trees.BoostedTrees;
import hep.learners.trees.Targets;
import hep.learners.trees.TreeShape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private static final String MEAN = "target_mean";
  private static final String WIDTH = "target_width";
  private static final String SHARE = "network_share";
  private static final String ROBUST = "robust";
  private static final String LINEAR = "linear";
  private static final double MOST = 1e12;

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

  /**
   * The answer, from scaled and from raw inputs: before closure, its logarithm where there is a raw
   * energy.
   */
  Var answer(Var scaled, Var raw, int lnRaw) {
    Var both =
        network
            .heads(scaled)
            .columns(0, 1)
            .times((float) share)
            .plus(raw.through(trees).times((float) (1 - share)));
    Var moved = both.times((float) width).plus((float) mean);
    return lnRaw < 0 ? moved : moved.plus(raw.columns(lnRaw, lnRaw + 1));
  }

  /** What the answer consists of and costs for one object. */
  ModelSummary summary() {
    return network.summary().in("network").and(trees.summary());
  }

  /** How the answers become numbers in the target's unit, for a model file. */
  Map<String, String> settings() {
    return Map.of(
        MEAN,
        Double.toString(mean),
        WIDTH,
        Double.toString(width),
        SHARE,
        Double.toString(share),
        ROBUST,
        Boolean.toString(network.robust()));
  }

  /** Weights by name, for a model file. */
  Map<String, Tensor> tensors() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    ModelFile.weightsOf(network.parameters())
        .forEach((name, tensor) -> all.put("network/" + name, tensor));
    trees.tensors().forEach((name, tensor) -> all.put("trees/" + name, tensor));
    Tensor ofLinear = Tensor.zeros(linear.weights().length);
    for (int i = 0; i < linear.weights().length; i++) {
      ofLinear.data()[i] = (float) linear.weights()[i];
    }
    all.put(LINEAR, ofLinear);
    return all;
  }

  /**
   * From a model file; what is linear is rounded to float.
   *
   * @throws InputException where it does not fit
   */
  static EnergyMethods of(ModelFile file) {
    Scaling scaling = Scaling.of(ModelSettings.group(file, "inputs"));
    EnergyNetwork network =
        new EnergyNetwork(scaling, Boolean.parseBoolean(ModelSettings.text(file, ROBUST)), 0);
    ModelSettings.restore(network.parameters(), ModelSettings.below(file, "network/"));
    BoostedTrees trees = ModelSettings.trees(file, "trees/", scaling.centre().length, 1);
    Tensor ofLinear = ModelSettings.tensor(file, LINEAR);
    double[] weights = new double[ofLinear.data().length];
    Arrays.setAll(weights, i -> (double) ofLinear.data()[i]);
    return new EnergyMethods(
        network,
        new History(List.of(), 0),
        trees,
        new LinearWeights(weights),
        ModelSettings.number(file, MEAN, -MOST, MOST),
        ModelSettings.number(file, WIDTH, 0, MOST),
        ModelSettings.number(file, SHARE, 0, 1));
  }
}
