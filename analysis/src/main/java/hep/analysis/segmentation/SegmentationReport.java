package hep.analysis.segmentation;

import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.LossCurves;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.ModelSummary;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.validation.Boundaries;
import hep.validation.Instances;
import hep.validation.Measured;
import hep.validation.Moments;
import hep.validation.Overlap;
import hep.validation.RocCurve;
import hep.validation.plot.Plot;
import hep.validation.plot.RocPlot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Figures, pictures and models of networks on the same slices. */
final class SegmentationReport {
  /** Smaller pieces of true masks are specks rather than cells. */
  private static final int LEAST_CELL = 20;

  /** Pixels in the plotted curve at most. */
  private static final int ROC_PIXELS = 200_000;

  private final SliceSample training;
  private final SliceSample judged;
  private final RunOptions options;
  private final SequencedMap<String, double[]> bySlice = new LinkedHashMap<>();
  private final SequencedMap<String, Plot> plots = new LinkedHashMap<>();
  private final SequencedMap<String, ModelFile> models = new LinkedHashMap<>();
  private final SequencedMap<String, RocCurve> curves = new LinkedHashMap<>();
  private final SequencedMap<String, List<float[]>> found = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  SegmentationReport(SliceSample training, SliceSample judged, RunOptions options) {
    this.training = training;
    this.judged = judged;
    this.options = options;
    double inside =
        judged.inside().stream().mapToDouble(SegmentationReport::share).average().orElse(0);
    notes.add(
        "learned from %d slices of %d x %d pixels, judged by %d, where %.3f of the pixels are inside cells"
            .formatted(training.size(), training.side(), training.side(), judged.size(), inside));
  }

  private static double share(boolean[] mask) {
    return (double) IntStream.range(0, mask.length).filter(i -> mask[i]).count() / mask.length;
  }

  /**
   * Judges networks, each by as many of the slices, one part after the other.
   *
   * @param networks one for all slices, or one a fold
   */
  void add(String suffix, List<Fitted> networks) {
    List<float[]> membrane = new ArrayList<>();
    List<Double> thresholds = new ArrayList<>();
    for (int fold = 0; fold < networks.size(); fold++) {
      Fitted one = networks.get(fold);
      int from = fold * judged.size() / networks.size();
      int to = (fold + 1) * judged.size() / networks.size();
      membrane.addAll(
          new Tiles(one.network(), one.parameters(), options.threads())
              .membrane(judged.range(from, to)));
      thresholds.addAll(Collections.nCopies(to - from, one.threshold()));
    }
    Fitted fitted = networks.getLast();
    List<Figures> figures =
        IntStream.range(0, judged.size())
            .parallel()
            .mapToObj(i ->
                Figures.of(
                    membrane.get(i), thresholds.get(i), judged.inside().get(i), judged.side()))
            .toList();
    for (String name : Figures.NAMES) {
      bySlice.put(name + suffix, figures.stream().mapToDouble(f -> f.of(name)).toArray());
    }
    String legend = suffix.isEmpty() ? "U-Net" : "Without skips";
    found.put(legend, membrane);
    curves.put(legend, roc(membrane));
    plots.put("loss" + suffix, LossCurves.of(fitted.history()));
    models.put(suffix.isEmpty() ? "unet" : "noskip", model(fitted));
    if (networks.size() > 1) {
      notes.add(
          "%s: %d networks, each judged by slices that the others learned from; what follows is of the last"
              .formatted(legend, networks.size()));
    }
    notes.add(
        "%s: %d weights, membranes from a probability of %.3f"
            .formatted(legend, fitted.parameters().count(), fitted.threshold()));
  }

  /** Figures of one slice by name. */
  private record Figures(Map<String, Double> values) {
    static final List<String> NAMES =
        List.of(
            "iou_inside",
            "iou_membrane",
            "iou_mean",
            "pixel_accuracy",
            "dice_inside",
            "iou_cells",
            "boundary_error",
            "auc_membrane");

    static Figures of(float[] membrane, double threshold, boolean[] truth, int side) {
      boolean[] inside = Fitted.inside(membrane, threshold);
      Overlap overlap = Overlap.of(inside, truth);
      double membranes = overlap.inverse().iou();
      double cells =
          Arrays.stream(
                  Instances.ious(
                      Instances.label(inside, side), Instances.label(truth, side), LEAST_CELL))
              .average()
              .orElse(1);
      RocCurve roc = RocCurve.of(doubles(membrane), inverse(truth));
      return new Figures(
          Map.of(
              "iou_inside", overlap.iou(),
              "iou_membrane", membranes,
              "iou_mean", (overlap.iou() + membranes) / 2,
              "pixel_accuracy", overlap.pixelAccuracy(),
              "dice_inside", overlap.dice(),
              "iou_cells", cells,
              "boundary_error", Boundaries.distance(inside, truth, side),
              "auc_membrane", roc.auc().value()));
    }

    double of(String name) {
      return values.getOrDefault(name, Double.NaN);
    }
  }

  private static double[] doubles(float... values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  private static boolean[] inverse(boolean... values) {
    boolean[] inverse = new boolean[values.length];
    for (int i = 0; i < inverse.length; i++) {
      inverse[i] = !values[i];
    }
    return inverse;
  }

  private RocCurve roc(List<float[]> membrane) {
    int size = judged.side() * judged.side();
    int step = Math.ceilDiv(size * judged.size(), ROC_PIXELS);
    int[] chosen = IntStream.range(0, size * judged.size()).filter(i -> i % step == 0).toArray();
    boolean[] signal = new boolean[chosen.length];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = !judged.inside().get(chosen[i] / size)[chosen[i] % size];
    }
    return RocCurve.of(
        Arrays.stream(chosen).mapToDouble(i -> membrane.get(i / size)[i % size]).toArray(), signal);
  }

  private InputGroup inputs() {
    double[] low = {Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY};
    for (float[] slice : training.pixels()) {
      for (float pixel : slice) {
        low[0] = Math.min(low[0], pixel);
        high[0] = Math.max(high[0], pixel);
      }
    }
    return new InputGroup("slice", false, List.of(Input.named("pixels").in("1"))).within(low, high);
  }

  private ModelFile model(Fitted fitted) {
    UNet.Plan plan = fitted.network().plan();
    int multiple = 1 << plan.levels();
    int side = Math.ceilDiv(training.side(), multiple) * multiple; // of a slice that is seen whole
    return new ModelFile(
        Segmentation.TASK,
        Map.of(
            "levels", Integer.toString(plan.levels()),
            "filters", Integer.toString(plan.filters()),
            "skips", Boolean.toString(plan.skips()),
            "threshold", Double.toString(fitted.threshold())),
        List.of(inputs()),
        Segmentation.CLASSES,
        options.provenance("training_slices", training.size()),
        ModelSummary.of(
            fitted.parameters(), tape -> fitted.network().apply(tape.zeros(1, side, side, 1))),
        ModelFile.weightsOf(fitted.parameters()));
  }

  TaskResult result() {
    SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    bySlice.forEach((name, values) -> figures.put(name, mean(values)));
    double[] without = bySlice.get("iou_membrane_noskip");
    double[] with = bySlice.get("iou_membrane");
    if (without != null && with != null) {
      figures.put(
          "gain_iou_membrane_skips",
          mean(IntStream.range(0, with.length).mapToDouble(i -> with[i] - without[i]).toArray()));
    }
    plots.put("roc", RocPlot.of("Membrane-pixel", "Inside-pixel", curves));
    plots.put("slice", SlicePlot.of(judged, found));
    SequencedMap<String, ModelFile> others = new LinkedHashMap<>(models);
    ModelFile main = others.pollFirstEntry().getValue();
    return new TaskResult(
        Segmentation.TASK,
        figures,
        plots,
        predictions(judged, found.firstEntry().getValue()),
        Predictions.none(Segmentation.CLASSES),
        main,
        others,
        notes);
  }

  private static Measured mean(double... values) {
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    return Moments.of(values, ones).measuredMean();
  }

  /** One entry a pixel. */
  static Predictions predictions(SliceSample sample, List<float[]> membrane) {
    int size = sample.side() * sample.side();
    int count = size * sample.size();
    double[][] probabilities = new double[count][];
    int[] labels = new int[count];
    double[] weights = new double[count];
    double[][] places = new double[3][count];
    Arrays.fill(weights, 1);
    Arrays.fill(labels, -1);
    for (int i = 0; i < count; i++) {
      int slice = i / size;
      int row = i % size / sample.side();
      double p = membrane.get(slice)[i % size];
      probabilities[i] = new double[] {p, 1 - p};
      if (!sample.inside().isEmpty()) {
        labels[i] = sample.inside().get(i / size)[i % size] ? 1 : 0;
      }
      places[0][i] = slice;
      places[1][i] = row;
      places[2][i] = i % sample.side();
    }
    return new Predictions(
        Segmentation.CLASSES,
        probabilities,
        labels,
        weights,
        new Observables(List.of("slice", "row", "column"), places));
  }
}
