package hep.analysis.generative;

import hep.analysis.calorimeter.CalorimeterLayer;
import hep.analysis.calorimeter.ShowerShapes;
import hep.validation.Calibration;
import hep.validation.Graph;
import hep.validation.Grid;
import hep.validation.Histogram;
import hep.validation.Measured;
import hep.validation.Moments;
import hep.validation.RocCurve;
import hep.validation.plot.Axis;
import hep.validation.plot.CalibrationPlot;
import hep.validation.plot.ColourMap;
import hep.validation.plot.HeatMap;
import hep.validation.plot.Line;
import hep.validation.plot.Plot;
import hep.validation.plot.Points;
import hep.validation.plot.RocPlot;
import hep.validation.plot.Steps;
import hep.validation.plot.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Pictures of made showers beside real ones. */
final class ShowerPlots {
  private static final int ENERGY_BINS = 8;

  /** Made showers drawn with their nearest neighbours. */
  private static final int DRAWN = 3;

  private ShowerPlots() {}

  static SequencedMap<String, Plot> of(
      Showers training, Showers real, Showers made, ShowerComparison comparison) {
    SequencedMap<String, Plot> plots = new LinkedHashMap<>();
    for (int layer = 0; layer < real.geometry().layers().size(); layer++) {
      plots.put("average_real_" + layer, image(real, layer, mean(real, layer), "Mean, real"));
      plots.put("average_made_" + layer, image(made, layer, mean(made, layer), "Mean, made"));
    }
    neighbours(plots, training, made);
    for (int v = 0; v < comparison.names().size(); v++) {
      plots.put("shape_" + comparison.names().get(v), shape(comparison, v));
    }
    if (real.highestGeV() > real.lowestGeV()) {
      plots.put("response", response(real, made));
    }
    SequencedMap<String, RocCurve> curves = new LinkedHashMap<>();
    curves.put("Shapes", comparison.shapes().test().roc());
    curves.put("Cells", comparison.cells().test().roc());
    plots.put("classifier_roc", RocPlot.of("Real", "Made", curves));
    SequencedMap<String, Calibration> calibrations = new LinkedHashMap<>();
    calibrations.put("Shapes", comparison.shapes().test().calibration());
    calibrations.put("Cells", comparison.cells().test().calibration());
    plots.put("classifier_calibration", CalibrationPlot.of(calibrations));
    return plots;
  }

  private static double[] mean(Showers showers, int layer) {
    double[] mean = new double[showers.geometry().layers().get(layer).cells()];
    for (int i = 0; i < showers.size(); i++) {
      for (int c = 0; c < mean.length; c++) {
        mean[c] += showers.cell(i, showers.first(layer) + c) / (double) showers.size();
      }
    }
    return mean;
  }

  private static Plot image(Showers showers, int layer, double[] cells, String what) {
    CalorimeterLayer shape = showers.geometry().layers().get(layer);
    Grid grid =
        new Grid(
            edges(shape.columns(), shape.cellWidthMm()),
            edges(shape.rows(), shape.cellHeightMm()),
            cells,
            new double[cells.length]);
    return Plot.of(
        Axis.linear("*x* [mm]"),
        Axis.linear("*y* [mm]"),
        List.of(new HeatMap(grid, Axis.log(what + " [GeV]"), ColourMap.BLUES, List.of())));
  }

  private static double[] edges(int cells, double width) {
    return Histogram.uniform(cells, -cells * width / 2, cells * width / 2);
  }

  /** The layer with the most cells of some made showers and of the training showers nearest. */
  private static void neighbours(SequencedMap<String, Plot> plots, Showers training, Showers made) {
    int count = Math.min(DRAWN, made.size());
    Neighbours near = Neighbours.of(made.atMost(count), training);
    int layer = Math.min(1, made.geometry().layers().size() - 1);
    for (int i = 0; i < count; i++) {
      plots.put("shower_" + i, image(made, layer, cells(made, i, layer), "Made"));
      plots.put(
          "neighbour_" + i,
          image(training, layer, cells(training, near.nearest()[i], layer), "Nearest in training"));
    }
  }

  private static double[] cells(Showers showers, int shower, int layer) {
    double[] cells = new double[showers.geometry().layers().get(layer).cells()];
    Arrays.setAll(cells, c -> showers.cell(shower, showers.first(layer) + c));
    return cells;
  }

  private static Plot shape(ShowerComparison comparison, int v) {
    double[] real = ShowerComparison.column(comparison.real(), v);
    double[] made = ShowerComparison.column(comparison.made(), v);
    double[] edges = ShowerComparison.edges(real);
    return Plot.of(
        Axis.linear(ShowerShapes.title(comparison.names().get(v))),
        Axis.linear("Share of showers"),
        List.of(
            new Steps("Real", share(real, edges), Style.of(0)),
            new Points("Made", share(made, edges).graph(), Style.of(1))));
  }

  private static Histogram share(double[] values, double[] edges) {
    return Histogram.of(values, edges).scaled(1.0 / values.length);
  }

  private static Plot response(Showers real, Showers made) {
    double low = real.lowestGeV();
    double high = real.highestGeV();
    return Plot.of(
        Axis.linear("Energy of the particle [GeV]"),
        Axis.linear("Energy in the cells / energy of the particle"),
        List.of(
            new Line("Real", responses(real, low, high), Style.of(0)),
            new Points("Made", responses(made, low, high), Style.of(1))));
  }

  private static Graph responses(Showers showers, double low, double high) {
    List<Double> at = new ArrayList<>();
    List<Measured> values = new ArrayList<>();
    for (int bin = 0; bin < ENERGY_BINS; bin++) {
      double from = low + (high - low) * bin / ENERGY_BINS;
      double to = low + (high - low) * (bin + 1) / ENERGY_BINS;
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < showers.size(); i++) {
        double energy = showers.energyGeV()[i];
        if (energy >= from && energy < to) {
          ratios.add(showers.totalGeV(i) / energy);
        }
      }
      if (ratios.size() > 1) {
        double[] ones = new double[ratios.size()];
        Arrays.fill(ones, 1);
        at.add((from + to) / 2);
        values.add(Moments.of(ratios.stream().mapToDouble(d -> d).toArray(), ones).measuredMean());
      }
    }
    return Graph.of(at.stream().mapToDouble(d -> d).toArray(), values.toArray(Measured[]::new));
  }
}
