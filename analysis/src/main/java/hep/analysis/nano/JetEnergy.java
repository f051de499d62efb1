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
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Calibrates jets of NanoAOD to the momentum of their particle-level jet, beside the regression
 * that CMS wrote into the same file for b jets (arXiv:1912.06046). What is learned is ln(true pT /
 * pT), with Huber's loss, which the tails of that ratio do not pull.
 *
 * @param cuts jets to use, by their momentum before it is corrected
 * @param folds of the cross-validation, by event
 */
public record JetEnergy(JetCuts cuts, int folds) implements Task {
  private static final String NAME = "jet-energy";
  private static final List<String> OUTPUT = List.of("correction");

  /** Beyond this deviation of ln(true pT / pT) the loss grows only linearly. */
  private static final double CORE = 0.15;

  /** How often a b jet counts where the flavour is known: the trees then ask for vertices too. */
  private static final double B_WEIGHT = 3;

  /** Checks the folds. */
  public JetEnergy {
    NanoFolds.require(folds);
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
    NanoJets jets = matched(input);
    List<String> names = jets.inputs().names();
    double[] pt = jets.beside().of(NanoJets.PT);
    double[] targets =
        IntStream.range(0, jets.size())
            .mapToDouble(jet -> Math.log(jets.truePtGeV()[jet] / pt[jet]))
            .toArray();
    FoldedTrees.Fitted fitted =
        FoldedTrees.fit(
            jets.rows(names),
            new Targets(targets, weights(jets)),
            jets.events(),
            new BoostLoss.Huber(CORE),
            folds,
            options.seed(),
            options.threads());
    NanoJets judged = jets;
    double[][] margins = fitted.margins();
    if (!test.isEmpty()) {
      judged = matched(test);
      margins = fitted.trees().margins(judged.rows(names), options.threads());
    }
    Predictions predictions = predictions(judged, margins);
    EnergyFigures figures = new EnergyFigures(judged, predictions.scores(0), options.seed());
    ModelFile model =
        fitted
            .trees()
            .toFile(
                NAME,
                cuts.settings(),
                new InputGroup(FoldedTrees.JET, false, Units.inputs(names))
                    .met(jets.rows(names).data()),
                OUTPUT,
                options.provenance("training_jets", jets.size()));
    return new TaskResult(
        NAME,
        figures.figures(),
        figures.plots(),
        predictions,
        NanoFolds.nothing(OUTPUT),
        model,
        List.of(
            "%d jets with a particle-level jet, %d folds by event, %d inputs"
                .formatted(judged.size(), folds, names.size()),
            NanoFolds.mostUsed(names, fitted.trees())));
  }

  /** The factors to multiply momenta by, as the scores of the only class. */
  @Override
  public Predictions apply(Path model, List<String> input, RunOptions options) {
    ModelFile file = ModelFile.open(model);
    FoldedTrees trees = FoldedTrees.of(file, NAME, OUTPUT.size());
    NanoJets jets = NanoJets.read(input, JetCuts.of(file));
    return predictions(jets, trees.margins(jets.rows(FoldedTrees.names(file)), options.threads()));
  }

  private static double[] weights(NanoJets jets) {
    double[] weights = new double[jets.size()];
    Arrays.fill(weights, 1);
    for (int jet = 0; jet < jets.flavours().length; jet++) {
      weights[jet] = jets.flavours()[jet] == 5 ? B_WEIGHT : 1;
    }
    return weights;
  }

  private NanoJets matched(List<String> specs) {
    NanoJets all = NanoJets.read(specs, cuts);
    String where = String.join(", ", specs);
    if (all.truePtGeV().length == 0) {
      throw new InputException(
          where + ": there are no branches 'Jet_genJetIdx' and 'GenJet_pt' to learn from");
    }
    int[] found = IntStream.range(0, all.size()).filter(jet -> all.truePtGeV()[jet] > 0).toArray();
    if (found.length < 50) {
      throw new InputException(
          "%s: %d jets with a particle-level jet are too few; at least 50 are needed"
              .formatted(where, found.length));
    }
    return all.only(found);
  }

  private static Predictions predictions(NanoJets jets, double[][] margins) {
    double[][] factors =
        Arrays.stream(margins).map(row -> new double[] {Math.exp(row[0])}).toArray(double[][]::new);
    int[] none = new int[jets.size()];
    double[] ones = new double[jets.size()];
    Arrays.fill(none, -1);
    Arrays.fill(ones, 1);
    Observables beside = jets.beside();
    if (jets.truePtGeV().length > 0) {
      beside = beside.with("true_pt", jets.truePtGeV());
    }
    return new Predictions(OUTPUT, factors, none, ones, beside);
  }

  /** The answer of a saved model. */
  public static SequencedMap<String, SavedNetwork> networks(ModelFile file) {
    return FoldedTrees.networks(file, NAME, Var::exp);
  }

  /** What a saved model reads of the jets of other files. */
  public static List<InputRows> inputs(ModelFile file, List<String> input) {
    List<String> names = FoldedTrees.names(file);
    return List.of(
        new InputRows(FoldedTrees.JET, names, NanoJets.read(input, JetCuts.of(file)).rows(names)));
  }
}
