package hep.analysis.nano;

import hep.analysis.InputException;
import hep.analysis.features.Observables;
import hep.analysis.features.Units;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.InputRows;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.SavedNetwork;
import hep.analysis.tasks.Task;
import hep.analysis.tasks.TaskResult;
import hep.learners.Var;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.trees.BoostLoss;
import hep.learners.trees.Targets;
import hep.validation.Measured;
import hep.validation.MultiClass;
import hep.validation.RocCurve;
import hep.validation.plot.Plot;
import hep.validation.plot.RocPlot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A flavour tagger on jets and secondary vertices of NanoAOD, beside the taggers of CMS on the same
 * jets. Those have seen tracks, which NanoAOD does not keep.
 *
 * @param cuts jets to use
 * @param folds of the cross-validation, by event
 * @param charmFraction f_c of D_b = ln(p_b / (f_c p_c + (1 − f_c) p_light))
 */
public record NanoTagging(JetCuts cuts, int folds, double charmFraction) implements Task {
  private static final List<String> CLASSES = List.of("b", "c", "light");
  private static final String NAME = "nano-tagging";
  private static final String OURS = "ours";
  private static final String DISCRIMINANT = "discriminant_b";
  private static final double[] EFFICIENCIES = {0.6, 0.7, 0.8};

  /** Checks the ranges. */
  public NanoTagging {
    NanoFolds.require(folds);
    if (!(charmFraction >= 0 && charmFraction <= 1)) {
      throw new IllegalArgumentException(
          "the charm fraction must lie in [0, 1], not " + charmFraction);
    }
  }

  /** With f_c = 0.1. */
  public static NanoTagging of(JetCuts cuts, int folds) {
    return new NanoTagging(cuts, folds, 0.1);
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * Learns and judges.
   *
   * @param test files to judge by, by the mean of all folds; empty for the input itself, each jet
   *     by the trees that did not see its event
   */
  @Override
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    NanoJets jets = labelled(NanoJets.read(input, cuts), input);
    List<String> names = jets.inputs().names();
    int[] classes = classes(jets);
    FoldedTrees.Fitted fitted =
        FoldedTrees.fit(
            jets.rows(names),
            Targets.of(Arrays.stream(classes).asDoubleStream().toArray()),
            jets.events(),
            new BoostLoss.Softmax(CLASSES.size()),
            folds,
            options.seed(),
            options.threads());
    Predictions predictions = predictions(jets, fitted.margins(), classes);
    if (!test.isEmpty()) {
      NanoJets others = labelled(NanoJets.read(test, cuts), test);
      double[][] margins = fitted.trees().margins(others.rows(names), options.threads());
      predictions = predictions(others, margins, classes(others));
    }
    SequencedMap<String, double[]> taggers = taggers(predictions);
    ModelFile model =
        fitted
            .trees()
            .toFile(
                NAME,
                cuts.settings(),
                new InputGroup(FoldedTrees.JET, false, Units.inputs(names))
                    .met(jets.rows(names).data()),
                CLASSES,
                options.provenance("training_jets", jets.size()));
    return new TaskResult(
        NAME,
        figures(predictions, taggers),
        plots(predictions, taggers),
        predictions,
        NanoFolds.nothing(CLASSES),
        model,
        notes(predictions, names, fitted.trees()));
  }

  @Override
  public Predictions apply(Path model, List<String> input, RunOptions options) {
    ModelFile file = ModelFile.open(model);
    FoldedTrees trees = FoldedTrees.of(file, NAME, CLASSES.size());
    NanoJets jets = NanoJets.read(input, JetCuts.of(file));
    int[] unknown = new int[jets.size()];
    Arrays.fill(unknown, -1);
    return predictions(
        jets,
        trees.margins(jets.rows(FoldedTrees.names(file)), options.threads()),
        jets.flavours().length == 0 ? unknown : classes(jets));
  }

  private static NanoJets labelled(NanoJets jets, List<String> specs) {
    if (jets.flavours().length == 0) {
      throw new InputException(
          String.join(", ", specs) + ": there is no branch 'Jet_hadronFlavour' to learn from");
    }
    int[] classes = classes(jets);
    for (int c = 0; c < CLASSES.size(); c++) {
      int wanted = c;
      if (Arrays.stream(classes).filter(found -> found == wanted).count() < 20) {
        throw new InputException(
            "%s: there are fewer than 20 %s jets after the cuts"
                .formatted(String.join(", ", specs), CLASSES.get(c)));
      }
    }
    return jets;
  }

  private static int[] classes(NanoJets jets) {
    return Arrays.stream(jets.flavours()).map(f -> f == 5 ? 0 : f == 4 ? 1 : 2).toArray();
  }

  private Predictions predictions(NanoJets jets, double[][] margins, int[] classes) {
    double[][] probabilities = new double[margins.length][];
    for (int jet = 0; jet < margins.length; jet++) {
      double largest = Arrays.stream(margins[jet]).max().orElse(0);
      double[] p = Arrays.stream(margins[jet]).map(m -> Math.exp(m - largest)).toArray();
      double sum = Arrays.stream(p).sum();
      probabilities[jet] = Arrays.stream(p).map(one -> one / sum).toArray();
    }
    double[] discriminant =
        MultiClass.discriminant(probabilities, 0, 0, charmFraction, 1 - charmFraction);
    Observables beside = jets.beside().with(DISCRIMINANT, discriminant);
    double[] ones = new double[classes.length];
    Arrays.fill(ones, 1);
    return new Predictions(CLASSES, probabilities, classes, ones, beside);
  }

  /** Discriminants by short name, ours first. */
  private static SequencedMap<String, double[]> taggers(Predictions predictions) {
    SequencedMap<String, double[]> taggers = new LinkedHashMap<>();
    taggers.put(OURS, predictions.observers().of(DISCRIMINANT));
    for (String branch : NanoJets.OF_CMS) {
      if (branch.startsWith("Jet_btag") && predictions.observers().has(branch)) {
        taggers.put(branch.substring("Jet_btag".length()), predictions.observers().of(branch));
      }
    }
    return taggers;
  }

  private static SequencedMap<String, Measured> figures(
      Predictions predictions, Map<String, double[]> taggers) {
    SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    taggers.forEach((name, scores) -> {
      for (int background = 1; background < CLASSES.size(); background++) {
        RocCurve roc = between(predictions, scores, background);
        String kind = CLASSES.get(background);
        String tagger = name.toLowerCase(Locale.ROOT);
        figures.put("auc_b_vs_%s_%s".formatted(kind, tagger), roc.auc());
        for (double efficiency : EFFICIENCIES) {
          figures.put(
              "%s_rejection_at_%d_%s".formatted(kind, Math.round(100 * efficiency), tagger),
              roc.rejectionAt(efficiency));
        }
      }
    });
    return figures;
  }

  private static SequencedMap<String, Plot> plots(
      Predictions predictions, Map<String, double[]> taggers) {
    SequencedMap<String, Plot> plots = new LinkedHashMap<>();
    List<String> titles = List.of("*c*-jet", "Light-jet");
    for (int background = 1; background < CLASSES.size(); background++) {
      int against = background;
      SequencedMap<String, RocCurve> curves = new LinkedHashMap<>();
      taggers.forEach((name, scores) ->
          curves.put(
              name.equals(OURS) ? "Ours, jets and vertices" : "CMS " + name,
              between(predictions, scores, against)));
      plots.put(
          "roc_" + CLASSES.get(background),
          RocPlot.of("*b*-jet", titles.get(background - 1), curves));
    }
    return plots;
  }

  private static RocCurve between(Predictions predictions, double[] scores, int background) {
    return MultiClass.between(scores, predictions.labels(), predictions.weights(), 0, background);
  }

  private List<String> notes(Predictions predictions, List<String> names, FoldedTrees trees) {
    return List.of(
        "%d jets (%d b, %d c, %d light), %d folds by event, %d inputs"
            .formatted(
                predictions.size(),
                predictions.of(0).length,
                predictions.of(1).length,
                predictions.of(2).length,
                folds,
                names.size()),
        NanoFolds.mostUsed(names, trees));
  }

  /** The answer of a saved model. */
  public static SequencedMap<String, SavedNetwork> networks(ModelFile file) {
    return FoldedTrees.networks(file, NAME, Var::softmax);
  }

  /** What a saved model reads of the jets of other files. */
  public static List<InputRows> inputs(ModelFile file, List<String> input) {
    List<String> names = FoldedTrees.names(file);
    return List.of(
        new InputRows(FoldedTrees.JET, names, NanoJets.read(input, JetCuts.of(file)).rows(names)));
  }
}
