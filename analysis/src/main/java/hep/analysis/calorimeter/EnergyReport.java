package hep.analysis.calorimeter;

import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.LossCurves;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.Tensor;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.train.History;
import hep.validation.Graph;
import hep.validation.Measured;
import hep.validation.Resolution;
import hep.validation.plot.Axis;
import hep.validation.plot.Line;
import hep.validation.plot.Mark;
import hep.validation.plot.Plot;
import hep.validation.plot.Points;
import hep.validation.plot.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Figures and plots of predicted numbers.
 *
 * <p>For every target {@code rms} (of predicted less true), {@code rms_of_target}, {@code
 * mean_deviation}, all as predicted and before closure. For energies, after closure, {@code
 * resolution_stochastic}, {@code resolution_noise}, {@code resolution_constant}: the terms of σ/E
 * with σ half the central 68 % of the response over its median, in bins of the true energy; {@code
 * closure_max}: the largest distance of a bin's median response from 1; {@code width_to_linear}:
 * the mean over the bins of the width over that of linear weights. Names without an end are those
 * of the answer; with {@code _raw}, {@code _linear}, {@code _bdt}, {@code _dense}, {@code
 * _quantile}, {@code _gaussian} those of its rivals. {@code coverage_quantiles} and {@code
 * pull_width_gaussian} judge the heads' own errors; both should be 0.683 and 1.
 */
final class EnergyReport {
  /** The name of what is taken as the answer. */
  static final String ANSWER = "mean";

  private static final Map<String, String> TITLES =
      Map.of(
          "raw",
          "Raw sum",
          "linear",
          "Linear weights",
          "bdt",
          "Boosted trees",
          "dense",
          "Dense network",
          "quantile",
          "Quantile head",
          "gaussian",
          "Gaussian head",
          ANSWER,
          "Mean of trees and network");

  private static final List<String> DRAWN = List.of("raw", "linear", "bdt", "dense", ANSWER);

  private final EnergySample judged;
  private final double floor;
  private final List<EnergyBins.Bin> bins;
  private final SequencedMap<String, double[]> predicted = new LinkedHashMap<>();
  private final SequencedMap<String, double[]> closed = new LinkedHashMap<>();
  private Closure last = Closure.NONE;
  private final SequencedMap<String, Measured> headFigures = new LinkedHashMap<>();

  EnergyReport(EnergySample judged, double floor) {
    this.judged = judged;
    this.floor = floor;
    this.bins = judged.hasParts() ? EnergyBins.of(judged.truth()) : List.of();
  }

  /** Numbers as predicted, and what brings them to closure; the answer comes last. */
  void add(String name, double[] values, Closure closure) {
    predicted.put(name, values);
    closed.put(name, closure.of(values));
    last = closure;
  }

  /** What the heads say of their own errors. */
  void heads(double[][] heads, double[] targets) {
    double inside = 0;
    double[] pulls = new double[targets.length];
    for (int i = 0; i < targets.length; i++) {
      inside += targets[i] > heads[1][i] && targets[i] < heads[3][i] ? 1 : 0;
      pulls[i] = (targets[i] - heads[4][i]) / Math.exp(heads[5][i] / 2);
    }
    headFigures.put(
        "coverage_quantiles", hep.validation.Efficiency.wilson(inside, targets.length).measured());
    headFigures.put("pull_width_gaussian", EnergyBins.response(pulls).sigma68());
  }

  private SequencedMap<String, Measured> figures() {
    SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    double[] truth = judged.truth();
    double centre = Arrays.stream(truth).average().orElse(0);
    figures.put("rms", rms(difference(predicted.lastEntry().getValue(), truth)));
    figures.put("rms_of_target", rms(Arrays.stream(truth).map(t -> t - centre).toArray()));
    figures.put(
        "mean_deviation",
        EnergyBins.response(difference(predicted.lastEntry().getValue(), truth)).mean());
    predicted
        .reversed()
        .forEach((name, values) -> {
          String end = name.equals(ANSWER) ? "" : "_" + name;
          if (!end.isEmpty()) {
            figures.put("rms" + end, rms(difference(values, truth)));
          }
          Measured[] widths = widths(name);
          if (widths.length == 0) {
            return;
          }
          figures.put("closure_max" + end, largest(name));
          figures.put("width_to_linear" + end, EnergyBins.meanRatio(widths, widths("linear")));
          resolution(name)
              .ifPresent(fit -> {
                figures.put("resolution_stochastic" + end, fit.stochastic());
                figures.put("resolution_noise" + end, fit.noise());
                figures.put("resolution_constant" + end, fit.constant());
              });
        });
    if (floor > 0) {
      figures.put("stochastic_term_of_the_toy", new Measured(floor, 0));
    }
    figures.putAll(headFigures);
    return figures;
  }

  private static double[] difference(double[] one, double[] other) {
    return IntStream.range(0, one.length).mapToDouble(i -> one[i] - other[i]).toArray();
  }

  private static Measured rms(double[] values) {
    double[] squares = Arrays.stream(values).map(v -> v * v).toArray();
    Measured mean = EnergyBins.response(squares).mean();
    double root = Math.sqrt(mean.value());
    return new Measured(root, root > 0 ? mean.error() / (2 * root) : Double.NaN);
  }

  private double[] ratios(String name) {
    double[] values = closed.getOrDefault(name, new double[0]);
    return IntStream.range(0, values.length)
        .mapToDouble(i -> values[i] / judged.truth()[i])
        .toArray();
  }

  private Measured[] widths(String name) {
    double[] ratios = ratios(name);
    return bins.stream().map(bin -> bin.width(ratios)).toArray(Measured[]::new);
  }

  private Measured largest(String name) {
    double[] ratios = ratios(name);
    Measured largest = new Measured(0, 0);
    for (EnergyBins.Bin bin : bins) {
      Measured median = bin.median(ratios);
      double away = Math.abs(median.value() - 1);
      largest = away > largest.value() ? new Measured(away, median.error()) : largest;
    }
    return largest;
  }

  private java.util.Optional<Resolution> resolution(String name) {
    double[] energies = bins.stream().mapToDouble(EnergyBins.Bin::energy).toArray();
    Measured[] widths = widths(name);
    boolean usable =
        widths.length >= 4
            && Arrays.stream(widths).allMatch(width -> width.value() > 0 && width.error() > 0);
    return usable
        ? java.util.Optional.of(Resolution.fit(energies, widths))
        : java.util.Optional.empty();
  }

  private SequencedMap<String, Plot> plots(History history) {
    SequencedMap<String, Plot> plots = new LinkedHashMap<>();
    if (!bins.isEmpty()) {
      double low = bins.getFirst().low();
      double high = bins.getLast().high();
      plots.put(
          "resolution",
          Plot.of(
              Axis.log("True energy [GeV]").range(low, high),
              Axis.log("Half 16-84 % width / median"),
              resolutionMarks(low, high)));
      double[] energies = bins.stream().mapToDouble(EnergyBins.Bin::energy).toArray();
      List<Mark> medians = new ArrayList<>();
      for (String name : DRAWN) {
        double[] ratios = ratios(name);
        Measured[] median = bins.stream().map(bin -> bin.median(ratios)).toArray(Measured[]::new);
        medians.add(new Points(title(name), Graph.of(energies, median), Style.of(medians.size())));
      }
      plots.put(
          "closure",
          Plot.of(
              Axis.log("True energy [GeV]").range(low, high),
              Axis.linear("Median of predicted / true energy"),
              medians));
    }
    plots.put("loss", LossCurves.of(history));
    return plots;
  }

  private static String title(String name) {
    return TITLES.getOrDefault(name, name);
  }

  private List<Mark> resolutionMarks(double low, double high) {
    List<Mark> marks = new ArrayList<>();
    double[] energies = bins.stream().mapToDouble(EnergyBins.Bin::energy).toArray();
    double[] line =
        IntStream.range(0, 101).mapToDouble(i -> low * Math.pow(high / low, i / 100.0)).toArray();
    for (String name : DRAWN) {
      Style style = Style.of(marks.size());
      marks.add(new Points(title(name), Graph.of(energies, widths(name)), style));
    }
    for (String name : List.of("linear", ANSWER)) {
      Style style = Style.of(DRAWN.indexOf(name)).filled(0);
      resolution(name)
          .ifPresent(fit ->
              marks.add(
                  new Line("", Graph.of(line, Arrays.stream(line).map(fit::at).toArray()), style)));
    }
    if (floor > 0) {
      double[] least = Arrays.stream(line).map(e -> floor / Math.sqrt(e)).toArray();
      marks.add(new Line("Sampling of the toy alone", Graph.of(line, least), Style.reference()));
    }
    return marks;
  }

  TaskResult result(
      EnergyMethods methods,
      Map<String, String> settings,
      InputGroup inputs,
      int learned,
      RunOptions options) {
    Map<String, Tensor> weights = new LinkedHashMap<>(methods.tensors());
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.putAll(methods.settings());
    weights.put("closure", last.tensor());
    ModelFile model =
        new ModelFile(
            EnergyRegression.TASK,
            all,
            List.of(inputs),
            List.of("energy"),
            options.provenance("training_objects", learned),
            methods.summary(),
            weights);
    return new TaskResult(
        "energy-regression",
        figures(),
        plots(methods.history()),
        predictions(),
        Predictions.none(List.of("energy")),
        model,
        List.of("learned from %d objects, judged by %d".formatted(learned, judged.size())));
  }

  private Predictions predictions() {
    int size = judged.size();
    int[] unknown = new int[size];
    double[] ones = new double[size];
    Arrays.fill(unknown, -1);
    Arrays.fill(ones, 1);
    double[] answer = closed.lastEntry().getValue();
    Observables beside = new Observables(List.of("true_value"), new double[][] {judged.truth()});
    for (Map.Entry<String, double[]> rival : closed.entrySet()) {
      beside = beside.with("predicted_" + rival.getKey(), rival.getValue());
    }
    return new Predictions(
        List.of("energy"),
        Arrays.stream(answer).mapToObj(e -> new double[] {e}).toArray(double[][]::new),
        unknown,
        ones,
        beside);
  }
}
