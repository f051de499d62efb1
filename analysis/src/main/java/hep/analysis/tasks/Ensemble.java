package hep.analysis.tasks;

import hep.analysis.InputException;
import hep.learners.Losses;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.model.ModelFile;
import hep.learners.train.Adam;
import hep.learners.train.Examples;
import hep.learners.train.History;
import hep.learners.train.Inference;
import hep.learners.train.Objective;
import hep.learners.train.Schedule;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One or more networks of the same form. Each holds back another part of the training examples and
 * keeps the weights of the epoch that was best there; together they have learned from all. Their
 * answer is the normalised geometric mean of their probabilities.
 *
 * @param stores weights, one store a network
 * @param networks forward passes
 * @param histories of the trainings, one a network; none where it was not trained here
 * @param <B> the form of a batch
 */
record Ensemble<B extends ClassBatch>(
    List<Parameters> stores, List<Network<B>> networks, List<History> histories) {
  /** From a batch to one row of logits an example. */
  @FunctionalInterface
  interface Network<B extends ClassBatch> {
    Var logits(Tape tape, B batch);

    /** What is minimised: the cross-entropy, and what else a network learns by. */
    default Var loss(Tape tape, B batch, float smoothing) {
      return Losses.crossEntropy(
          logits(tape, batch), batch.labels(tape), batch.weights(tape), smoothing);
    }
  }

  /**
   * How the networks are fitted.
   *
   * @param batchSize examples an update
   * @param rate highest learning rate of the cycle
   * @param decay weight decay of AdamW
   * @param smoothing of the labels, in [0, 1)
   */
  record Fit(int batchSize, double rate, double decay, float smoothing) {}

  private static final double WARM_UP = 0.15;
  private static final double CLIP_NORM = 1;

  /** Untrained networks. */
  static <B extends ClassBatch> Ensemble<B> of(
      int members, long seed, Function<Parameters, Network<B>> form) {
    List<Parameters> stores = new ArrayList<>();
    List<Network<B>> networks = new ArrayList<>();
    for (int member = 0; member < members; member++) {
      Parameters parameters = Parameters.seeded(seed * 1000 + member);
      stores.add(parameters);
      networks.add(form.apply(parameters));
    }
    return new Ensemble<>(stores, networks, new ArrayList<>());
  }

  /**
   * Trains every network.
   *
   * @param training examples as they are shown in training
   * @param plain the same examples as they are shown otherwise
   * @param parts one a network
   */
  void train(
      Examples<B> training, Examples<B> plain, List<HeldBack> parts, Fit fit, RunOptions options) {
    histories.clear();
    for (int member = 0; member < networks.size(); member++) {
      HeldBack part = parts.get(member);
      TrainingSettings settings =
          options
              .training(fit.batchSize)
              .withSeed(options.seed() * 1000 + member)
              .withClipNorm(CLIP_NORM);
      Network<B> network = networks.get(member);
      Objective<B> objective =
          (tape, batch) -> network.loss(tape, batch, tape.isTraining() ? fit.smoothing : 0);
      Trainer<B> trainer =
          new Trainer<>(
              stores.get(member),
              objective,
              Adam.withDecay(fit.decay),
              Schedule.oneCycle(fit.rate, WARM_UP),
              settings);
      histories.add(
          Training.fit(
              "network",
              trainer,
              options.withListener(new MemberProgress(options.listener(), member, networks.size())),
              new Chosen<>(training, part.used()),
              new Chosen<>(plain, part.held())));
    }
  }

  /**
   * Some of the examples; unlike {@link Examples#only} it shows them at their place in the whole
   * order.
   */
  private record Chosen<B>(Examples<B> all, int[] chosen) implements Examples<B> {
    @Override
    public int size() {
      return chosen.length;
    }

    @Override
    public B batch(int[] order, int from, int to) {
      int[] inner = new int[to];
      for (int i = from; i < to; i++) {
        inner[i] = chosen[order[i]];
      }
      return all.batch(inner, from, to);
    }
  }

  /**
   * Probabilities, examples by classes; several views of an example are averaged like several
   * networks.
   */
  double[][] probabilities(int threads, List<? extends Examples<B>> views) {
    double[][] sums = new double[views.getFirst().size()][];
    for (Examples<B> view : views) {
      for (int member = 0; member < networks.size(); member++) {
        add(sums, logits(member, view, threads));
      }
    }
    double scale = 1.0 / (views.size() * networks.size());
    for (double[] row : sums) {
      softmax(row, scale);
    }
    return sums;
  }

  /** Logits of one network, examples by classes. */
  Tensor logits(int member, Examples<B> examples, int threads) {
    return Inference.predict(stores.get(member), examples, networks.get(member)::logits, threads);
  }

  /** The weights of all networks under names that begin with the network's number. */
  Map<String, Tensor> weights() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (int member = 0; member < stores.size(); member++) {
      for (Map.Entry<String, Tensor> weight : ModelFile.weightsOf(stores.get(member)).entrySet()) {
        all.put(prefix(member) + weight.getKey(), weight.getValue());
      }
    }
    return all;
  }

  /** What the networks consist of and cost for the first of some examples. */
  ModelSummary summary(Examples<B> examples) {
    ModelSummary all = ModelSummary.NONE;
    for (int member = 0; member < stores.size(); member++) {
      Network<B> network = networks.get(member);
      all =
          all.and(
              ModelSummary.of(
                      stores.get(member),
                      tape -> network.logits(tape, examples.batch(new int[1], 0, 1)))
                  .in("network-" + member));
    }
    return all;
  }

  /**
   * Takes the weights from a file.
   *
   * @throws InputException when they do not fit the networks
   */
  void restore(ModelFile file) {
    for (int member = 0; member < stores.size(); member++) {
      String prefix = prefix(member);
      Map<String, Tensor> own = new LinkedHashMap<>();
      file.weights()
          .forEach((name, value) -> {
            if (name.startsWith(prefix)) {
              own.put(name.substring(prefix.length()), value);
            }
          });
      try {
        ModelFile.restore(stores.get(member), own);
      } catch (IllegalArgumentException e) {
        throw new InputException(
            "network " + member + " of the model does not fit: " + e.getMessage(), e);
      }
    }
  }

  /**
   * Networks of a file in one store, as their answer is written down in another form.
   *
   * @param <N> the form of a network
   */
  record Joined<N>(Parameters parameters, List<N> networks) {
    /**
     * Builds them again.
     *
     * @throws InputException when the weights do not fit
     */
    static <N> Joined<N> of(ModelFile file, int members, Function<Parameters, N> form) {
      Parameters parameters = Parameters.seeded(0);
      List<N> networks = new ArrayList<>();
      for (int member = 0; member < members; member++) {
        networks.add(form.apply(parameters.in("network-" + member)));
      }
      Map<String, Tensor> own = new LinkedHashMap<>();
      file.weights()
          .forEach((name, value) -> {
            if (name.startsWith("network-")) {
              own.put(name, value);
            }
          });
      ModelSettings.restore(parameters, own);
      return new Joined<>(parameters, networks);
    }

    /** The mean of all networks' logits. */
    Var logits(Function<N, Var> ofOne) {
      Var sum = ofOne.apply(networks.getFirst());
      for (N network : networks.subList(1, networks.size())) {
        sum = sum.plus(ofOne.apply(network));
      }
      return networks.size() == 1 ? sum : sum.times(1f / networks.size());
    }
  }

  private static String prefix(int member) {
    return "network-" + member + "/";
  }

  private static void add(double[][] sums, Tensor logits) {
    int classes = logits.columns();
    double[] row = new double[classes];
    for (int i = 0; i < sums.length; i++) {
      for (int c = 0; c < classes; c++) {
        row[c] = logits.data()[i * classes + c];
      }
      // up to a constant a row, logits are logarithms of probabilities
      if (sums[i] == null) {
        sums[i] = row.clone();
      } else {
        for (int c = 0; c < classes; c++) {
          sums[i][c] += row[c];
        }
      }
    }
  }

  private static void softmax(double[] row, double scale) {
    double largest = Arrays.stream(row).max().orElse(0);
    double sum = 0;
    for (int c = 0; c < row.length; c++) {
      row[c] = Math.exp(scale * (row[c] - largest));
      sum += row[c];
    }
    for (int c = 0; c < row.length; c++) {
      row[c] /= sum;
    }
  }
}
