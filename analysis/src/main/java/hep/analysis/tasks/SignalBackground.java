package hep.analysis.tasks;

import hep.analysis.InputException;
import hep.analysis.features.Observables;
import hep.analysis.features.Selection;
import hep.analysis.features.SpectrumWeights;
import hep.analysis.input.FlatReader;
import hep.analysis.input.FlatSample;
import hep.analysis.input.TreeInput;
import hep.analysis.output.Predictions;
import hep.learners.Tensor;
import hep.learners.model.ModelFile;
import hep.learners.model.Provenance;
import hep.learners.train.Split;
import hep.rootio.Tree;
import hep.validation.Measured;
import hep.validation.plot.Plot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Tells signal from background in flat ntuples: two trees, or one tree with a label branch (1
 * signal, 0 background). All branches of one number an entry that both classes have are inputs,
 * unless inputs are named; label and weight never are.
 *
 * @param trees where the classes are
 * @param inputs names of the inputs; empty for all
 * @param weight branch with the weight, which may be negative; in two trees it may be missing in
 *     one, which then has weight 1
 * @param selection of entries
 * @param observers branches to write beside the scores
 * @param networks how many are averaged
 * @param methods to compare with: {@code mlp} and {@code bdt}, the networks and the trees of the
 *     answer alone, and {@code fisher}, {@code likelihood}, {@code knn}, {@code cuts}, {@code
 *     forest}, {@code adaboost}
 * @param transforms of the inputs of the four baselines among them, in their order, by the names of
 *     {@link hep.learners.transforms.InputTransform#NAMES}
 */
public record SignalBackground(
    ClassTrees trees,
    List<String> inputs,
    String weight,
    Selection selection,
    List<String> observers,
    int networks,
    List<String> methods,
    List<String> transforms)
    implements Task {
  private static final double TRAINING_SHARE = 0.8;
  private static final int WIDTH = 128;
  private static final int DEPTH = 3;
  private static final float DROPOUT = 0.3f;

  /**
   * Checks the number of networks and the names of methods and transformations.
   *
   * @throws InputException where there is no such method or transformation
   */
  public SignalBackground {
    inputs = List.copyOf(inputs);
    observers = List.copyOf(observers);
    methods = List.copyOf(methods);
    transforms = List.copyOf(transforms);
    Methods.check(methods, transforms);
    if (networks < 1 || networks > 100) {
      throw new IllegalArgumentException(
          "the number of networks must lie from 1 to 100, not " + networks);
    }
  }

  /** Trees found by their usual names, all inputs, weight 1, five networks. */
  public static SignalBackground defaults() {
    return new SignalBackground(
        ClassTrees.find(), List.of(), "", Selection.all(), List.of(), 5, List.of(), List.of());
  }

  /** With two trees by name. */
  public SignalBackground withTrees(String signal, String background) {
    return new SignalBackground(
        ClassTrees.two(signal, background),
        inputs,
        weight,
        selection,
        observers,
        networks,
        methods,
        transforms);
  }

  /** With one tree in which a branch is 1 for signal and 0 for background. */
  public SignalBackground withLabel(String branch) {
    return new SignalBackground(
        ClassTrees.labelled(branch),
        inputs,
        weight,
        selection,
        observers,
        networks,
        methods,
        transforms);
  }

  /** With these inputs only. */
  public SignalBackground withInputs(String... branches) {
    return new SignalBackground(
        trees, List.of(branches), weight, selection, observers, networks, methods, transforms);
  }

  /** With a branch of weights. */
  public SignalBackground withWeight(String branch) {
    return new SignalBackground(
        trees, inputs, branch, selection, observers, networks, methods, transforms);
  }

  /** With a selection of entries. */
  public SignalBackground withSelection(String expression) {
    return new SignalBackground(
        trees,
        inputs,
        weight,
        Selection.parse(expression),
        observers,
        networks,
        methods,
        transforms);
  }

  /** With branches beside the scores. */
  public SignalBackground withObservers(String... branches) {
    return new SignalBackground(
        trees, inputs, weight, selection, List.of(branches), networks, methods, transforms);
  }

  /** With this many networks. */
  public SignalBackground withNetworks(int count) {
    return new SignalBackground(
        trees, inputs, weight, selection, observers, count, methods, transforms);
  }

  /** With methods to compare with. */
  public SignalBackground withMethods(String... names) {
    return new SignalBackground(
        trees, inputs, weight, selection, observers, networks, List.of(names), transforms);
  }

  /** With transformations before the baselines. */
  public SignalBackground withTransforms(String... names) {
    return new SignalBackground(
        trees, inputs, weight, selection, observers, networks, methods, List.of(names));
  }

  @Override
  public String name() {
    return FlatTagger.TASK;
  }

  @Override
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    FlatReader reader = new FlatReader(selection, weight, true);
    ClassTrees.Labelled all = trees.read(input, reader, inputs, observers, weight);
    FlatSample training = all.sample();
    FlatSample kept;
    if (test.isEmpty()) {
      Split split = Split.of(training.size(), TRAINING_SHARE, options.seed());
      kept = training.only(split.validation());
      training = training.only(split.training());
    } else {
      kept = trees.read(test, reader, all.inputs(), observers, weight).sample();
    }
    requireBoth(training, input);
    requireBoth(kept, test.isEmpty() ? input : test);
    FlatTagger.Settings settings = new FlatTagger.Settings(networks, WIDTH, DEPTH, DROPOUT);
    double[] trained = weights(training);
    FlatTagger tagger = FlatTagger.train(training, all.inputs(), trained, settings, options);
    Methods fitted = Methods.fit(methods, transforms, tagger.examples(training, trained), options);
    Predictions onTest = predict(tagger, kept, options);
    Predictions onTraining = predict(tagger, training, options);
    Provenance provenance =
        options.provenance("training_entries", training.size()).with("selection", selection.text());
    SignalFigures figures = new SignalFigures(onTest, onTraining);
    MethodFigures compared = new MethodFigures(onTest, new LinkedHashMap<>());
    FlatExamples examples = tagger.examples(kept, kept.weights());
    for (String method : methods) {
      compared.scores().put(method, tagger.scores(method, fitted, examples, options.threads()));
    }
    SequencedMap<String, Measured> numbers = figures.figures();
    numbers.putAll(compared.figures());
    SequencedMap<String, Plot> plots = figures.plots(tagger.ensemble().histories());
    plots.putAll(compared.plots());
    return new TaskResult(
        name(),
        numbers,
        plots,
        onTest,
        onTraining,
        tagger.toFile(provenance, methods, fitted),
        List.of(
            "inputs: " + String.join(", ", all.inputs()),
            "training on "
                + training.size()
                + " entries with "
                + networks
                + " networks and forests (share of the forests "
                + tagger.forestShare()
                + "), evaluating on "
                + kept.size()));
  }

  @Override
  public Predictions apply(Path model, List<String> input, RunOptions options) {
    FlatTagger tagger = FlatTagger.of(ModelFile.open(model));
    try (Tree tree = Tree.open(input.toArray(String[]::new))) {
      TreeInput in = TreeInput.of(tree, String.join(", ", input));
      List<String> columns =
          java.util.stream.Stream.concat(tagger.names().stream(), observers.stream())
              .distinct()
              .toList();
      return predict(tagger, new FlatReader(selection, weight, false).read(in, columns), options);
    }
  }

  /** Both classes with the same sum of weights, mean 1. */
  private static double[] weights(FlatSample sample) {
    int[] everyone = IntStream.range(0, sample.size()).toArray();
    double[] balanced = SpectrumWeights.balanced(sample.labels(), 2, sample.weights(), everyone);
    double mean = Arrays.stream(balanced).average().orElse(1);
    if (!(mean > 0)) {
      throw new InputException(
          "the weights of the training entries sum to "
              + mean * sample.size()
              + "; the sum must be positive");
    }
    return Arrays.stream(balanced).map(w -> w / mean).toArray();
  }

  private static void requireBoth(FlatSample sample, List<String> specs) {
    for (int c = 0; c < FlatTagger.CLASSES.size(); c++) {
      int wanted = c;
      if (Arrays.stream(sample.labels()).filter(found -> found == wanted).count() < 2) {
        throw new InputException(
            String.join(", ", specs)
                + ": there are fewer than two "
                + FlatTagger.CLASSES.get(c)
                + " entries after the selection");
      }
    }
  }

  private Predictions predict(FlatTagger tagger, FlatSample sample, RunOptions options) {
    double[][] probabilities = tagger.probabilities(sample, options.threads());
    int[] labels = new int[sample.size()];
    Arrays.fill(labels, -1);
    double[][] beside = observers.stream().map(sample.columns()::of).toArray(double[][]::new);
    return new Predictions(
        FlatTagger.CLASSES,
        probabilities,
        sample.labels().length > 0 ? sample.labels() : labels,
        sample.weights(),
        new Observables(observers, beside));
  }

  /**
   * The answer of a saved model, from an entry to probabilities of signal and background.
   *
   * @throws InputException where the file does not fit
   */
  public static SequencedMap<String, SavedNetwork> networks(ModelFile file) {
    SequencedMap<String, SavedNetwork> networks = new LinkedHashMap<>();
    networks.put("probabilities", FlatTagger.network(file));
    return networks;
  }

  /** What a saved model reads of the entries of other files. */
  public static List<InputRows> inputs(ModelFile file, List<String> input) {
    List<String> names = FlatTagger.of(file).names();
    try (Tree tree = Tree.open(input.toArray(String[]::new))) {
      TreeInput in = TreeInput.of(tree, String.join(", ", input));
      FlatSample sample = new FlatReader(Selection.all(), "", false).read(in, names);
      return List.of(
          new InputRows(
              "entry",
              names,
              new Tensor(FlatTagger.rows(sample.columns(), names), sample.size(), names.size())));
    }
  }
}
