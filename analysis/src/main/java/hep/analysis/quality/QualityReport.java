package hep.analysis.quality;

import hep.analysis.autoencoder.Fitted;
import hep.analysis.autoencoder.ImagePlots;
import hep.analysis.autoencoder.ImageSample;
import hep.analysis.features.ImageInputs;
import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.LossCurves;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.Tensor;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.validation.Efficiency;
import hep.validation.Measured;
import hep.validation.RocCurve;
import hep.validation.plot.Plot;
import hep.validation.plot.RocPlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Figures and plots of the network and χ² on the same maps. */
final class QualityReport {
  private static final List<String> CLASSES = List.of("faulty", "good");
  private static final double FALSE_ALARMS = 0.01;

  private final OccupancySample judged;
  private final SequencedMap<String, double[]> scores = new LinkedHashMap<>();
  private final SequencedMap<String, Measured> figures = new LinkedHashMap<>();
  private final SequencedMap<String, Plot> plots = new LinkedHashMap<>();

  QualityReport(OccupancySample judged, double[] net, double[] chi2) {
    this.judged = judged;
    scores.put("net", net);
    scores.put("chi2", chi2);
  }

  TaskResult result(
      ReferenceTest reference,
      Fitted fitted,
      ImageSample seen,
      Tensor back,
      int learned,
      RunOptions options) {
    int[] singles = judged.singles();
    for (int fault = 1; fault < OccupancySample.FAULTS.size(); fault++) {
      areas(fault, singles);
    }
    scores.forEach((name, values) -> delays(name, values, singles));
    plots.put("images", pictures(seen, back));
    plots.put("loss", LossCurves.of(fitted.history()));
    InputGroup channels = ImageInputs.of("ratios", "channel", "1", fitted.training().pixels());
    Map<String, Tensor> weights = new LinkedHashMap<>(fitted.weights());
    weights.put(DataQuality.REFERENCE, reference.tensor());
    ModelFile model =
        new ModelFile(
            DataQuality.TASK,
            fitted.architecture(),
            List.of(channels),
            channels.names(),
            options.provenance("training_maps", learned),
            fitted.summary(),
            weights);
    return new TaskResult(
        "data-quality",
        figures,
        plots,
        predictions(),
        Predictions.none(CLASSES),
        model,
        List.of(
            "learned from %d good maps, judged by %d single maps and %d in runs"
                .formatted(learned, singles.length, judged.inRuns().length)));
  }

  private void areas(int fault, int... singles) {
    int[] chosen =
        Arrays.stream(singles)
            .filter(map -> judged.maps().labels()[map] == 0 || judged.maps().labels()[map] == fault)
            .toArray();
    boolean[] faulty = new boolean[chosen.length];
    int count = 0;
    for (int i = 0; i < chosen.length; i++) {
      faulty[i] = judged.maps().labels()[chosen[i]] == fault;
      count += faulty[i] ? 1 : 0;
    }
    if (count == 0 || count == chosen.length) {
      return;
    }
    SequencedMap<String, RocCurve> curves = new LinkedHashMap<>();
    String what = OccupancySample.FAULTS.get(fault);
    scores.forEach((name, values) -> {
      RocCurve roc =
          RocCurve.of(Arrays.stream(chosen).mapToDouble(map -> values[map]).toArray(), faulty);
      figures.put("auc_" + name + "_" + what, roc.auc());
      curves.put(name.equals("net") ? "Autoencoder" : "Reference histogram", roc);
    });
    plots.put("roc_" + what, RocPlot.of("Faulty-map", "Good-map", curves));
  }

  private void delays(String name, double[] values, int... singles) {
    double[] good =
        Arrays.stream(singles)
            .filter(map -> judged.maps().labels()[map] == 0)
            .mapToDouble(map -> values[map])
            .sorted()
            .toArray();
    Map<Integer, List<Integer>> runs = new LinkedHashMap<>();
    for (int map : judged.inRuns()) {
      runs.computeIfAbsent(judged.run()[map], _ -> new ArrayList<>()).add(map);
    }
    if (good.length == 0 || runs.isEmpty()) {
      return;
    }
    double threshold = good[(int) Math.min(good.length - 1, (1 - FALSE_ALARMS) * good.length)];
    long alarms = 0;
    long quiet = 0;
    double[] delays = new double[runs.size()];
    int run = 0;
    for (List<Integer> maps : runs.values()) {
      delays[run] = maps.size() - judged.onset()[maps.getFirst()];
      boolean found = false;
      for (int map : maps) {
        boolean before = judged.number()[map] < judged.onset()[map];
        boolean alarm = values[map] > threshold;
        quiet += before ? 1 : 0;
        alarms += before && alarm ? 1 : 0;
        if (!before && alarm && !found) {
          found = true;
          delays[run] = judged.number()[map] - judged.onset()[map];
        }
      }
      run++;
    }
    double mean = Arrays.stream(delays).average().orElse(0);
    double square = Arrays.stream(delays).map(d -> (d - mean) * (d - mean)).sum();
    double error = Math.sqrt(square / Math.max(1, delays.length - 1.0) / delays.length);
    figures.put("delay_" + name, new Measured(mean, error));
    figures.put(
        "false_alarms_" + name,
        Efficiency.wilson((double) alarms, (double) Math.max(1, quiet)).measured());
  }

  /** One good map and those with each fault: what is seen, and what the network makes of it. */
  private Plot pictures(ImageSample seen, Tensor back) {
    int[] chosen =
        IntStream.range(0, OccupancySample.FAULTS.size())
            .flatMap(fault ->
                Arrays.stream(judged.singles())
                    .filter(map -> judged.maps().labels()[map] == fault)
                    .limit(2))
            .toArray();
    SequencedMap<String, Tensor> rows = new LinkedHashMap<>();
    rows.put("map", seen.only(chosen).pixels());
    rows.put("network", new ImageSample(seen.side(), back, seen.labels()).only(chosen).pixels());
    return ImagePlots.gallery(rows, seen.side());
  }

  private Predictions predictions() {
    double[] net = scores.firstEntry().getValue();
    double[][] probabilities = new double[net.length][];
    int[] labels = new int[net.length];
    double[] weights = new double[net.length];
    Arrays.fill(weights, 1);
    double[] faults = new double[net.length];
    double[] runs = new double[net.length];
    for (int map = 0; map < net.length; map++) {
      double score = net[map] / (1 + net[map]);
      probabilities[map] = new double[] {score, 1 - score};
      faults[map] = judged.maps().labels()[map];
      runs[map] = judged.run()[map];
      labels[map] = faults[map] > 0 ? 0 : 1;
    }
    return new Predictions(
        CLASSES,
        probabilities,
        labels,
        weights,
        new Observables(
            List.of("chi2_net", "chi2_reference", "fault", "run"),
            new double[][] {net, scores.lastEntry().getValue(), faults, runs}));
  }
}
