package hep.analysis.tasks;

import hep.analysis.InputException;
import hep.analysis.features.JetLayout;
import hep.analysis.features.JetSample;
import hep.analysis.features.Observables;
import hep.analysis.features.Selection;
import hep.analysis.features.SpectrumWeights;
import hep.analysis.input.JetReader;
import hep.analysis.input.TreeInput;
import hep.analysis.output.Predictions;
import hep.learners.model.ModelFile;
import hep.learners.train.Split;
import hep.rootio.Tree;
import hep.validation.MultiClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which jets come from b quarks, which from c quarks, which from light ones: a network on the set
 * of a jet's tracks.
 *
 * <p>Takes files of one jet an entry and files of events with tracks and jets ({@link JetLayout}).
 * Jets of flavour 15 are left out.
 *
 * @param selection of jets, for training and evaluation alike
 * @param observers further branches of jets or events to write beside the scores
 * @param weight branch with the weight of a jet or an event, which may be negative; empty for 1
 * @param equalSpectra whether jets are weighted in training so that all classes have the same
 *     spectrum of transverse momentum
 * @param charmFraction f_c of D_b = ln(p_b / (f_c p_c + (1 - f_c) p_light)), in [0, 1]
 * @param networks how many are averaged; 0 for 5 on small samples and fewer on larger ones
 */
public record FlavourTagging(
    Selection selection,
    List<String> observers,
    String weight,
    boolean equalSpectra,
    double charmFraction,
    int networks)
    implements Task {
  private static final double TRAINING_SHARE = 0.8;
  private static final int WIDTH = 128;
  private static final float DROPOUT = 0.3f;
  private static final int MOST_NETWORKS = 5;

  /** About so many jets, over all networks, are learned from in an epoch of the whole. */
  private static final int JETS_FOR_ALL_NETWORKS = 80_000;

  /** Checks the ranges. */
  public FlavourTagging {
    observers = List.copyOf(observers);
    if (!(charmFraction >= 0 && charmFraction <= 1)) {
      throw new IllegalArgumentException(
          "the charm fraction must lie in [0, 1], not " + charmFraction);
    }
    if (networks < 0 || networks > 100) {
      throw new IllegalArgumentException(
          "the number of networks must lie from 0 to 100, not " + networks);
    }
  }

  /** All jets, weight 1, f_c = 0.018. */
  public static FlavourTagging defaults() {
    return new FlavourTagging(Selection.all(), List.of(), "", false, 0.018, 0);
  }

  /** With a selection such as {@code jet_pt > 20 && abs(jet_eta) < 2.5}. */
  public FlavourTagging withSelection(String expression) {
    return new FlavourTagging(
        Selection.parse(expression), observers, weight, equalSpectra, charmFraction, networks);
  }

  /** With further branches beside the scores. */
  public FlavourTagging withObservers(String... branches) {
    return new FlavourTagging(
        selection, List.of(branches), weight, equalSpectra, charmFraction, networks);
  }

  /** With a branch of weights. */
  public FlavourTagging withWeight(String branch) {
    return new FlavourTagging(selection, observers, branch, equalSpectra, charmFraction, networks);
  }

  /** With classes of equal spectra in training, or as they are. */
  public FlavourTagging withEqualSpectra(boolean yes) {
    return new FlavourTagging(selection, observers, weight, yes, charmFraction, networks);
  }

  /** With another charm fraction in the discriminant. */
  public FlavourTagging withCharmFraction(double fraction) {
    return new FlavourTagging(selection, observers, weight, equalSpectra, fraction, networks);
  }

  /** With this many networks. */
  public FlavourTagging withNetworks(int count) {
    return new FlavourTagging(selection, observers, weight, equalSpectra, charmFraction, count);
  }

  @Override
  public String name() {
    return JetTagger.TASK;
  }

  @Override
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    Read all = read(input, true);
    JetSample training = all.sample;
    JetSample kept;
    JetLayout testLayout = all.layout;
    if (test.isEmpty()) {
      Split split = Split.of(training.size(), TRAINING_SHARE, options.seed());
      kept = training.only(split.validation());
      training = training.only(split.training());
    } else {
      Read other = read(test, true);
      kept = other.sample;
      testLayout = other.layout;
    }
    requireEveryClass(training, input);
    requireEveryClass(kept, test.isEmpty() ? input : test);
    JetTagger.Settings settings = new JetTagger.Settings(networks(training.size()), WIDTH, DROPOUT);
    JetTagger tagger =
        JetTagger.train(training, all.layout, weights(training, all.layout), settings, options);
    Predictions onTest = predict(tagger, kept, testLayout, options);
    Predictions onTraining = predict(tagger, training, all.layout, options);
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("seed", Long.toString(options.seed()));
    provenance.put("epochs", Integer.toString(options.epochs()));
    provenance.put("selection", selection.text());
    provenance.put("training_jets", Integer.toString(training.size()));
    FlavourFigures figures = new FlavourFigures(onTest, onTraining);
    return new TaskResult(
        name(),
        figures.figures(),
        figures.plots(tagger.ensemble().histories()),
        onTest,
        onTraining,
        tagger.toFile(provenance),
        notes(training, kept, settings));
  }

  private static List<String> notes(
      JetSample training, JetSample test, JetTagger.Settings settings) {
    return List.of(
        "training on "
            + counts(training)
            + " with "
            + settings.networks()
            + (settings.networks() == 1 ? " network" : " networks"),
        "evaluating on " + counts(test));
  }

  private static String counts(JetSample sample) {
    int[] classes = JetTagger.classes(sample);
    List<String> parts = new ArrayList<>();
    for (int c = 0; c < JetTagger.CLASSES.size(); c++) {
      int wanted = c;
      parts.add(
          Arrays.stream(classes).filter(found -> found == wanted).count()
              + " "
              + JetTagger.CLASSES.get(c));
    }
    return sample.size() + " jets (" + String.join(", ", parts) + ")";
  }

  @Override
  public Predictions apply(Path model, List<String> input, RunOptions options) {
    JetTagger tagger = JetTagger.of(ModelFile.open(model));
    Read read = read(input, false);
    return predict(tagger, read.sample, read.layout, options);
  }

  private record Read(JetSample sample, JetLayout layout) {}

  private Read read(List<String> specs, boolean labelled) {
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      TreeInput input = TreeInput.of(tree, String.join(", ", specs));
      JetLayout layout = input.layout();
      return new Read(
          new JetReader(input, layout, selection, observers, weight).read(labelled), layout);
    }
  }

  private int networks(int jets) {
    return networks > 0
        ? networks
        : Math.clamp(JETS_FOR_ALL_NETWORKS / Math.max(1, jets), 1, MOST_NETWORKS);
  }

  private double[] weights(JetSample sample, JetLayout layout) {
    double[] own = sample.weights();
    int[] everyone = new int[sample.size()];
    Arrays.setAll(everyone, i -> i);
    double[] weights = own;
    if (equalSpectra) {
      weights =
          SpectrumWeights.equal(
              sample.jets().of(layout.jetPt()),
              JetTagger.classes(sample),
              JetTagger.CLASSES.size(),
              own,
              everyone);
    }
    double mean = Arrays.stream(weights).average().orElse(1);
    if (!(mean > 0)) {
      throw new InputException(
          "the weights of the training jets sum to "
              + mean * weights.length
              + "; the sum must be positive");
    }
    return Arrays.stream(weights).map(w -> w / mean).toArray();
  }

  private static void requireEveryClass(JetSample sample, List<String> specs) {
    int[] classes = JetTagger.classes(sample);
    for (int c = 0; c < JetTagger.CLASSES.size(); c++) {
      int wanted = c;
      if (Arrays.stream(classes).filter(found -> found == wanted).count() < 2) {
        throw new InputException(
            String.join(", ", specs)
                + ": there are fewer than two "
                + JetTagger.CLASSES.get(c)
                + " jets after the selection");
      }
    }
  }

  private Predictions predict(
      JetTagger tagger, JetSample sample, JetLayout layout, RunOptions options) {
    double[][] probabilities = tagger.probabilities(sample, layout, options.threads());
    int[] labels = new int[sample.size()];
    Arrays.fill(labels, -1);
    if (sample.flavours().length > 0) {
      labels = JetTagger.classes(sample);
    }
    double[] discriminant =
        MultiClass.discriminant(probabilities, 0, 0, charmFraction, 1 - charmFraction);
    Observables beside = sample.jets().with("discriminant_b", discriminant);
    return new Predictions(JetTagger.CLASSES, probabilities, labels, sample.weights(), beside);
  }
}
