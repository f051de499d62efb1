package hep.analysis.energyflow;

import hep.analysis.calorimeter.CalorimeterLayer;
import hep.analysis.tasks.LossCurves;
import hep.learners.train.History;
import hep.validation.Graph;
import hep.validation.Grid;
import hep.validation.Histogram;
import hep.validation.Measured;
import hep.validation.plot.Axis;
import hep.validation.plot.HeatMap;
import hep.validation.plot.Mark;
import hep.validation.plot.Plot;
import hep.validation.plot.Points;
import hep.validation.plot.Steps;
import hep.validation.plot.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * Pictures of neutral energies by several methods.
 *
 * @param report which bins are drawn
 * @param sample all events
 * @param events those that are judged
 * @param truth their true neutral energies
 * @param answers by method
 */
record FlowPlots(
    FlowReport report,
    OverlapSample sample,
    int[] events,
    double[] truth,
    List<FlowAnswers> answers) {
  private static final double LEAST_GEV = 0.02;
  private static final int GAP = 2;

  SequencedMap<String, Plot> all(History history) {
    SequencedMap<String, Plot> plots = new LinkedHashMap<>();
    plots.put(
        "resolution",
        byEnergy(Axis.linear("Half 16-84 % width / median").from(0), FlowReport.Bin::width));
    plots.put(
        "response", byEnergy(Axis.linear("Median of found / true energy"), FlowReport.Bin::median));
    plots.put("residual", residual());
    plots.put("event", event());
    plots.put("loss", LossCurves.of(history));
    return plots;
  }

  /** Points of every method over the true energy. */
  private Plot byEnergy(Axis y, Function<FlowReport.Bin, Measured> value) {
    List<Mark> marks = new ArrayList<>();
    for (FlowAnswers method : answers) {
      List<FlowReport.Bin> bins = report.bins(method);
      marks.add(
          new Points(
              method.title(),
              Graph.of(
                  bins.stream().mapToDouble(FlowReport.Bin::energy).toArray(),
                  bins.stream().map(value).toArray(Measured[]::new)),
              Style.of(marks.size())));
    }
    double low = Arrays.stream(truth).min().orElse(0);
    double high = Arrays.stream(truth).max().orElse(1);
    Axis x = Axis.linear("True neutral energy [GeV]").range(Math.floor(low), Math.ceil(high));
    return Plot.of(x, y, marks);
  }

  private Plot residual() {
    List<Mark> marks = new ArrayList<>();
    for (FlowAnswers method : answers) {
      double[] away = new double[truth.length];
      Arrays.setAll(away, i -> method.energies()[i] / truth[i] - 1);
      marks.add(
          new Steps(
              method.title(),
              Histogram.of(away, Histogram.uniform(50, -1, 1.5)),
              Style.of(marks.size()).filled(marks.isEmpty() ? 0.25 : 0)));
    }
    return Plot.of(
        Axis.linear("(Found - true) / true neutral energy").range(-1, 1.5),
        Axis.linear("Events / 0.05").from(0),
        marks);
  }

  /** The first event, layer by layer: all energy, and what is neutral of it. */
  private Plot event() {
    int event = events[0];
    SequencedMap<String, float[][]> rows = new LinkedHashMap<>();
    float[][] whole = sample.shares(event);
    for (float[] layer : whole) {
      Arrays.fill(layer, 1);
    }
    rows.put("All", whole);
    rows.put("Neutral", sample.shares(event));
    for (FlowAnswers method : answers) {
      if (method.shares().length > 0) {
        rows.put(method.name().equals("net") ? "U-Net" : "Rings", method.shares()[0]);
      }
    }
    int side = OverlapImages.side(sample);
    int layers = sample.cells().length;
    int tile = side + GAP;
    int wide = layers * tile;
    double[] cells = new double[rows.size() * tile * wide];
    Arrays.fill(cells, Double.NaN); // gaps stay white
    int top = rows.size() * tile - GAP / 2;
    for (float[][] shares : rows.values()) {
      for (int layer = 0; layer < layers; layer++) {
        CalorimeterLayer grid = sample.geometry().layers().get(layer);
        for (int pixel = 0; pixel < side * side; pixel++) {
          int cell = OverlapImages.cell(grid, pixel, side);
          double energy = shares[layer][cell] * sample.cells()[layer][event * grid.cells() + cell];
          cells[(top - 1 - pixel / side) * wide + GAP / 2 + layer * tile + pixel % side] =
              Math.max(LEAST_GEV, energy);
        }
      }
      top -= tile;
    }
    double largest = Arrays.stream(cells).filter(Double::isFinite).max().orElse(1);
    Grid grid =
        new Grid(
            Histogram.uniform(wide, 0, layers),
            Histogram.uniform(rows.size() * tile, 0, rows.size()),
            cells,
            new double[cells.length]);
    return Plot.of(
        Axis.categories("Layer", List.of("E1", "E2", "E3", "H1", "H2", "H3")),
        Axis.categories("", List.copyOf(rows.sequencedKeySet()).reversed()),
        List.of(
            HeatMap.of(
                grid,
                Axis.log("Energy [GeV]").range(LEAST_GEV, Math.max(2 * LEAST_GEV, largest)))));
  }
}
