package hep.analysis.nano;

import hep.validation.Graph;
import hep.validation.Histogram;
import hep.validation.Measured;
import hep.validation.Response;
import hep.validation.plot.Axis;
import hep.validation.plot.Mark;
import hep.validation.plot.Plot;
import hep.validation.plot.Points;
import hep.validation.plot.Steps;
import hep.validation.plot.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Medians and relative widths of the response, before and after corrections. */
final class EnergyFigures {
  private static final int REPLICAS = 200;
  private static final double[] EDGES = Histogram.uniform(40, 0.4, 1.8);
  private static final double[] PT_EDGES_GEV = {20, 25, 30, 40, 55, 80, 120, 300};
  private static final String RAW = "raw";
  private static final Map<String, String> TITLES =
      Map.of(RAW, "As reconstructed", "ours", "Ours", "cms", "CMS *b* regression");

  private final double[] trueGeV;
  private final SequencedMap<String, double[]> responses = new LinkedHashMap<>();
  private final SequencedMap<String, int[]> groups = new LinkedHashMap<>();
  private final long seed;

  EnergyFigures(NanoJets jets, double[] factors, long seed) {
    this.seed = seed;
    this.trueGeV = jets.truePtGeV();
    double[] pt = jets.beside().of(NanoJets.PT);
    responses.put(RAW, response(pt, new double[0]));
    responses.put("ours", response(pt, factors));
    if (jets.beside().has("Jet_bRegCorr")) {
      responses.put("cms", response(pt, jets.beside().of("Jet_bRegCorr")));
    }
    groups.put("all", IntStream.range(0, jets.size()).toArray());
    if (jets.flavours().length > 0) {
      int[] b = IntStream.range(0, jets.size()).filter(j -> jets.flavours()[j] == 5).toArray();
      if (b.length >= 20) {
        groups.put("b", b);
      }
    }
  }

  private double[] response(double[] ptGeV, double... factors) {
    double[] response = new double[ptGeV.length];
    for (int jet = 0; jet < response.length; jet++) {
      response[jet] = ptGeV[jet] * (factors.length == 0 ? 1 : factors[jet]) / trueGeV[jet];
    }
    return response;
  }

  /**
   * {@code median_<correction>_<jets>}; {@code width_<correction>_<jets>}, half the central 68 % of
   * the response over its median; {@code width_ratio_<correction>_<jets>} to that before any
   * correction, with the error of resampled jets, the same for both.
   */
  SequencedMap<String, Measured> figures() {
    SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    groups.forEach((jets, chosen) ->
        responses.forEach((name, all) -> {
          Response response = of(all, chosen);
          String end = name + "_" + jets;
          figures.put("median_" + end, response.median());
          figures.put("width_" + end, width(response));
          if (!name.equals(RAW)) {
            figures.put("width_ratio_" + end, ratio(all, chosen));
          }
        }));
    return figures;
  }

  private static Response of(double[] values, int... chosen) {
    double[] own = Arrays.stream(chosen).mapToDouble(i -> values[i]).toArray();
    double[] ones = new double[own.length];
    Arrays.fill(ones, 1);
    return Response.of(own, ones);
  }

  private static Measured width(Response response) {
    double median = response.median().value();
    return new Measured(response.sigma68().value() / median, response.sigma68().error() / median);
  }

  private Measured ratio(double[] corrected, int... chosen) {
    double[] raw = responses.firstEntry().getValue();
    double value = width(of(corrected, chosen)).value() / width(of(raw, chosen)).value();
    SplittableRandom random = new SplittableRandom(seed);
    double sum = 0;
    double squares = 0;
    for (int replica = 0; replica < REPLICAS; replica++) {
      int[] drawn =
          IntStream.range(0, chosen.length)
              .map(_ -> chosen[random.nextInt(chosen.length)])
              .toArray();
      double one = width(of(corrected, drawn)).value() / width(of(raw, drawn)).value();
      sum += one;
      squares += one * one;
    }
    double mean = sum / REPLICAS;
    return new Measured(value, Math.sqrt(Math.max(0, squares / REPLICAS - mean * mean)));
  }

  /** The response, and its width against the true momentum, for all jets and for b jets. */
  SequencedMap<String, Plot> plots() {
    SequencedMap<String, Plot> plots = new LinkedHashMap<>();
    groups.forEach((jets, chosen) -> {
      String label = jets.equals("b") ? "*b* jets" : "All jets";
      List<Mark> steps = new ArrayList<>();
      List<Mark> points = new ArrayList<>();
      responses.forEach((name, all) -> {
        Style style = Style.of(steps.size());
        double[] own = Arrays.stream(chosen).mapToDouble(i -> all[i]).toArray();
        String title = TITLES.getOrDefault(name, name);
        steps.add(new Steps(title, Histogram.of(own, EDGES).normalised(), style.filled(0)));
        points.add(new Points(title, widths(all, chosen), style));
      });
      plots.put(
          "response_" + jets,
          Plot.of(
                  Axis.linear("Jet *p*_{T} / true *p*_{T}"),
                  Axis.linear("Share of the jets").from(0),
                  steps)
              .withText(label));
      plots.put(
          "width_" + jets,
          Plot.of(
                  Axis.log("True *p*_{T} [GeV]")
                      .range(PT_EDGES_GEV[0], PT_EDGES_GEV[PT_EDGES_GEV.length - 1]),
                  Axis.linear("Half 16-84 % width / median").from(0),
                  points)
              .withText(label));
    });
    return plots;
  }

  private Graph widths(double[] response, int... chosen) {
    List<Double> x = new ArrayList<>();
    List<Measured> y = new ArrayList<>();
    for (int bin = 0; bin + 1 < PT_EDGES_GEV.length; bin++) {
      double low = PT_EDGES_GEV[bin];
      double high = PT_EDGES_GEV[bin + 1];
      int[] inBin =
          Arrays.stream(chosen).filter(j -> trueGeV[j] >= low && trueGeV[j] < high).toArray();
      if (inBin.length >= 30) {
        x.add(Math.sqrt(low * high));
        y.add(width(of(response, inBin)));
      }
    }
    return Graph.of(
        x.stream().mapToDouble(Double::doubleValue).toArray(), y.toArray(Measured[]::new));
  }
}
