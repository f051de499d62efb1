package hep.analysis.tasks;

import hep.analysis.features.Observables;
import hep.analysis.features.Scaling;
import hep.analysis.input.FlatSample;
import hep.learners.ModelSummary;
import hep.learners.Tensor;
import hep.learners.Var;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.model.Provenance;
import hep.learners.trees.BoostedTrees;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Tells signal from background by a fixed number of columns: networks and boosted trees together,
 * in shares that the parts held back decide. Networks are ahead where columns combine smoothly,
 * trees on mixed columns and few entries.
 *
 * @param names columns in the networks' order
 * @param ranges of the columns in training
 * @param forestShare of the trees in the sum of both margins, in [0, 1]
 */
record FlatTagger(
    List<String> names,
    InputRanges ranges,
    Scaling scaling,
    Settings settings,
    Ensemble<FlatExamples.Batch> ensemble,
    Forests forests,
    double forestShare) {
  static final List<String> CLASSES = List.of("signal", "background");
  static final String TASK = "signal-background";

  /**
   * The form of the networks.
   *
   * @param networks how many
   * @param width of their layers
   * @param depth number of hidden layers
   * @param dropout in [0, 1)
   */
  record Settings(int networks, int width, int depth, float dropout) {}

  /** The share of the trees is chosen in steps of one over this. */
  private static final int SHARES = 10;

  private static final Ensemble.Fit FIT = new Ensemble.Fit(128, 1e-3, 1e-2, 0);

  static FlatTagger train(
      FlatSample sample,
      List<String> names,
      double[] weights,
      Settings settings,
      RunOptions options) {
    float[] rows = rows(sample.columns(), names);
    int[] all = IntStream.range(0, sample.size()).toArray();
    InputRanges ranges = InputRanges.of(rows, names.size());
    Scaling scaling = Scaling.fit(rows, all, new boolean[names.size()]);
    FlatExamples examples = examples(scaling, rows, sample.labels(), weights);
    List<HeldBack> parts = HeldBack.of(sample.size(), settings.networks, options.seed());
    Ensemble<FlatExamples.Batch> ensemble = ensemble(settings, options.seed(), names.size());
    ensemble.train(examples, examples, parts, FIT, options);
    Forests forests = Forests.fit(examples, parts, options.seed(), options.threads());
    double share = forestShare(examples, parts, ensemble, forests, options.threads());
    return new FlatTagger(names, ranges, scaling, settings, ensemble, forests, share);
  }

  /** The share with the smallest cross-entropy on what each member held back. */
  private static double forestShare(
      FlatExamples examples,
      List<HeldBack> parts,
      Ensemble<FlatExamples.Batch> ensemble,
      Forests forests,
      int threads) {
    double[] losses = new double[SHARES + 1];
    for (int member = 0; member < parts.size(); member++) {
      Tensor logits = ensemble.logits(member, examples, threads);
      double[] trees = forests.forests().get(member).margins(examples.inputs());
      for (int i : parts.get(member).held()) {
        double network = logits.data()[2 * i] - logits.data()[2 * i + 1];
        double sign = examples.labels().data()[i] == 0 ? 1 : -1;
        for (int k = 0; k <= SHARES; k++) {
          double share = (double) k / SHARES;
          double margin = sign * ((1 - share) * network + share * trees[i]);
          losses[k] +=
              examples.weights().data()[i]
                  * (Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(0, -margin));
        }
      }
    }
    int best = 0;
    for (int k = 1; k <= SHARES; k++) {
      best = losses[k] < losses[best] ? k : best;
    }
    return (double) best / SHARES;
  }

  private static Ensemble<FlatExamples.Batch> ensemble(Settings settings, long seed, int inputs) {
    return Ensemble.of(
        settings.networks,
        seed,
        parameters ->
            FlatNetwork.of(
                parameters,
                inputs,
                CLASSES.size(),
                settings.width,
                settings.depth,
                settings.dropout));
  }

  /** Probabilities of {@link #CLASSES}. */
  double[][] probabilities(FlatSample sample, int threads) {
    FlatExamples examples =
        examples(scaling, rows(sample.columns(), names), new int[sample.size()], sample.weights());
    double[][] probabilities = ensemble.probabilities(threads, List.of(examples));
    double[] trees = forests.margins(examples.inputs());
    for (int i = 0; i < trees.length; i++) {
      // probabilities far from 1/2 round to 0 or 1; their margin is then cut, not infinite
      double network =
          Math.log(Math.max(probabilities[i][0], 1e-30) / Math.max(probabilities[i][1], 1e-30));
      double margin = (1 - forestShare) * network + forestShare * trees[i];
      probabilities[i][0] = 1 / (1 + Math.exp(-margin));
      probabilities[i][1] = 1 / (1 + Math.exp(margin));
    }
    return probabilities;
  }

  static float[] rows(Observables columns, List<String> names) {
    float[] rows = new float[columns.entries() * names.size()];
    for (int k = 0; k < names.size(); k++) {
      double[] values = columns.of(names.get(k));
      for (int i = 0; i < values.length; i++) {
        rows[i * names.size() + k] = (float) values[i];
      }
    }
    return rows;
  }

  private static FlatExamples examples(
      Scaling scaling, float[] rows, int[] labels, double[] weights) {
    scaling.apply(rows);
    float[] asFloats = new float[labels.length];
    float[] classes = new float[labels.length];
    for (int i = 0; i < labels.length; i++) {
      asFloats[i] = (float) weights[i];
      classes[i] = labels[i];
    }
    return new FlatExamples(
        new Tensor(rows, labels.length, scaling.centre().length),
        new Tensor(classes, labels.length, 1),
        new Tensor(asFloats, labels.length, 1));
  }

  /** Scaled inputs with labels and the given weights. */
  FlatExamples examples(FlatSample sample, double[] weights) {
    int[] labels = sample.labels().length > 0 ? sample.labels() : new int[sample.size()];
    return examples(scaling, rows(sample.columns(), names), labels, weights);
  }

  /** The score of one of the tagger's parts, or of a method beside it. */
  double[] scores(String method, Methods methods, FlatExamples examples, int threads) {
    return switch (method) {
      case "mlp" ->
          Arrays.stream(ensemble.probabilities(threads, List.of(examples)))
              .mapToDouble(each -> each[0])
              .toArray();
      case "bdt" -> forests.margins(examples.inputs());
      default ->
          Objects.requireNonNull(methods.fitted().get(method), method)
              .of(examples.inputs(), threads);
    };
  }

  /** As a file. */
  ModelFile toFile(Provenance provenance, List<String> asked, Methods methods) {
    Map<String, String> architecture = new LinkedHashMap<>();
    architecture.put("networks", Integer.toString(settings.networks));
    architecture.put("width", Integer.toString(settings.width));
    architecture.put("depth", Integer.toString(settings.depth));
    architecture.put("dropout", Float.toString(settings.dropout));
    architecture.put("forest_share", Double.toString(forestShare));
    if (!asked.isEmpty()) {
      architecture.put("methods", String.join(",", asked));
      architecture.put("transforms", String.join(",", methods.transforms().names()));
    }
    Map<String, Tensor> weights = new LinkedHashMap<>(weights());
    weights.putAll(methods.tensors());
    return new ModelFile(
        TASK,
        architecture,
        List.of(
            scaling
                .group("entry", false, names)
                .in(Input.UNKNOWN)
                .within(ranges.low(), ranges.high())),
        CLASSES,
        provenance,
        summary().and(methods.summary()),
        weights);
  }

  /** The answer of a file's tagger, networks and trees together. */
  static SavedNetwork network(ModelFile file) {
    FlatTagger tagger = of(file);
    Settings settings = tagger.settings;
    Ensemble.Joined<FlatNetwork> joined =
        Ensemble.Joined.of(
            file,
            settings.networks,
            parameters ->
                FlatNetwork.of(
                    parameters,
                    tagger.names.size(),
                    CLASSES.size(),
                    settings.width,
                    settings.depth,
                    settings.dropout));
    List<BoostedTrees> forests = tagger.forests.forests();
    return SavedNetwork.ofRows(
        joined.parameters(),
        ModelSettings.group(file, "entry"),
        x -> {
          Var logits = joined.logits(network -> network.logits(x));
          Var trees = x.through(forests.getFirst());
          for (BoostedTrees each : forests.subList(1, forests.size())) {
            trees = trees.plus(x.through(each));
          }
          Var margin = logits.columns(0, 1).minus(logits.columns(1, 2));
          return SavedNetwork.twoClasses(
              margin
                  .times((float) (1 - tagger.forestShare))
                  .plus(trees.times((float) (tagger.forestShare / forests.size()))));
        });
  }

  private ModelSummary summary() {
    FlatExamples one =
        new FlatExamples(Tensor.zeros(1, names.size()), Tensor.zeros(1, 1), Tensor.zeros(1, 1));
    ModelSummary all = ensemble.summary(one);
    for (int member = 0; member < forests.forests().size(); member++) {
      all = all.and(forests.forests().get(member).summary().in("forest-" + member));
    }
    return all;
  }

  private Map<String, Tensor> weights() {
    Map<String, Tensor> weights = new LinkedHashMap<>(ensemble.weights());
    weights.putAll(forests.tensors());
    return weights;
  }

  /** From a file. */
  static FlatTagger of(ModelFile file) {
    ModelSettings.requireTask(file, TASK);
    InputGroup group = ModelSettings.group(file, "entry");
    Settings settings =
        new Settings(
            ModelSettings.whole(file, "networks", 1, 100),
            ModelSettings.whole(file, "width", 1, 4096),
            ModelSettings.whole(file, "depth", 1, 100),
            (float) ModelSettings.number(file, "dropout", 0, 0.99));
    Ensemble<FlatExamples.Batch> ensemble = ensemble(settings, 0, group.inputs().size());
    ensemble.restore(file);
    return new FlatTagger(
        group.names(),
        InputRanges.of(group),
        Scaling.of(group),
        settings,
        ensemble,
        Forests.of(file, settings.networks),
        ModelSettings.number(file, "forest_share", 0, 1));
  }
}
