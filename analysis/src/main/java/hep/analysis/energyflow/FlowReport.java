package hep.analysis.energyflow;

import hep.analysis.calorimeter.CalorimeterLayer;
import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.model.ModelFile;
import hep.learners.train.History;
import hep.validation.Measured;
import hep.validation.Moments;
import hep.validation.Overlap;
import hep.validation.Resolution;
import hep.validation.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Figures of neutral energies by several methods on the same events, of the network ({@code net}),
 * of subtraction ring by ring ({@code rings}) and from the sum ({@code sum}).
 *
 * <p>{@code resolution_net}: half the central 68 % of the response (found over true energy of the
 * neutral pion) over its median; {@code resolution_ratio}: that of the network over the better of
 * the other two, with an error from drawing events again; {@code response_net}: the median; {@code
 * linearity_net}: the largest distance of the median from 1 in bins of the true energy; {@code
 * resolution_stochastic_net} and so on, the terms of σ/E; {@code iou_net}, mean over events: the
 * cells above {@value #LEAST_GEV} GeV that are mostly neutral; {@code position_mm_net}: half the
 * central 68 % of found less true place of the neutral energy along x.
 */
final class FlowReport {
  private static final double LEAST_GEV = 0.05;
  private static final int BINS = 6;
  private static final int LEAST_A_BIN = 20;
  private static final int DRAWS = 200;
  private static final List<String> CLASSES = List.of("neutral_energy");

  private final OverlapSample sample;
  private final int[] events;
  private final double[] truth;
  private final List<FlowAnswers> answers = new ArrayList<>();

  FlowReport(OverlapSample sample, int[] events) {
    this.sample = sample;
    this.events = events;
    truth = Arrays.stream(events).mapToDouble(i -> sample.pion()[0][i]).toArray();
  }

  void add(FlowAnswers method) {
    answers.add(method);
  }

  private SequencedMap<String, Measured> figures() {
    SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    for (FlowAnswers method : answers) {
      String name = method.name();
      Response response = Response.ofRatio(method.energies(), truth);
      figures.put("resolution_" + name, width(response));
      figures.put("response_" + name, response.median());
      List<Bin> bins = bins(method);
      figures.put(
          "linearity_" + name,
          bins.stream()
              .map(bin -> bin.median)
              .map(median -> new Measured(Math.abs(median.value() - 1), median.error()))
              .max((a, b) -> Double.compare(a.value(), b.value()))
              .orElse(new Measured(Double.NaN, Double.NaN)));
      if (bins.size() >= 4) {
        Resolution terms =
            Resolution.fit(
                bins.stream().mapToDouble(Bin::energy).toArray(),
                bins.stream().map(Bin::width).toArray(Measured[]::new));
        figures.put("resolution_stochastic_" + name, terms.stochastic());
        figures.put("resolution_noise_" + name, terms.noise());
        figures.put("resolution_constant_" + name, terms.constant());
      }
      if (method.shares().length > 0) {
        List<Overlap> overlaps =
            IntStream.range(0, events.length).mapToObj(i -> overlap(method, i)).toList();
        figures.put("iou_" + name, Overlap.mean(overlaps, Overlap::iou));
        double[] away = new double[events.length];
        Arrays.setAll(away, i -> place(method.shares()[i], i) - sample.pion()[1][events[i]]);
        double[] ones = new double[away.length];
        Arrays.fill(ones, 1);
        figures.put("position_mm_" + name, Response.of(away, ones).sigma68());
      }
    }
    figures.put("resolution_ratio", ratio());
    return figures;
  }

  /** The network's width over the smallest of the others. */
  private Measured ratio() {
    SplittableRandom random = new SplittableRandom(1);
    int[] all = IntStream.range(0, truth.length).toArray();
    double[] drawn = new double[DRAWS];
    Arrays.setAll(
        drawn, _ -> ratio(Arrays.stream(all).map(__ -> random.nextInt(truth.length)).toArray()));
    double[] ones = new double[DRAWS];
    Arrays.fill(ones, 1);
    return new Measured(ratio(all), Moments.of(drawn, ones).rms());
  }

  private double ratio(int[] chosen) {
    double[] widths =
        answers.stream()
            .mapToDouble(method ->
                width(Response.ofRatio(only(method.energies(), chosen), only(truth, chosen)))
                    .value())
            .toArray();
    return widths[0] / Arrays.stream(widths).skip(1).min().orElse(Double.NaN);
  }

  private static double[] only(double[] values, int[] chosen) {
    return Arrays.stream(chosen).mapToDouble(i -> values[i]).toArray();
  }

  /** Half the central 68 % over the median. */
  static Measured width(Response response) {
    double median = response.median().value();
    return new Measured(response.sigma68().value() / median, response.sigma68().error() / median);
  }

  /**
   * Events of similar true energy.
   *
   * @param energy middle of the bin
   */
  record Bin(double energy, Measured median, Measured width) {}

  /** Bins equally wide in the true energy. */
  List<Bin> bins(FlowAnswers method) {
    double low = Arrays.stream(truth).min().orElse(0);
    double high = Arrays.stream(truth).max().orElse(0);
    List<Bin> bins = new ArrayList<>();
    for (int b = 0; b < BINS; b++) {
      double from = low + (high - low) * b / BINS;
      double to = low + (high - low) * (b + 1) / BINS;
      boolean last = b == BINS - 1;
      int[] chosen =
          IntStream.range(0, truth.length)
              .filter(i -> truth[i] >= from && (truth[i] < to || last))
              .toArray();
      if (chosen.length >= LEAST_A_BIN) {
        Response response = Response.ofRatio(only(method.energies(), chosen), only(truth, chosen));
        Measured width = width(response);
        if (width.value() > 0 && width.error() > 0) {
          bins.add(new Bin((from + to) / 2, response.median(), width));
        }
      }
    }
    return bins;
  }

  private Overlap overlap(FlowAnswers method, int number) {
    int event = events[number];
    List<Boolean> predicted = new ArrayList<>();
    List<Boolean> wanted = new ArrayList<>();
    for (int layer = 0; layer < sample.cells().length; layer++) {
      int count = sample.geometry().layers().get(layer).cells();
      for (int cell = 0; cell < count; cell++) {
        if (sample.cells()[layer][event * count + cell] > LEAST_GEV) {
          predicted.add(method.shares()[number][layer][cell] > 0.5);
          wanted.add(sample.neutral()[layer][event * count + cell] > 0.5);
        }
      }
    }
    return Overlap.of(flags(predicted), flags(wanted));
  }

  private static boolean[] flags(List<Boolean> values) {
    boolean[] flags = new boolean[values.size()];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = values.get(i);
    }
    return flags;
  }

  /** Mean x of the neutral energy, in mm. */
  private double place(float[][] shares, int number) {
    double sum = 0;
    double moment = 0;
    for (int layer = 0; layer < shares.length; layer++) {
      CalorimeterLayer grid = sample.geometry().layers().get(layer);
      for (int cell = 0; cell < grid.cells(); cell++) {
        double energy =
            shares[layer][cell] * sample.cells()[layer][events[number] * grid.cells() + cell];
        sum += energy;
        moment += energy * grid.xMm(cell % grid.columns());
      }
    }
    return sum > 0 ? moment / sum : 0;
  }

  TaskResult result(FlowNetwork network, History history, int learned, RunOptions options) {
    ModelFile model =
        new ModelFile(
            EnergyFlow.TASK,
            Map.of(
                SavedFlow.FACTOR,
                Double.toString(answers.getFirst().factor()),
                "geometry",
                sample.geometry().name(),
                "levels",
                Integer.toString(network.network().plan().levels()),
                "filters",
                Integer.toString(network.network().plan().filters())),
            sample.inputs(),
            CLASSES,
            options.provenance("training_events", learned),
            network.summary(sample),
            ModelFile.weightsOf(network.parameters()));
    return new TaskResult(
        "energy-flow",
        figures(),
        new FlowPlots(this, sample, events, truth, answers).all(history),
        predictions(),
        Predictions.none(CLASSES),
        model,
        List.of(
            "learned from %d events, judged by %d".formatted(learned, events.length),
            "U-Net of %d weights".formatted(network.parameters().count())));
  }

  private Predictions predictions() {
    int size = events.length;
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    int[] unknown = new int[size];
    Arrays.fill(unknown, -1);
    Observables beside = new Observables(List.of("true_energy"), new double[][] {truth});
    beside = beside.with("track_p", only(sample.track()[0], events));
    for (FlowAnswers method : answers) {
      beside = beside.with("energy_" + method.name(), method.energies());
    }
    return new Predictions(
        CLASSES,
        Arrays.stream(answers.getFirst().energies())
            .mapToObj(e -> new double[] {e})
            .toArray(double[][]::new),
        unknown,
        ones,
        beside);
  }
}
