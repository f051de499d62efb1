package hep.analysis.jets.tagging;

import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.model.ModelFile;
import hep.learners.train.History;
import hep.validation.Measured;
import hep.validation.Resampling;
import hep.validation.Resampling.Replicas;
import hep.validation.RocCurve;
import hep.validation.plot.LossPlot;
import hep.validation.plot.Plot;
import hep.validation.plot.RocPlot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Figures, plots, scores and models of several taggers on the same jets. */
final class TaggerReport {
  /** Name of the task in the model files. */
  static final String TASK = "jet-tagging";

  private static final int REPLICAS = 400;
  private static final List<String> CLASSES = List.of("signal", "background");

  private final TaggerRuns runs;
  private final RunOptions options;
  private final List<TaggerScores> taggers = new ArrayList<>();
  private final SequencedMap<String, ModelFile> models = new LinkedHashMap<>();

  TaggerReport(TaggerRuns runs, RunOptions options) {
    this.runs = runs;
    this.options = options;
  }

  /**
   * Trains and adds a tagger; the first one is the reference of the ratio panel.
   *
   * @param sessions one a part of the runs
   * @param trainings with other seeds
   */
  void train(JetTagger tagger, List<? extends JetTagger.Session> sessions, int trainings) {
    train(tagger, sessions, trainings, options);
  }

  /** As {@link #train(JetTagger, List, int)}, with options of its own. */
  void train(
      JetTagger tagger,
      List<? extends JetTagger.Session> sessions,
      int trainings,
      RunOptions options) {
    TaggerScores scores = runs.run(tagger.name(), sessions, trainings, options);
    taggers.add(scores);
    models.put(
        scores.name(),
        new ModelFile(
            TASK,
            tagger.architecture(),
            sessions.getFirst().inputs(),
            List.of("signal"),
            options.provenance("training_jets", learned().size()),
            scores.outcomes().getFirst().summary(),
            scores.outcomes().getFirst().weights()));
  }

  /** The jets of the models that are saved. */
  private JetSample learned() {
    return runs.parts().getFirst().training();
  }

  /** All of it; the last tagger's scores are the predictions. */
  TaskResult result(String task) {
    SequencedMap<String, ModelFile> others = new LinkedHashMap<>(models);
    ModelFile main = others.pollLastEntry().getValue();
    return new TaskResult(
        task, figures(), plots(), predictions(), Predictions.none(CLASSES), main, others, notes());
  }

  private SequencedMap<String, Measured> figures() {
    SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    for (TaggerScores tagger : taggers) {
      figures.put("auc_" + tagger.name(), tagger.auc());
      figures.put("rejection_at_50_" + tagger.name(), tagger.rejectionAt(0.5));
      figures.put("rejection_at_30_" + tagger.name(), tagger.rejectionAt(0.3));
      figures.put("rejection_at_80_" + tagger.name(), tagger.rejectionAt(0.8));
      if (tagger.outcomes().size() > 1) {
        figures.put("auc_over_seeds_" + tagger.name(), tagger.overSeeds(RocCurve::auc));
        figures.put(
            "rejection_at_50_over_seeds_" + tagger.name(),
            tagger.overSeeds(roc -> roc.rejectionAt(0.5)));
      }
      figures.put("parameters_" + tagger.name(), exact((double) tagger.parameters()));
      figures.put("jets_per_second_" + tagger.name(), exact(tagger.jetsPerSecond()));
    }
    if (taggers.size() > 1) {
      addRatios(figures);
    }
    return figures;
  }

  /**
   * How many times the rejection of the last tagger at half the signal is that of each other one,
   * the mean of its seeds over the mean of theirs: {@code rejection_at_50_<last>_to_<other>} with
   * the error of resampled jets, the same for both; {@code …_above}, what 95 % of the resamplings
   * exceed; and {@code …_over_seeds}, with the error by the scatter of the trainings alone.
   */
  private void addRatios(SequencedMap<String, Measured> figures) {
    TaggerScores last = taggers.getLast();
    Resampling draws = Resampling.of(last.signal(), last.weights(), REPLICAS, options.seed());
    Replicas best = rejections(last, draws);
    for (TaggerScores other : taggers.subList(0, taggers.size() - 1)) {
      Replicas ratio = best.over(rejections(other, draws));
      String name = "rejection_at_50_" + last.name() + "_to_" + other.name();
      figures.put(name, ratio.measured());
      figures.put(name + "_above", exact(ratio.quantile(0.05)));
      Measured above = last.overSeeds(roc -> roc.rejectionAt(0.5));
      Measured below = other.overSeeds(roc -> roc.rejectionAt(0.5));
      double scatter = Math.hypot(above.error() / above.value(), below.error() / below.value());
      if (Double.isFinite(scatter)) {
        figures.put(
            name + "_over_seeds", new Measured(ratio.value(), Math.abs(ratio.value()) * scatter));
      }
    }
  }

  private static Replicas rejections(TaggerScores tagger, Resampling draws) {
    return Replicas.mean(
        tagger.outcomes().stream()
            .map(outcome -> draws.of(outcome.scores(), roc -> roc.rejectionAt(0.5).value()))
            .toArray(Replicas[]::new));
  }

  private static Measured exact(double value) {
    return new Measured(value, Double.NaN);
  }

  private SequencedMap<String, Plot> plots() {
    SequencedMap<String, Plot> plots = new LinkedHashMap<>();
    SequencedMap<String, RocCurve> curves = new LinkedHashMap<>();
    taggers.forEach(tagger -> curves.put(tagger.name().replace('_', ' '), tagger.firstRoc()));
    plots.put("roc", RocPlot.of("Signal", "Background", curves));
    for (TaggerScores tagger : taggers) {
      Optional<History> history = tagger.outcomes().getFirst().history();
      String name =
          tagger.name().equals(taggers.getLast().name()) ? "loss" : "loss_" + tagger.name();
      history.ifPresent(found -> plots.put(name, loss(found)));
    }
    return plots;
  }

  private static Plot loss(History history) {
    double[] training =
        history.epochs().stream().mapToDouble(History.Epoch::trainingLoss).toArray();
    double[] validation =
        history.epochs().stream().mapToDouble(History.Epoch::validationLoss).toArray();
    return LossPlot.of(training, validation, history.best() + 1);
  }

  private Predictions predictions() {
    JetSample test = runs.test();
    double[] main = taggers.getLast().outcomes().getFirst().scores();
    double[][] probabilities = new double[test.size()][];
    int[] labels = new int[test.size()];
    for (int jet = 0; jet < labels.length; jet++) {
      probabilities[jet] = new double[] {main[jet], 1 - main[jet]};
      labels[jet] = test.signal()[jet] ? 0 : 1;
    }
    List<String> names = new ArrayList<>(List.of("jet_pt", "jet_mass"));
    List<double[]> columns = new ArrayList<>(List.of(test.ptGeV(), test.massGeV()));
    for (TaggerScores tagger : taggers) {
      names.add("score_" + tagger.name());
      columns.add(tagger.outcomes().getFirst().scores());
    }
    return new Predictions(
        CLASSES,
        probabilities,
        labels,
        runs.weights(),
        new Observables(names, columns.toArray(double[][]::new)));
  }

  private List<String> notes() {
    JetSample training = learned();
    JetSample test = runs.test();
    int folds = runs.parts().size();
    List<String> notes = new ArrayList<>();
    notes.add(
        "learned from %d entries (%d signal)%s, judged by %d (%d signal)"
            .formatted(
                training.size(),
                signals(training),
                folds > 1 ? " in the first of %d folds".formatted(folds) : "",
                test.size(),
                signals(test)));
    notes.add(
        "%-16s %9s %8s %9s %18s %18s %18s"
            .formatted("tagger", "weights", "time/s", "1/s", "AUC", "1/eB at eS=0.3", "at 0.5"));
    for (TaggerScores tagger : taggers) {
      notes.add(
          "%-16s %9d %8.1f %9.0f %18s %18s %18s"
              .formatted(
                  tagger.name(),
                  tagger.parameters(),
                  tagger.seconds(),
                  tagger.jetsPerSecond(),
                  tagger.auc(),
                  tagger.rejectionAt(0.3),
                  tagger.rejectionAt(0.5)));
    }
    return notes;
  }

  private static long signals(JetSample sample) {
    return IntStream.range(0, sample.size()).filter(jet -> sample.signal()[jet]).count();
  }
}
