package hep.analysis.generative;

import hep.analysis.InputException;
import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.analysis.calorimeter.ShowerParticle;
import hep.analysis.calorimeter.ShowerReader;
import hep.analysis.calorimeter.ToyCalorimeter;
import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.Tensor;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.model.Transform;
import hep.learners.train.History;
import hep.learners.train.Split;
import hep.validation.Measured;
import hep.validation.plot.LossPlot;
import hep.validation.plot.Plot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What the three generators of showers share: read, learn, make, compare. */
final class ShowerRun {
  private static final double TRAINING_SHARE = 0.7;

  /** Showers of each part below which nothing can be said. */
  private static final int FEWEST = 30;

  private final String task;
  private final Map<String, String> architecture;
  private final Maker maker;

  /** Makes a model for showers like the given ones. */
  interface Maker {
    ShowerModel of(Showers training, long seed);
  }

  /**
   * A run.
   *
   * @param task its name
   * @param architecture what the model is built from, for the model file
   */
  ShowerRun(String task, Map<String, String> architecture, Maker maker) {
    this.task = task;
    this.architecture = architecture;
    this.maker = maker;
  }

  TaskResult of(List<String> input, List<String> test, RunOptions options) {
    Showers all = read(input);
    Showers training = all;
    Showers real;
    if (test.isEmpty()) {
      Split split = Split.of(all.size(), TRAINING_SHARE, options.seed());
      training = all.only(split.training());
      real = all.only(split.validation());
    } else {
      real = read(test);
      if (!real.geometry().equals(all.geometry())) {
        throw new InputException(
            "%s holds showers in %s, %s in %s"
                .formatted(
                    String.join(", ", test),
                    real.geometry(),
                    String.join(", ", input),
                    all.geometry()));
      }
    }
    if (Math.min(training.size(), real.size()) < FEWEST) {
      throw new InputException(
          "%s: %d showers to learn from and %d to judge by are too few; at least %d are needed of each"
              .formatted(String.join(", ", input), training.size(), real.size(), FEWEST));
    }
    ShowerModel model = maker.of(training, options.seed());
    long start = System.nanoTime();
    History history = model.fit(training, options);
    double seconds = (System.nanoTime() - start) * 1e-9;
    Showers made = model.make(real.energyGeV(), options.seed() + 1, options.threads());
    requireFinite(made, model.name());
    ShowerComparison comparison = ShowerComparison.of(training, real, made, options);
    SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    comparison.figures().forEach((name, figure) -> figures.put(name + "_" + model.name(), figure));
    figures.put("parameters_" + model.name(), exact((double) model.parameters().count()));
    figures.put("training_seconds_" + model.name(), exact(seconds));
    speed(figures, model, real, options);
    SequencedMap<String, Plot> plots = ShowerPlots.of(training, real, made, comparison);
    double[] losses = history.epochs().stream().mapToDouble(History.Epoch::trainingLoss).toArray();
    plots.put("loss", LossPlot.of(losses, new double[0], losses.length));
    return new TaskResult(
        task,
        figures,
        plots,
        predictions(comparison),
        GanMathReport.nothing(),
        file(model, training, options),
        notes(training, real, comparison, model, figures));
  }

  private static Showers read(List<String> specs) {
    return Showers.of(ShowerReader.read(specs)).checked(String.join(", ", specs));
  }

  private static Measured exact(double value) {
    return new Measured(value, Double.NaN);
  }

  private static void requireFinite(Showers made, String name) {
    for (float cell : made.cells()) {
      if (!Float.isFinite(cell)) {
        throw new InputException(
            name
                + ": a generated cell has an energy of "
                + cell
                + "; the training has diverged: a smaller learning rate may help");
      }
    }
  }

  /** Showers a second of the model, and of the toy where it is the same calorimeter. */
  private static void speed(
      SequencedMap<String, Measured> figures, ShowerModel model, Showers real, RunOptions options) {
    long start = System.nanoTime();
    model.make(real.energyGeV(), options.seed() + 2, options.threads());
    figures.put(
        "showers_per_second_" + model.name(),
        exact(real.size() / ((System.nanoTime() - start) * 1e-9)));
    if (real.geometry().equals(CalorimeterGeometry.caloGan())) {
      ToyCalorimeter toy = ToyCalorimeter.caloGan(ShowerParticle.ELECTRON);
      start = System.nanoTime();
      toy.sample(real.size(), options.seed() + 3);
      figures.put(
          "showers_per_second_toy", exact(real.size() / ((System.nanoTime() - start) * 1e-9)));
    }
  }

  private static Predictions predictions(ShowerComparison comparison) {
    double[] reals = comparison.shapes().realScores();
    double[] mades = comparison.shapes().madeScores();
    int size = reals.length + mades.length;
    double[][] probabilities = new double[size][];
    int[] labels = new int[size];
    double[] weights = new double[size];
    double[][] columns = new double[comparison.names().size()][size];
    for (int i = 0; i < size; i++) {
      boolean made = i >= reals.length;
      double score = made ? mades[i - reals.length] : reals[i];
      probabilities[i] = new double[] {score, 1 - score};
      labels[i] = made ? 1 : 0;
      weights[i] = 1;
      double[][] rows = made ? comparison.made() : comparison.real();
      int judged = made ? i - reals.length : i;
      double[] row = rows[RealOrMade.firstJudged(rows.length) + judged];
      for (int v = 0; v < columns.length; v++) {
        columns[v][i] = row[v];
      }
    }
    return new Predictions(
        List.of("real", "made"),
        probabilities,
        labels,
        weights,
        new Observables(comparison.names(), columns));
  }

  private ModelFile file(ShowerModel model, Showers training, RunOptions options) {
    Map<String, String> settings = new LinkedHashMap<>(architecture);
    settings.put("geometry", training.geometry().name());
    settings.put("lowest_gev", Float.toString(training.lowestGeV()));
    settings.put("highest_gev", Float.toString(training.highestGeV()));
    Map<String, Tensor> weights = new LinkedHashMap<>(ModelFile.weightsOf(model.parameters()));
    weights.putAll(model.measured().tensors());
    return new ModelFile(
        task,
        settings,
        List.of(
            new InputGroup(
                "particles",
                false,
                List.of(
                    new Input(
                        "energy",
                        "GeV",
                        Transform.NONE,
                        training.lowestGeV(),
                        training.highestGeV())))),
        List.of("cells"),
        options.provenance("training_showers", training.size()),
        model.summary(),
        weights);
  }

  private static List<String> notes(
      Showers training,
      Showers real,
      ShowerComparison comparison,
      ShowerModel model,
      Map<String, Measured> figures) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "learned from %d showers in %s, judged by %d and as many made ones"
            .formatted(training.size(), training.geometry(), real.size()));
    notes.add(
        "a classifier tells real from made with an AUC of %s by their shapes, of %s by their cells"
            .formatted(comparison.shapes().test().auc(), comparison.cells().test().auc()));
    Measured own = figures.get("showers_per_second_" + model.name());
    Measured toy = figures.get("showers_per_second_toy");
    if (own != null && toy != null) {
      notes.add(
          "%.0f showers/s; the toy simulation itself makes %.0f"
              .formatted(own.value(), toy.value()));
    }
    return notes;
  }
}
