package hep.analysis.pivot;

import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.LossCurves;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.train.History;
import hep.validation.Histogram;
import hep.validation.KolmogorovSmirnov;
import hep.validation.Measured;
import hep.validation.RocCurve;
import hep.validation.plot.Axis;
import hep.validation.plot.Line;
import hep.validation.plot.Mark;
import hep.validation.plot.Plot;
import hep.validation.plot.Steps;
import hep.validation.plot.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Figures, plots and models of a classifier for several λ on the same objects. */
final class PivotReport {
  private static final List<String> CLASSES = List.of("signal", "background");
  private static final int BINS = 25;

  private final PivotSample judged;
  private final InputGroup inputs;
  private final int learned;
  private final RunOptions options;
  private final NuisanceGroups groups;
  private final SequencedMap<String, Measured> figures = new LinkedHashMap<>();
  private final SequencedMap<String, Plot> plots = new LinkedHashMap<>();
  private final SequencedMap<String, ModelFile> models = new LinkedHashMap<>();
  private final List<Mark> significance = new ArrayList<>();
  private final List<double[]> scores = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  PivotReport(PivotSample judged, InputGroup inputs, int learned, RunOptions options) {
    this.judged = judged;
    this.inputs = inputs;
    this.learned = learned;
    this.options = options;
    this.groups = NuisanceGroups.of(judged);
    figures.put("nuisance_entropy", entropy(judged));
  }

  /** Entropy of the nuisance: of two classes exactly, else that of a Gaussian of the same width. */
  private static Measured entropy(PivotSample sample) {
    double mean = 0;
    double square = 0;
    for (float z : sample.nuisance()) {
      mean += z / (double) sample.size();
      square += (double) z * z / sample.size();
    }
    double n = sample.size();
    if (sample.isBinary()) {
      double entropy = -mean * Math.log(mean) - (1 - mean) * Math.log(1 - mean);
      double error = Math.abs(Math.log((1 - mean) / mean)) * Math.sqrt(mean * (1 - mean) / n);
      return new Measured(entropy, error > 1e-9 ? error : Double.NaN); // halves are by construction
    }
    double variance = square - mean * mean;
    return new Measured(0.5 * Math.log(2 * Math.PI * Math.E * variance), Math.sqrt(0.5 / n));
  }

  /** Trains against the adversary where λ is not 0, and keeps what comes of it. */
  void add(
      double lambda,
      PivotNetworks networks,
      History alone,
      PivotSample training,
      PivotSample judging) {
    if (lambda > 0) {
      networks.against(training, lambda);
    }
    String name = "lambda_" + text(lambda);
    double[] found = networks.scores(judging);
    figures.put("log_loss_" + name, logLoss(found));
    figures.put("auc_" + name, RocCurve.of(found, judged.signal()).auc());
    figures.put("adversary_loss_" + name, mean(networks.adversaryLosses(judging)));
    figures.put("ks_" + name, largestDistance(found));
    AmsCurve ams = AmsCurve.of(ofClass(found, 0, true), backgrounds(found), options.seed());
    figures.put("ams_" + name, ams.peak());
    significance.add(
        new Line("*λ* = " + text(lambda), ams.graph(), Style.of(names.size()).filled(0)));
    plots.put("scores_" + name, scorePlot(found, lambda));
    plots.put("loss", LossCurves.of(alone));
    models.put(name, model(lambda, networks));
    scores.add(found);
    names.add(name);
  }

  private static String text(double lambda) {
    return lambda == Math.rint(lambda)
        ? Long.toString((long) lambda)
        : String.format(Locale.ROOT, "%s", lambda);
  }

  private Measured logLoss(double[] found) {
    double[] losses = new double[found.length];
    for (int i = 0; i < losses.length; i++) {
      double right = judged.signal()[i] ? found[i] : 1 - found[i];
      losses[i] = -Math.log(Math.max(1e-7, right));
    }
    return mean(losses);
  }

  private static Measured mean(double... values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return new Measured(mean, Math.sqrt(square / Math.max(1, values.length - 1.0) / values.length));
  }

  private double[] ofGroup(double[] found, int group) {
    return Arrays.stream(groups.members().get(group)).mapToDouble(i -> found[i]).toArray();
  }

  private double[] ofClass(double[] found, int group, boolean signal) {
    return Arrays.stream(groups.members().get(group))
        .filter(i -> judged.signal()[i] == signal)
        .mapToDouble(i -> found[i])
        .toArray();
  }

  private double[][] backgrounds(double[] found) {
    return IntStream.range(0, groups.names().size())
        .mapToObj(group -> ofClass(found, group, false))
        .toArray(double[][]::new);
  }

  /**
   * With the width of the distance between two samples of one distribution, about 0.26 √(1/n +
   * 1/m).
   */
  private Measured largestDistance(double[] found) {
    Measured largest = new Measured(0, Double.NaN);
    for (int one = 0; one < groups.names().size(); one++) {
      for (int other = 0; other < one; other++) {
        KolmogorovSmirnov test = KolmogorovSmirnov.of(ofGroup(found, one), ofGroup(found, other));
        double width = 0.26 * Math.sqrt(1 / test.effectiveFirst() + 1 / test.effectiveSecond());
        if (test.distance() >= largest.value()) {
          largest = new Measured(test.distance(), width);
        }
      }
    }
    return largest;
  }

  private Plot scorePlot(double[] found, double lambda) {
    List<Mark> marks = new ArrayList<>();
    double[] edges = Histogram.uniform(BINS, 0, 1);
    for (int group = 0; group < groups.names().size(); group++) {
      Histogram histogram = Histogram.of(ofGroup(found, group), edges).normalised();
      String name = groups.names().get(group).replace("z", "*z*");
      marks.add(new Steps(name, histogram, Style.of(group).filled(group == 0 ? 0.25 : 0)));
    }
    return Plot.of(
        Axis.linear("Classifier score at *λ* = " + text(lambda)).range(0, 1),
        Axis.linear("Fraction of entries / 0.04").from(0),
        marks);
  }

  private ModelFile model(double lambda, PivotNetworks networks) {
    return new ModelFile(
        Pivot.TASK,
        Map.of(
            "lambda",
            Double.toString(lambda),
            "binary",
            Boolean.toString(judged.isBinary()),
            SavedPivot.WIDTHS,
            Arrays.stream(networks.widths())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","))),
        List.of(inputs),
        List.of("signal"),
        options.provenance("training_entries", learned),
        networks.summary(),
        ModelFile.weightsOf(networks.parameters()));
  }

  TaskResult result() {
    plots.put(
        "ams",
        Plot.of(
            Axis.linear("Threshold on the score").range(0, 1),
            Axis.linear("Approximate median significance").from(0),
            significance));
    SequencedMap<String, ModelFile> others = new LinkedHashMap<>(models);
    ModelFile main = others.pollLastEntry().getValue();
    return new TaskResult(
        "pivot",
        figures,
        plots,
        predictions(),
        Predictions.none(CLASSES),
        main,
        others,
        List.of("learned from %d objects, judged by %d".formatted(learned, judged.size())));
  }

  private Predictions predictions() {
    double[] last = scores.getLast();
    double[][] probabilities = new double[judged.size()][];
    int[] labels = new int[judged.size()];
    double[] weights = new double[judged.size()];
    Arrays.fill(weights, 1);
    double[] nuisance = new double[judged.size()];
    for (int i = 0; i < labels.length; i++) {
      probabilities[i] = new double[] {last[i], 1 - last[i]};
      labels[i] = judged.signal()[i] ? 0 : 1;
      nuisance[i] = judged.nuisance()[i];
    }
    List<String> columns = new ArrayList<>(List.of("z"));
    List<double[]> values = new ArrayList<>(List.of(nuisance));
    for (int i = 0; i < names.size(); i++) {
      columns.add("score_" + names.get(i).replace('.', '_'));
      values.add(scores.get(i));
    }
    return new Predictions(
        CLASSES,
        probabilities,
        labels,
        weights,
        new Observables(columns, values.toArray(double[][]::new)));
  }
}
