package hep.analysis.tasks;

import hep.analysis.InputException;
import hep.analysis.features.JetLayout;
import hep.analysis.features.JetSample;
import hep.analysis.features.Observables;
import hep.analysis.features.Selection;
import hep.analysis.features.SpectrumWeights;
import hep.analysis.input.JetReader;
import hep.analysis.input.TreeInput;
import hep.analysis.internal.NearestName;
import hep.analysis.output.Predictions;
import hep.learners.model.ModelFile;
import hep.learners.model.Provenance;
import hep.learners.train.Split;
import hep.rootio.Tree;
import hep.validation.Measured;
import hep.validation.MultiClass;
import hep.validation.plot.Plot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

/**
 * Which jets come from b quarks, which from c quarks, which from light ones: the taggers that
 * experiments have used, side by side.
 *
 * <ul>
 *   <li>{@code ip2d}, {@code ip3d}: likelihood of impact parameters; {@code ip3d_sv} with that of
 *       the secondary vertex; {@code dl1}: a dense network on those. They need the errors of the
 *       impact parameters.
 *   <li>{@code set}: dense layers a track and a weighted mean over them; {@code recurrent}: an LSTM
 *       on the tracks of largest significance; {@code transformer}: attention between the tracks,
 *       which in training also names the tracks' origins and vertices where the file knows them.
 * </ul>
 *
 * <p>One of them is the main one, whose figures have no tagger's name in theirs: {@code set} where
 * it is asked for, else the last.
 *
 * <p>Takes files of one jet an entry and files of events with tracks and jets ({@link JetLayout}).
 * Jets of flavour 15 are left out.
 *
 * @param selection of jets, for training and evaluation alike
 * @param observers further branches of jets or events to write beside the scores
 * @param weight branch with the weight of a jet or an event, which may be negative; empty for 1
 * @param equalSpectra whether jets are weighted in training so that all classes have the same
 *     distribution of transverse momentum and |eta|
 * @param charmFraction f_c of D_b = ln(p_b / (f_c p_c + (1 - f_c) p_light)), in [0, 1]
 * @param networks how many of the form {@code set} are averaged; 0 for 5 on small samples and fewer
 *     on larger ones
 * @param taggers names; none for all that the file allows
 * @param folds parts by event, each judged by taggers that learned from the others, so that every
 *     jet is judged; 1 for a fifth that is kept aside, or a test file
 */
public record FlavourTagging(
    Selection selection,
    List<String> observers,
    String weight,
    boolean equalSpectra,
    double charmFraction,
    int networks,
    List<String> taggers,
    int folds)
    implements Task {
  private static final String MAIN = "set";
  private static final int MOST_NETWORKS = 5;
  private static final int MOST_FOLDS = 20;

  /** f_b of D_c = ln(p_c / (f_b p_b + (1 - f_b) p_light)), as of ATLAS (arXiv:2201.11428). */
  private static final double B_FRACTION = 0.3;

  /** About so many jets, over all networks, are learned from in an epoch of the whole. */
  private static final int JETS_FOR_ALL_NETWORKS = 80_000;

  /** Checks the ranges. */
  public FlavourTagging {
    observers = List.copyOf(observers);
    taggers = List.copyOf(taggers);
    FlavourTaggers.require(taggers);
    if (!(charmFraction >= 0 && charmFraction <= 1)) {
      throw new IllegalArgumentException(
          "the charm fraction must lie in [0, 1], not " + charmFraction);
    }
    if (networks < 0 || networks > 100) {
      throw new IllegalArgumentException(
          "the number of networks must lie from 0 to 100, not " + networks);
    }
    if (folds < 1 || folds > MOST_FOLDS) {
      throw new InputException("there can be 1 to %d folds, not %d".formatted(MOST_FOLDS, folds));
    }
  }

  /** All jets, weight 1, f_c = 0.018. */
  public static FlavourTagging defaults() {
    return new FlavourTagging(Selection.all(), List.of(), "", false, 0.018, 0, List.of(), 1);
  }

  /** With a selection such as {@code jet_pt > 20 && abs(jet_eta) < 2.5}. */
  public FlavourTagging withSelection(String expression) {
    return new FlavourTagging(
        Selection.parse(expression),
        observers,
        weight,
        equalSpectra,
        charmFraction,
        networks,
        taggers,
        folds);
  }

  /** With further branches beside the scores. */
  public FlavourTagging withObservers(String... branches) {
    return new FlavourTagging(
        selection,
        List.of(branches),
        weight,
        equalSpectra,
        charmFraction,
        networks,
        taggers,
        folds);
  }

  /** With a branch of weights. */
  public FlavourTagging withWeight(String branch) {
    return new FlavourTagging(
        selection, observers, branch, equalSpectra, charmFraction, networks, taggers, folds);
  }

  /** With classes of equal spectra in training, or as they are. */
  public FlavourTagging withEqualSpectra(boolean yes) {
    return new FlavourTagging(
        selection, observers, weight, yes, charmFraction, networks, taggers, folds);
  }

  /**
   * With jets weighted in training as named: {@code none}, or {@code pt_eta} for {@link
   * #equalSpectra}.
   *
   * @throws InputException for another name
   */
  public FlavourTagging withReweighting(String name) {
    List<String> known = List.of("none", "pt_eta");
    if (!known.contains(name)) {
      throw new InputException(
          "there is no reweighting '" + name + "'" + NearestName.hint(name, known));
    }
    return withEqualSpectra(name.equals("pt_eta"));
  }

  /** With another charm fraction in the discriminant. */
  public FlavourTagging withCharmFraction(double fraction) {
    return new FlavourTagging(
        selection, observers, weight, equalSpectra, fraction, networks, taggers, folds);
  }

  /** With this many networks. */
  public FlavourTagging withNetworks(int count) {
    return new FlavourTagging(
        selection, observers, weight, equalSpectra, charmFraction, count, taggers, folds);
  }

  /** With these taggers only; none for all that the file allows. */
  public FlavourTagging withTaggers(String... names) {
    return new FlavourTagging(
        selection,
        observers,
        weight,
        equalSpectra,
        charmFraction,
        networks,
        Arrays.stream(names).distinct().toList(),
        folds);
  }

  /** With so many folds, or 1 for none. */
  public FlavourTagging withFolds(int count) {
    return new FlavourTagging(
        selection, observers, weight, equalSpectra, charmFraction, networks, taggers, count);
  }

  @Override
  public String name() {
    return FlavourTagger.TASK;
  }

  @Override
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    Read all = read(input, true);
    List<String> wanted = chosen(all, input);
    List<JudgedTaggers> parts = new ArrayList<>();
    if (test.isEmpty()) {
      for (Split split : EventSplits.of(all.sample, folds, options.seed())) {
        JetSample training = all.sample.only(split.training());
        JetSample kept = all.sample.only(split.validation());
        requireEveryClass(kept, input);
        RunOptions own = folds == 1 ? options : options.inside("fold-" + (parts.size() + 1));
        parts.add(judged(wanted, training, all.layout, kept, all.layout, input, own));
      }
    } else if (folds > 1) {
      throw new InputException(
          "folds judge the jets of the input; give either test files or folds, not both");
    } else {
      Read other = read(test, true);
      requireEveryClass(other.sample, test);
      parts.add(judged(wanted, all.sample, all.layout, other.sample, other.layout, input, options));
    }
    JudgedTaggers judged = JudgedTaggers.joined(parts);
    FlavourFigures figures = new FlavourFigures(judged.ofMain(), judged.onTraining());
    TaggerComparison comparison =
        new TaggerComparison(judged.onTest(), judged.main(), judged.layout());
    SequencedMap<String, Measured> numbers = figures.figures();
    numbers.putAll(comparison.figures());
    numbers.putAll(new TaggerRatios(judged.onTest(), options.seed()).figures());
    SequencedMap<String, Plot> plots = figures.plots(judged.histories());
    plots.putAll(comparison.plots());
    SequencedMap<String, ModelFile> others = judged.models();
    ModelFile model = Objects.requireNonNull(others.remove(judged.main()));
    return new TaskResult(
        name(),
        numbers,
        plots,
        comparison.predictions(),
        judged.onTraining(),
        model,
        others,
        notes(judged, wanted, all.hasErrors));
  }

  private JudgedTaggers judged(
      List<String> wanted,
      JetSample training,
      JetLayout layout,
      JetSample kept,
      JetLayout testLayout,
      List<String> input,
      RunOptions options) {
    requireEveryClass(training, input);
    int members = networks(training.size());
    SequencedMap<String, FlavourTagger> trained =
        FlavourTaggers.train(wanted, training, layout, weights(training, layout), members, options);
    String main = trained.containsKey(MAIN) ? MAIN : wanted.getLast();
    SequencedMap<String, Predictions> onTest = new LinkedHashMap<>();
    SequencedMap<String, ModelFile> models = new LinkedHashMap<>();
    Provenance provenance =
        options.provenance("training_jets", training.size()).with("selection", selection.text());
    for (Map.Entry<String, FlavourTagger> tagger : trained.entrySet()) {
      onTest.put(tagger.getKey(), predict(tagger.getValue(), kept, testLayout, options));
      models.put(tagger.getKey(), tagger.getValue().toFile(provenance, training, layout));
    }
    FlavourTagger best = Objects.requireNonNull(trained.get(main));
    return new JudgedTaggers(
        main,
        testLayout,
        onTest,
        predict(best, training, layout, options),
        models,
        best.histories(),
        List.of(
            "training on "
                + JudgedTaggers.counts(training)
                + (wanted.contains(MAIN)
                    ? ", "
                        + members
                        + (members == 1 ? " network" : " networks")
                        + " of the form set"
                    : ""),
            "evaluating on " + JudgedTaggers.counts(kept)));
  }

  /** The taggers to train. */
  private List<String> chosen(Read read, List<String> input) {
    List<String> possible = FlavourTaggers.possible(read.hasErrors);
    if (taggers.isEmpty()) {
      return possible;
    }
    for (String name : taggers) {
      if (!possible.contains(name)) {
        throw new InputException(
            "%s: the tagger '%s' needs the branches '%s' and '%s', which are not there"
                .formatted(
                    String.join(", ", input),
                    name,
                    read.layout.trackD0Error(),
                    read.layout.trackZ0Error()));
      }
    }
    return taggers;
  }

  private static List<String> notes(JudgedTaggers judged, List<String> wanted, boolean errors) {
    List<String> notes = new ArrayList<>(judged.notes());
    if (!errors) {
      notes.add(
          "the file has no errors of the impact parameters: taggers by significance are left out");
    }
    if (wanted.size() > 1) {
      notes.add(
          "ratios of rejections have errors of resampled jets, drawn by event, the same for both");
    }
    return notes;
  }

  @Override
  public Predictions apply(Path model, List<String> input, RunOptions options) {
    FlavourTagger tagger = FlavourTaggers.of(ModelFile.open(model));
    Read read = read(input, false);
    return predict(tagger, read.sample, read.layout, options);
  }

  record Read(JetSample sample, JetLayout layout, boolean hasErrors) {}

  Read read(List<String> specs, boolean labelled) {
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      TreeInput input = TreeInput.of(tree, String.join(", ", specs));
      JetLayout layout = input.layout();
      return new Read(
          new JetReader(input, layout, selection, observers, weight).read(labelled),
          layout,
          layout.hasErrors(input.names()));
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
              Arrays.stream(sample.jets().of(layout.jetEta())).map(Math::abs).toArray(),
              FlavourTagger.classes(sample),
              FlavourTagger.CLASSES.size(),
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
    int[] classes = FlavourTagger.classes(sample);
    for (int c = 0; c < FlavourTagger.CLASSES.size(); c++) {
      int wanted = c;
      if (Arrays.stream(classes).filter(found -> found == wanted).count() < 2) {
        throw new InputException(
            String.join(", ", specs)
                + ": there are fewer than two "
                + FlavourTagger.CLASSES.get(c)
                + " jets after the selection");
      }
    }
  }

  private Predictions predict(
      FlavourTagger tagger, JetSample sample, JetLayout layout, RunOptions options) {
    double[][] probabilities = tagger.probabilities(sample, layout, options.threads());
    int[] labels = new int[sample.size()];
    Arrays.fill(labels, -1);
    if (sample.flavours().length > 0) {
      labels = FlavourTagger.classes(sample);
    }
    double[] discriminant =
        MultiClass.discriminant(probabilities, 0, 0, charmFraction, 1 - charmFraction);
    Observables beside =
        sample
            .jets()
            .with("discriminant_b", discriminant)
            .with(
                "discriminant_c",
                MultiClass.discriminant(probabilities, 1, B_FRACTION, 0, 1 - B_FRACTION));
    return new Predictions(FlavourTagger.CLASSES, probabilities, labels, sample.weights(), beside);
  }
}
