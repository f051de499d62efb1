package hep.analysis.calorimeter;

import hep.analysis.features.ImageInputs;
import hep.analysis.features.Scaling;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.Training;
import hep.learners.Losses;
import hep.learners.ModelSummary;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.layers.Activation;
import hep.learners.layers.Mlp;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.train.Adam;
import hep.learners.train.History;
import hep.learners.train.Inference;
import hep.learners.train.Objective;
import hep.learners.train.Schedule;
import hep.learners.train.Split;
import hep.learners.train.Trainer;
import hep.learners.train.TrainingSettings;
import hep.learners.trees.BoostLoss;
import hep.learners.trees.BoostedTrees;
import hep.learners.trees.Targets;
import hep.learners.trees.TreeShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What tells particles apart, fitted to some showers: boosted trees ({@code bdt}) and a dense
 * network ({@code dense}) on shapes, convolutions on cells ({@code cnn}), and the mean of their
 * probabilities ({@code mean}).
 */
final class ParticleMethods {
  /** The name of what is taken as the answer. */
  static final String ANSWER = "mean";

  private static final double TRAINING_SHARE = 0.85;
  private static final int BATCH = 64;
  private static final double RATE = 2e-3;
  private static final int WIDTH = 64;
  private static final float DROPOUT = 0.1f;
  private static final BoostedTrees.Settings TREES =
      new BoostedTrees.Settings(400, 0.06, 0.8, 0.6, 25, TreeShape.leaves(10));

  private final ShowerSample training;
  private final int[] labels;
  private final int classes;
  private final RunOptions options;
  private final Split split;
  private ModelSummary summary = ModelSummary.NONE;
  private InputGroup inputs = new InputGroup("shapes", false, List.of());
  private final Map<String, Tensor> weights = new LinkedHashMap<>();
  private History history = new History(List.of(), 0);

  /** To be fitted to these showers, of which a part decides when to stop. */
  ParticleMethods(ShowerSample training, int[] labels, int classes, RunOptions options) {
    this.training = training;
    this.labels = labels;
    this.classes = classes;
    this.options = options;
    this.split = Split.of(training.size(), TRAINING_SHARE, options.seed());
  }

  /** Probabilities of other showers by method: showers by classes. */
  SequencedMap<String, double[][]> probabilities(ShowerSample judged) {
    SequencedMap<String, double[][]> all = new LinkedHashMap<>();
    Tensor shapes = ParticleRows.shapes(training);
    Tensor judgedShapes = ParticleRows.shapes(judged);
    all.put("bdt", trees(shapes, judgedShapes));
    Scaling scaling = Scaling.fit(shapes.data(), split.training(), new boolean[shapes.columns()]);
    inputs =
        scaling.group("shapes", false, EnergySample.ofShowers(training.only(0)).inputs().names());
    scaling.apply(shapes.data());
    scaling.apply(judgedShapes.data());
    Parameters dense = Parameters.seeded(options.seed());
    all.put(
        "dense",
        network("dense", dense, dense(dense, shapes.columns(), classes), shapes, judgedShapes));
    Parameters cells = Parameters.seeded(options.seed() + 1);
    CellNetwork convolutions = CellNetwork.of(cells, training.geometry(), classes);
    all.put(
        "cnn",
        network(
            "cnn",
            cells,
            convolutions::apply,
            ParticleRows.cells(training),
            ParticleRows.cells(judged)));
    all.put(ANSWER, mean(all));
    return all;
  }

  /** The mean of the probabilities. */
  static double[][] mean(SequencedMap<String, double[][]> all) {
    double[][] first = all.firstEntry().getValue();
    double[][] mean = new double[first.length][first.length == 0 ? 0 : first[0].length];
    for (double[][] one : all.values()) {
      for (int i = 0; i < mean.length; i++) {
        for (int c = 0; c < mean[i].length; c++) {
          mean[i][c] += one[i][c] / all.size();
        }
      }
    }
    return mean;
  }

  /** The dense network, from rows of scaled shapes to logits. */
  static UnaryOperator<Var> dense(Parameters parameters, int inputs, int classes) {
    Mlp layers = Mlp.of(parameters, Activation.RELU, inputs, WIDTH, WIDTH, classes);
    return x -> layers.apply(x.dropout(DROPOUT));
  }

  /** Weights of all methods by name, after the fit. */
  Map<String, Tensor> weights() {
    return weights;
  }

  /** What trees and dense network read, after the fit. */
  InputGroup shapes() {
    return inputs;
  }

  /** What the convolutions read. */
  List<InputGroup> layers() {
    List<InputGroup> all = new ArrayList<>();
    for (int layer = 0; layer < training.cells().length; layer++) {
      float[] energies = training.cells()[layer];
      all.add(
          ImageInputs.of(
              "layer_" + layer,
              "cell",
              "GeV",
              new Tensor(energies, training.size(), energies.length / training.size())));
    }
    return all;
  }

  /** What all methods consist of and cost for one shower, after the fit. */
  ModelSummary summary() {
    return summary;
  }

  /** Showers to learn from. */
  int size() {
    return training.size();
  }

  /** How the convolutions were fitted. */
  History history() {
    return history;
  }

  private double[][] trees(Tensor shapes, Tensor judged) {
    BoostedTrees trees =
        BoostedTrees.fit(
            shapes,
            Targets.of(Arrays.stream(labels).asDoubleStream().toArray()),
            split.training(),
            split.validation(),
            new BoostLoss.Softmax(classes),
            TREES,
            options.seed(),
            options.threads());
    summary = trees.summary().in("bdt");
    trees.tensors().forEach((name, tensor) -> weights.put("bdt/" + name, tensor));
    double[][] margins = trees.margins(judged, options.threads());
    return IntStream.range(0, judged.rows())
        .mapToObj(i -> Arrays.stream(margins).mapToDouble(margin -> margin[i]).toArray())
        .map(ParticleMethods::softmax)
        .toArray(double[][]::new);
  }

  private double[][] network(
      String name, Parameters parameters, UnaryOperator<Var> model, Tensor rows, Tensor judged) {
    TrainingSettings settings = options.training(BATCH).withClipNorm(5);
    Objective<ParticleRows.Batch> objective =
        (tape, batch) ->
            Losses.crossEntropy(
                model.apply(rows(tape, batch)),
                tape.rows(batch.rows().labels(), batch.order(), batch.from(), batch.to()));
    history =
        Training.fit(
            name,
            new Trainer<>(
                parameters,
                objective,
                Adam.withDecay(1e-3),
                Schedule.oneCycle(RATE, 0.2),
                settings),
            options,
            part(rows, split.training()),
            part(rows, split.validation()));
    summary =
        summary.and(
            ModelSummary.of(parameters, tape -> model.apply(tape.zeros(1, rows.columns())))
                .in(name));
    ModelFile.weightsOf(parameters).forEach((key, tensor) -> weights.put(name + "/" + key, tensor));
    Tensor logits =
        Inference.predict(
            parameters,
            new ParticleRows(judged, Tensor.zeros(judged.rows(), 1)),
            (tape, batch) -> model.apply(rows(tape, batch)),
            options.threads());
    return IntStream.range(0, judged.rows())
        .mapToObj(i -> IntStream.range(0, classes).mapToDouble(c -> logits.at(i, c)).toArray())
        .map(ParticleMethods::softmax)
        .toArray(double[][]::new);
  }

  private static Var rows(Tape tape, ParticleRows.Batch batch) {
    return tape.rows(batch.rows().inputs(), batch.order(), batch.from(), batch.to());
  }

  private ParticleRows part(Tensor rows, int... chosen) {
    return new ParticleRows(
        ParticleRows.only(rows, chosen),
        ParticleRows.labels(Arrays.stream(chosen).map(i -> labels[i]).toArray()));
  }

  static double[] softmax(double[] logits) {
    double highest = Arrays.stream(logits).max().orElse(0);
    double[] powers = Arrays.stream(logits).map(logit -> Math.exp(logit - highest)).toArray();
    double sum = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(power -> power / sum).toArray();
  }
}
