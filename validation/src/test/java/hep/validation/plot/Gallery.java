package hep.validation.plot;

import hep.validation.Calibration;
import hep.validation.ConfusionMatrix;
import hep.validation.EfficiencyProfile;
import hep.validation.Grid;
import hep.validation.Histogram;
import hep.validation.RocCurve;
import hep.validation.internal.Inputs;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Supplier;

/** One plot of every kind from seeded toys; run it to look at all of them. */
final class Gallery {
  private Gallery() {}

  static SequencedMap<String, Supplier<Plot>> plots() {
    SequencedMap<String, Supplier<Plot>> plots = new LinkedHashMap<>();
    plots.put("roc", Gallery::roc);
    plots.put("discriminant", Gallery::discriminant);
    plots.put("loss", Gallery::loss);
    plots.put("confusion", Gallery::confusion);
    plots.put("efficiency", Gallery::efficiency);
    plots.put("calibration", Gallery::calibration);
    plots.put("spectrum", Gallery::spectrum);
    plots.put("map", Gallery::map);
    return plots;
  }

  static Plot plot(String name) {
    return Objects.requireNonNull(plots().get(name)).get();
  }

  static Plot roc() {
    Random random = new Random(1);
    SequencedMap<String, RocCurve> curves = new LinkedHashMap<>();
    double[] base = gaussians(random, 20_000, 2.2);
    boolean[] signal = new boolean[base.length];
    Arrays.fill(signal, 0, 10_000, true);
    curves.put("Track network", RocCurve.of(base, signal));
    curves.put("IP3D", RocCurve.of(blurred(random, base, 0.6), signal));
    curves.put("IP2D", RocCurve.of(blurred(random, base, 1.0), signal));
    return RocPlot.of("*b*-jet", "Light-jet", curves)
        .withText("Toy simulation", "√*s* = 13 TeV, *p*_{T} > 20 GeV", "|*η*| < 2.5");
  }

  static Plot discriminant() {
    Random random = new Random(2);
    double[] edges = Histogram.uniform(40, -5, 7);
    double[] b = gaussians(random, 12_000, 2.4);
    boolean[] signal = new boolean[b.length];
    Arrays.fill(signal, 0, 6_000, true);
    double[] c = random.doubles(5000).map(u -> 0.9 + 1.1 * random.nextGaussian()).toArray();
    RocCurve roc = RocCurve.of(b, signal);
    return DiscriminantPlot.of(
            "*D*_{*b*}",
            edges,
            List.of(
                DiscriminantPlot.Sample.of(
                    "*b*-jets", Arrays.copyOfRange(b, 0, 3000), Arrays.copyOfRange(b, 3000, 6000)),
                DiscriminantPlot.Sample.of(
                    "*c*-jets", Arrays.copyOfRange(c, 0, 2500), Arrays.copyOfRange(c, 2500, 5000)),
                DiscriminantPlot.Sample.of(
                    "Light jets",
                    Arrays.copyOfRange(b, 6000, 9000),
                    Arrays.copyOfRange(b, 9000, 12000))),
            List.of(
                roc.workingPoint(0.6),
                roc.workingPoint(0.7),
                roc.workingPoint(0.77),
                roc.workingPoint(0.85)))
        .withText("Toy simulation");
  }

  static Plot loss() {
    Random random = new Random(3);
    double[] training = new double[30];
    double[] validation = new double[30];
    for (int i = 0; i < 30; i++) {
      training[i] = 0.42 + 0.6 * Math.exp(-i / 5.0) - 0.002 * i + 0.003 * random.nextGaussian();
      validation[i] =
          0.46
              + 0.55 * Math.exp(-i / 5.0)
              + 0.001 * Math.max(0, i - 16) * (i - 16) * 0.2
              + 0.004 * random.nextGaussian();
    }
    int best = 1;
    for (int i = 0; i < 30; i++) {
      best = validation[i] < validation[best - 1] ? i + 1 : best;
    }
    return LossPlot.of(training, validation, best).withText("Toy simulation");
  }

  static Plot confusion() {
    Random random = new Random(4);
    int[] truth = random.ints(3000, 0, 3).toArray();
    int[] given =
        Arrays.stream(truth)
            .map(t -> random.nextDouble() < 0.7 - 0.15 * t ? t : random.nextInt(3))
            .toArray();
    return ConfusionPlot.of(ConfusionMatrix.of(truth, given, List.of("*b*", "*c*", "light")));
  }

  static Plot efficiency() {
    Random random = new Random(5);
    double[] pt = random.doubles(6000).map(u -> 20 + 60 * -Math.log(u)).toArray();
    SequencedMap<String, EfficiencyProfile> profiles = new LinkedHashMap<>();
    double[] edges = {20, 30, 40, 60, 80, 110, 150, 200, 300};
    for (var flavour :
        List.of(List.of("*b*-jets", 0.72), List.of("*c*-jets", 0.2), List.of("Light jets", 0.02))) {
      double top = (double) flavour.get(1);
      boolean[] passed = new boolean[pt.length];
      for (int i = 0; i < pt.length; i++) {
        passed[i] = random.nextDouble() < top * Math.tanh(pt[i] / 40) * 60 / (60 + 0.1 * pt[i]);
      }
      profiles.put(
          (String) flavour.get(0), EfficiencyProfile.of(pt, passed, Inputs.ones(pt.length), edges));
    }
    return EfficiencyPlot.of("Jet *p*_{T} [GeV]", profiles)
        .withText("Toy simulation", "*ε*_{*b*} = 70 %");
  }

  static Plot calibration() {
    Random random = new Random(6);
    double[] p = random.doubles(8000).toArray();
    boolean[] signal = new boolean[p.length];
    for (int i = 0; i < p.length; i++) {
      signal[i] = random.nextDouble() < p[i];
    }
    double[] sharp = Arrays.stream(p).map(x -> x * x * (3 - 2 * x)).toArray();
    SequencedMap<String, Calibration> all = new LinkedHashMap<>();
    all.put("Network", Calibration.of(p, signal, Inputs.ones(p.length), 10));
    all.put("Boosted trees", Calibration.of(sharp, signal, Inputs.ones(p.length), 10));
    return CalibrationPlot.of(all);
  }

  static Plot spectrum() {
    Random random = new Random(7);
    double[] edges = Histogram.uniform(40, 0, 200);
    Histogram simulated =
        Histogram.of(random.doubles(200_000).map(u -> 30 * -Math.log(u)).toArray(), edges)
            .scaled(0.1);
    Histogram measured =
        Histogram.of(random.doubles(20_000).map(u -> 30.5 * -Math.log(u)).toArray(), edges);
    double[] ratio = new double[40];
    double[] error = new double[40];
    double[] own = new double[40];
    for (int i = 0; i < 40; i++) {
      ratio[i] = measured.content(i).value() / simulated.content(i).value();
      error[i] = measured.content(i).error() / simulated.content(i).value();
      own[i] = simulated.content(i).error() / simulated.content(i).value();
    }
    hep.validation.Graph points = measured.graph();
    return Plot.of(
            Axis.linear("Jet *p*_{T} [GeV]"),
            Axis.log("Jets / 5 GeV"),
            List.of(
                new Steps("Generator", simulated, Style.of(0)),
                new Points("Data", points, Style.of(0).with(java.awt.Color.BLACK))))
        .withText("Toy simulation", "√*s* = 13.6 TeV, ∫*L* d*t* = 1 fb^{−1}")
        .withLower(
            Axis.linear("Data / gen.").range(0.4, 1.6),
            List.of(
                new Band(
                    "",
                    new hep.validation.Graph(points.x(), Inputs.ones(40), points.xError(), own),
                    Style.of(0)),
                new Points(
                    "",
                    new hep.validation.Graph(points.x(), ratio, points.xError(), error),
                    Style.of(0).with(java.awt.Color.BLACK)),
                Rule.level(1)));
  }

  static Plot map() {
    Random random = new Random(8);
    double[] x = random.doubles(200_000).map(u -> random.nextGaussian()).toArray();
    double[] y = new double[x.length];
    Arrays.setAll(y, i -> 0.6 * x[i] + 0.8 * random.nextGaussian());
    double[] edges = Histogram.uniform(50, -3, 3);
    Grid grid = Grid.of(x, y, Inputs.ones(x.length), edges, edges);
    return Plot.of(
        Axis.linear("*η*"), Axis.linear("*φ*"), List.of(HeatMap.of(grid, Axis.log("Entries"))));
  }

  private static double[] gaussians(Random random, int n, double distance) {
    double[] scores = new double[n];
    Arrays.setAll(scores, i -> random.nextGaussian() + (i < n / 2 ? distance : 0));
    return scores;
  }

  private static double[] blurred(Random random, double[] scores, double width) {
    return Arrays.stream(scores).map(s -> s + width * random.nextGaussian()).toArray();
  }

  public static void main(String[] args) {
    plots().forEach((name, plot) -> plot.get().saveAll(Path.of(args[0]), name));
  }
}
