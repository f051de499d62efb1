package hep.analysis.pileup;

import hep.analysis.pileup.Crossings.MatchedJet;
import hep.analysis.pileup.JetCorrection.Step;
import hep.learners.train.History;
import hep.validation.Graph;
import hep.validation.Histogram;
import hep.validation.Measured;
import hep.validation.Response;
import hep.validation.plot.Axis;
import hep.validation.plot.LossPlot;
import hep.validation.plot.Mark;
import hep.validation.plot.Plot;
import hep.validation.plot.Points;
import hep.validation.plot.Rule;
import hep.validation.plot.Steps;
import hep.validation.plot.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/** Figures and plots of the judged crossings and their jets. */
final class PileUpFigures {
  private static final int BINS = 8;
  private static final int FEWEST_IN_A_BIN = 10;
  private static final Map<String, String> TITLES =
      Map.of("network", "Network", "rho", "Line in *\u03c1*", "vertices", "Line in *N*_{vertices}");

  private final double[] truth;
  private final SequencedMap<String, double[]> estimates = new LinkedHashMap<>();
  private final List<MatchedJet> jets;
  private final double[] collisionsOfJets;
  private final SequencedMap<Step, double[]> momenta = new LinkedHashMap<>();

  PileUpFigures(
      Crossings crossings,
      int[] chosen,
      SequencedMap<String, double[]> all,
      JetCorrection correction) {
    truth = at(crossings.collisions(), chosen);
    all.forEach((name, values) -> estimates.put(name, at(values, chosen)));
    boolean[] used = new boolean[crossings.size()];
    IntStream.of(chosen).forEach(i -> used[i] = true);
    jets = crossings.jets().stream().filter(jet -> used[jet.crossing()]).toList();
    collisionsOfJets =
        jets.stream().mapToDouble(jet -> crossings.collisions()[jet.crossing()]).toArray();
    for (Step step : Step.values()) {
      momenta.put(step, correction.ptGeV(crossings, jets, step));
    }
  }

  private static double[] at(double[] values, int... chosen) {
    return IntStream.of(chosen).mapToDouble(i -> values[i]).toArray();
  }

  int jets() {
    return jets.size();
  }

  /**
   * {@code bias_} and {@code rms_<estimate>} of the number of collisions; {@code
   * offset_GeV_per_collision_}, {@code median_} and {@code width_<step>} of jets, the width being
   * half the central 68 % of pT / true pT over its median.
   */
  SequencedMap<String, Measured> figures() {
    SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    estimates.forEach((name, values) -> {
      double[] error = minus(values, truth);
      Response response = response(error);
      figures.put("bias_" + name, response.mean());
      figures.put("rms_" + name, rms(error));
    });
    if (jets.size() >= 20) {
      momenta.forEach((step, pt) -> {
        String name = step.name().toLowerCase(Locale.ROOT);
        double[] truePt = jets.stream().mapToDouble(MatchedJet::truePtGeV).toArray();
        figures.put(
            "offset_GeV_per_collision_" + name,
            StraightLine.fit(collisionsOfJets, minus(pt, truePt)).slope());
        Response response = Response.ofRatio(pt, truePt);
        double median = response.median().value();
        figures.put("median_" + name, response.median());
        figures.put(
            "width_" + name,
            new Measured(response.sigma68().value() / median, response.sigma68().error() / median));
      });
    }
    return figures;
  }

  private static double[] minus(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
  }

  private static Response response(double... values) {
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    return Response.of(values, ones);
  }

  /** Root of the mean square, with the error of that mean. */
  private static Measured rms(double... values) {
    double[] squares = Arrays.stream(values).map(v -> v * v).toArray();
    Measured mean = response(squares).mean();
    double root = Math.sqrt(mean.value());
    return new Measured(root, root > 0 ? mean.error() / (2 * root) : 0);
  }

  /** Errors of the estimates, and jets against the number of collisions. */
  SequencedMap<String, Plot> plots(History history) {
    SequencedMap<String, Plot> plots = new LinkedHashMap<>();
    double most = Math.max(1, Arrays.stream(truth).max().orElse(1));
    double[] edges = Histogram.uniform(BINS, 0, most * (1 + 1e-9));
    List<Mark> errors = new ArrayList<>();
    List<Mark> widths = new ArrayList<>();
    double reach = 3 * Math.max(1, rms(minus(estimates.lastEntry().getValue(), truth)).value());
    estimates.forEach((name, values) -> {
      double[] error = minus(values, truth);
      String title = TITLES.getOrDefault(name, name);
      Style style = Style.of(errors.size());
      errors.add(
          new Steps(
              title,
              Histogram.of(error, Histogram.uniform(30, -reach, reach)).normalised(),
              style.filled(0)));
      widths.add(new Points(title, profile(edges, truth, error, PileUpFigures::rms), style));
    });
    plots.put(
        "collisions",
        Plot.of(
            Axis.linear("Estimated - true number of collisions"),
            Axis.linear("Share of the crossings").from(0),
            errors));
    plots.put(
        "collisions_rms",
        Plot.of(
            Axis.linear("Number of collisions").range(0, most),
            Axis.linear("Root mean square error").from(0),
            widths));
    double[] truePt = jets.stream().mapToDouble(MatchedJet::truePtGeV).toArray();
    List<Mark> offsets = new ArrayList<>();
    momenta.forEach((step, pt) ->
        offsets.add(
            new Points(
                step.title(),
                profile(edges, collisionsOfJets, minus(pt, truePt), v -> response(v).mean()),
                Style.of(offsets.size()))));
    offsets.add(Rule.level(0));
    plots.put(
        "jet_offset",
        Plot.of(
            Axis.linear("Number of collisions").range(0, most),
            Axis.linear("Mean jet *p*_{T} - true *p*_{T} [GeV]"),
            offsets));
    plots.put(
        "loss",
        LossPlot.of(
            history.epochs().stream().mapToDouble(History.Epoch::trainingLoss).toArray(),
            history.epochs().stream().mapToDouble(History.Epoch::validationLoss).toArray(),
            history.best() + 1));
    return plots;
  }

  /** A figure of some values. */
  private interface Figure {
    Measured of(double... values);
  }

  private static Graph profile(double[] edges, double[] x, double[] values, Figure figure) {
    List<Double> centres = new ArrayList<>();
    List<Measured> heights = new ArrayList<>();
    for (int bin = 0; bin + 1 < edges.length; bin++) {
      double low = edges[bin];
      double high = edges[bin + 1];
      double[] inBin =
          IntStream.range(0, x.length)
              .filter(i -> x[i] >= low && x[i] < high)
              .mapToDouble(i -> values[i])
              .toArray();
      if (inBin.length >= FEWEST_IN_A_BIN) {
        centres.add((low + high) / 2);
        heights.add(figure.of(inBin));
      }
    }
    return Graph.of(
        centres.stream().mapToDouble(Double::doubleValue).toArray(),
        heights.toArray(Measured[]::new));
  }
}
