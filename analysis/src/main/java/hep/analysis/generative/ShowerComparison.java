package hep.analysis.generative;

import hep.analysis.calorimeter.ShowerShapes;
import hep.analysis.tasks.RunOptions;
import hep.validation.ChiSquare;
import hep.validation.FrechetDistance;
import hep.validation.Histogram;
import hep.validation.JensenShannon;
import hep.validation.KolmogorovSmirnov;
import hep.validation.Measured;
import hep.validation.Moments;
import hep.validation.Wasserstein;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Made showers beside real ones that no model has seen, at the same energies.
 *
 * @param names of the shapes
 * @param real shapes of the real showers
 * @param made shapes of the made ones
 * @param shapes what a classifier finds in the shapes
 * @param cells what it finds in the cells
 * @param figures by name, without the model's name
 */
record ShowerComparison(
    List<String> names,
    double[][] real,
    double[][] made,
    RealOrMade.Found shapes,
    RealOrMade.Found cells,
    SequencedMap<String, Measured> figures) {
  private static final int BINS = 40;

  /** Showers whose nearest neighbours are looked for. */
  private static final int LOOKED = 200;

  static ShowerComparison of(Showers training, Showers real, Showers made, RunOptions options) {
    List<String> names = ShowerShapes.names(real.geometry());
    double[][] realShapes = real.shapes();
    double[][] madeShapes = made.shapes();
    RealOrMade.Found shapes = RealOrMade.test(realShapes, madeShapes, options);
    RealOrMade.Found cells = RealOrMade.test(parts(real), parts(made), options);
    SequencedMap<String, Measured> figures = new LinkedHashMap<>();
    figures.put("classifier_auc", shapes.test().auc());
    figures.put("classifier_auc_cells", cells.test().auc());
    figures.put("classifier_divergence", shapes.test().divergence());
    figures.put("classifier_calibration", shapes.test().calibration().expectedError());
    frechet(figures, realShapes, madeShapes);
    response(figures, real, made);
    Neighbours nearMade = Neighbours.of(made.atMost(LOOKED), training);
    Neighbours nearReal = Neighbours.of(real.atMost(LOOKED), training);
    figures.put("neighbour_distance", nearMade.mean());
    figures.put("neighbour_distance_real", nearReal.mean());
    ShowerComparison comparison =
        new ShowerComparison(names, realShapes, madeShapes, shapes, cells, figures);
    comparison.addDistances();
    return comparison;
  }

  private static void frechet(
      SequencedMap<String, Measured> figures, double[][] real, double[][] made) {
    if (Math.min(real.length, made.length) < 100) {
      return; // too few for its error
    }
    int half = real.length / 2;
    figures.put("frechet", FrechetDistance.of(real, made));
    figures.put(
        "frechet_of_halves",
        FrechetDistance.of(Arrays.copyOf(real, half), Arrays.copyOfRange(real, half, real.length)));
  }

  /** Mean of the energy in all cells over that of the particle. */
  private static void response(SequencedMap<String, Measured> figures, Showers real, Showers made) {
    Moments true_ = responses(real);
    Moments found = responses(made);
    figures.put("response_real", true_.measuredMean());
    figures.put("response", found.measuredMean());
    figures.put(
        "resolution_real", new Measured(true_.rms(), true_.rms() / Math.sqrt(2.0 * real.size())));
    figures.put(
        "resolution", new Measured(found.rms(), found.rms() / Math.sqrt(2.0 * made.size())));
  }

  private static Moments responses(Showers showers) {
    double[] ratios =
        IntStream.range(0, showers.size())
            .mapToDouble(i -> showers.totalGeV(i) / showers.energyGeV()[i])
            .toArray();
    double[] ones = new double[ratios.length];
    Arrays.fill(ones, 1);
    return Moments.of(ratios, ones);
  }

  /** Distances of each shape, and their means. */
  private void addDistances() {
    double chi = 0;
    double wasserstein = 0;
    double divergence = 0;
    int counted = 0;
    SequencedMap<String, Measured> each = new LinkedHashMap<>();
    for (int v = 0; v < names.size(); v++) {
      double[] a = column(real, v);
      double[] b = column(made, v);
      double spread = spread(a);
      if (spread == 0) {
        continue; // the same in every real shower, such as the deepest layer of crystals
      }
      double[] edges = edges(a);
      Histogram first = Histogram.of(a, edges);
      Histogram second = Histogram.of(b, edges);
      Measured reduced = ChiSquare.of(first, second).reduced();
      Measured moved = Wasserstein.of(a, b);
      each.put("chi2_" + names.get(v), reduced);
      each.put(
          "wasserstein_" + names.get(v),
          new Measured(moved.value() / spread, moved.error() / spread));
      each.put(
          "ks_" + names.get(v), new Measured(KolmogorovSmirnov.of(a, b).distance(), Double.NaN));
      chi += reduced.value();
      wasserstein += moved.value() / spread;
      divergence += second.total() > 0 ? JensenShannon.of(first, second).value() : Math.log(2);
      counted++;
    }
    int shapes = Math.max(1, counted);
    figures.put("chi2_mean", new Measured(chi / shapes, Double.NaN));
    figures.put("wasserstein_mean", new Measured(wasserstein / shapes, Double.NaN));
    figures.put("jensen_shannon_mean", new Measured(divergence / shapes, Double.NaN));
    figures.putAll(each);
  }

  private static double spread(double[] values) {
    double[] ones = new double[values.length];
    Arrays.fill(ones, 1);
    return Moments.of(values, ones).rms();
  }

  /** Equal bins from the lowest to the highest real value, with a margin for what is made. */
  static double[] edges(double[] values) {
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(1);
    double margin = Math.max(0.1 * (high - low), 1e-9 * (1 + Math.abs(high)));
    return Histogram.uniform(BINS, low >= 0 && low < margin ? -1e-9 : low - margin, high + margin);
  }

  static double[] column(double[][] rows, int column) {
    double[] values = new double[rows.length];
    Arrays.setAll(values, i -> rows[i][column]);
    return values;
  }

  /** Cells as parts of the particle's energy, and that energy. */
  static double[][] parts(Showers showers) {
    int cells = showers.geometry().cells();
    double[][] rows = new double[showers.size()][cells + 1];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < cells; c++) {
        rows[i][c] = showers.cell(i, c) / showers.energyGeV()[i];
      }
      rows[i][cells] = Math.log10(showers.energyGeV()[i]);
    }
    return rows;
  }
}
