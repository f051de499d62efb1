package hep.analysis.tracking;

import hep.analysis.features.ImageInputs;
import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.LossCurves;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.Tensor;
import hep.learners.model.ModelFile;
import hep.learners.train.History;
import hep.validation.Efficiency;
import hep.validation.Histogram;
import hep.validation.Measured;
import hep.validation.Response;
import hep.validation.RocCurve;
import hep.validation.plot.Axis;
import hep.validation.plot.Mark;
import hep.validation.plot.Plot;
import hep.validation.plot.RocPlot;
import hep.validation.plot.Steps;
import hep.validation.plot.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Figures and plots of a network and a straight line on the same events. */
final class MissingHitReport {
  private static final List<String> CLASSES = List.of("missing", "complete");
  private static final List<String> CONDITIONS = List.of("clean", "noise", "overlaps");

  private final HitSample sample;
  private final int[] events;
  private final double[] truth;
  private final double[][] places;
  private final double[][] verdicts;
  private final List<String> notes = new ArrayList<>();

  /** Puts the line's answers beside those of the network. */
  MissingHitReport(HitSample sample, int[] events, double[] places, double[] verdicts) {
    this.sample = sample;
    this.events = events;
    StraightLine line = new StraightLine(sample);
    truth = each(event -> sample.strip(event, HitBatch.hiddenIn(sample, event)));
    double[] ofLine = each(event -> line.predict(event, HitBatch.hiddenIn(sample, event)));
    this.places = new double[][] {places, ofLine};
    this.verdicts = new double[][] {verdicts, each(line::largestGap)};
  }

  private double[] each(java.util.function.IntToDoubleFunction value) {
    return Arrays.stream(events).parallel().mapToDouble(value).toArray();
  }

  TaskResult result(
      HitFiller filler, Tensor charges, History history, int learned, RunOptions options) {
    notes.add("learned from %d events, judged by %d".formatted(learned, events.length));
    SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    SequencedMap<String, Plot> plots = new LinkedHashMap<>();
    for (int condition = -1; condition < CONDITIONS.size(); condition++) {
      int wanted = condition;
      int[] chosen =
          IntStream.range(0, events.length)
              .filter(i -> sample.condition()[events[i]] == wanted)
              .toArray();
      if (chosen.length >= 10) {
        add(condition < 0 ? "" : "_" + CONDITIONS.get(condition), chosen, figures, plots);
      }
    }
    plots.put("loss", LossCurves.of(history));
    ModelFile model =
        new ModelFile(
            MissingHit.TASK,
            Map.of(
                "layers", Integer.toString(sample.layers()),
                "strips", Integer.toString(sample.strips()),
                "pitch_mm", Double.toString(sample.pitchMm()),
                "spacing_mm", Double.toString(sample.spacingMm())),
            List.of(ImageInputs.of("charges", "charge", "e", charges)),
            CLASSES,
            options.provenance("training_events", learned),
            filler.summary(),
            ModelFile.weightsOf(filler.parameters()));
    return new TaskResult(
        "missing-hit", figures, plots, predictions(), Predictions.none(CLASSES), model, notes);
  }

  private void add(
      String suffix,
      int[] chosen,
      SequencedMap<String, Measured> figures,
      SequencedMap<String, Plot> plots) {
    List<Mark> marks = new ArrayList<>();
    SequencedMap<String, RocCurve> curves = new LinkedHashMap<>();
    boolean[] missing = new boolean[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      missing[i] = sample.missing(events[chosen[i]]);
    }
    List<String> names = List.of("net", "line");
    for (int way = 0; way < names.size(); way++) {
      String name = names.get(way) + suffix;
      double[] ofWay = places[way];
      double[] residuals = Arrays.stream(chosen).mapToDouble(i -> ofWay[i] - truth[i]).toArray();
      long found = Arrays.stream(residuals).filter(r -> Math.abs(r) < 1).count();
      figures.put("found_" + name, Efficiency.wilson((double) found, residuals.length).measured());
      double[] mm = Arrays.stream(residuals).map(r -> r * sample.pitchMm()).toArray();
      double[] ones = new double[mm.length];
      Arrays.fill(ones, 1);
      figures.put("sigma_mm_" + name, Response.of(mm, ones).sigma68());
      String legend = way == 0 ? "Network" : "Straight line";
      Histogram histogram = Histogram.of(mm, Histogram.uniform(60, -1.5, 1.5));
      marks.add(new Steps(legend, histogram, Style.of(way).filled(way == 0 ? 0.25 : 0)));
      if (IntStream.range(0, missing.length).mapToObj(i -> missing[i]).distinct().count() == 2) {
        double[] scores = verdicts[way];
        RocCurve roc =
            RocCurve.of(Arrays.stream(chosen).mapToDouble(i -> scores[i]).toArray(), missing);
        figures.put("auc_missing_" + name, roc.auc());
        curves.put(legend, roc);
      }
    }
    plots.put(
        "residual" + suffix,
        Plot.of(
            Axis.linear("Filled - true place [mm]").range(-1.5, 1.5),
            Axis.linear("Events / 0.05 mm").from(0),
            marks));
    if (!curves.isEmpty()) {
      plots.put("roc" + suffix, RocPlot.of("Missing-hit", "Complete-track", curves));
    }
  }

  private Predictions predictions() {
    double[][] probabilities = new double[events.length][];
    int[] labels = new int[events.length];
    double[] weights = new double[events.length];
    Arrays.fill(weights, 1);
    for (int i = 0; i < events.length; i++) {
      double p = 1 / (1 + Math.exp(-verdicts[0][i]));
      probabilities[i] = new double[] {p, 1 - p};
      labels[i] = sample.missing(events[i]) ? 0 : 1;
    }
    return new Predictions(
        CLASSES,
        probabilities,
        labels,
        weights,
        new Observables(
            List.of("true_strip", "net_strip", "line_strip", "line_gap", "hidden_layer"),
            new double[][] {
              truth,
              places[0],
              places[1],
              verdicts[1],
              each(event -> (double) HitBatch.hiddenIn(sample, event))
            }));
  }
}
