package hep.analysis.generative;

import hep.analysis.features.ImageInputs;
import hep.analysis.features.Observables;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.Tensor;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.train.History;
import hep.validation.Graph;
import hep.validation.Grid;
import hep.validation.Histogram;
import hep.validation.Measured;
import hep.validation.plot.Axis;
import hep.validation.plot.ColourMap;
import hep.validation.plot.HeatMap;
import hep.validation.plot.Line;
import hep.validation.plot.LossPlot;
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

/** Plays the games and puts values beside closed forms. */
final class GanMathReport {
  /** Points the closed form is counted from in each epoch. */
  private static final int EACH_EPOCH = 200_000;

  private static final int JUDGE_EPOCHS = 40;

  /**
   * Where the density is known the judge learns from so many times the points, and sees each so
   * many times less often: points met again and again it would learn by heart.
   */
  private static final int FRESH = 10;

  private final RunOptions options;
  private final SequencedMap<String, Measured> figures = new LinkedHashMap<>();
  private final SequencedMap<String, Plot> plots = new LinkedHashMap<>();
  private final SequencedMap<String, ModelFile> models = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private Predictions last = nothing();

  GanMathReport(RunOptions options) {
    this.options = options;
  }

  /** Draws where the data are. */
  void target(GanMath.Points points) {
    if (points.training().columns() == 2) {
      PointGrid grid = points.grid();
      plots.put("data_" + points.name(), map(grid, points.shares(grid), "data"));
    }
  }

  /** One GAN on one kind of points. */
  void game(GanMath.Points points, GanObjective objective) {
    String name = points.name() + "_" + objective;
    PointGan gan = new PointGan(objective, points.training().columns(), options.seed());
    PointGrid grid = points.grid();
    double[] p = points.shares(grid);
    Judged start = judge(gan, points, p);
    List<Measured> played = new ArrayList<>();
    List<Measured> closed = new ArrayList<>();
    int each = Math.min(EACH_EPOCH, points.counted());
    History history =
        gan.play(
            points.training(),
            name,
            options,
            now -> {
              Tensor made = now.sample(each, options.seed() + 7, options.threads());
              played.add(now.value(points.test(), made, options.threads()));
              closed.add(ClosedForm.of(p, grid.shares(made), each).value(objective));
            });
    Judged end = judge(gan, points, p);
    figures.put("value_" + name + "_start", start.value);
    figures.put("closed_form_" + name + "_start", start.closed.value(objective));
    figures.put("value_" + name, end.value);
    figures.put("closed_form_" + name, end.closed.value(objective));
    figures.put("total_variation_" + name, end.closed.variation());
    figures.put("divergence_" + name, end.closed.divergence());
    points
        .truth()
        .ifPresent(truth -> {
          int covered = truth.covered(end.made);
          figures.put("modes_" + name, new Measured(covered, Double.NaN));
          notes.add("%s: %d of %d modes covered".formatted(name, covered, truth.modes().length));
        });
    notes.add(
        "%-16s before: value %s, closed form %s; after: value %s, closed form %s"
            .formatted(
                name,
                start.value,
                start.closed.value(objective),
                end.value,
                end.closed.value(objective)));
    plots.put("value_" + name, course(objective, played, closed, start, end));
    plots.put("density_" + name, density(points, grid, p, end, gan));
    double[] losses = history.epochs().stream().mapToDouble(History.Epoch::trainingLoss).toArray();
    plots.put("loss_" + name, LossPlot.of(losses, new double[0], losses.length));
    plots.put("loss", LossPlot.of(losses, new double[0], losses.length));
    models.put(name, model(gan, points, objective));
    last = predictions(points.test(), end);
  }

  /** A held generator and what a discriminator makes of it. */
  private record Judged(
      Tensor made, Measured value, ClosedForm closed, double[] realScores, double[] madeScores) {}

  private Judged judge(PointGan gan, GanMath.Points points, double[] p) {
    int threads = options.threads();
    int often = Math.min(JUDGE_EPOCHS, 2 * options.epochs());
    Tensor data =
        points
            .truth()
            .map(truth -> truth.sample(FRESH * points.training().rows(), options.seed() + 17))
            .orElse(points.training());
    int epochs = Math.ceilDiv(often * points.training().rows(), data.rows());
    Tensor opponent = gan.sample(data.rows(), options.seed() + 11, threads);
    PointGan.Trained judge = gan.judge(data, opponent, options.withEpochs(epochs));
    Tensor made = gan.sample(points.counted(), options.seed() + 13, threads);
    ClosedForm closed = ClosedForm.of(p, points.grid().shares(made), points.counted());
    Tensor seen = first(made, points.test().rows());
    Measured value = judge.value(points.test(), seen, threads);
    return new Judged(
        seen, value, closed, judge.scores(points.test(), threads), judge.scores(seen, threads));
  }

  private static Tensor first(Tensor points, int count) {
    int rows = Math.min(count, points.rows());
    return new Tensor(
        Arrays.copyOf(points.data(), rows * points.columns()), rows, points.columns());
  }

  private static Plot course(
      GanObjective objective,
      List<Measured> played,
      List<Measured> closed,
      Judged start,
      Judged end) {
    double[] epochs = new double[played.size()];
    Arrays.setAll(epochs, i -> i + 1);
    double last = epochs.length;
    String form = objective == GanObjective.LOG ? "−ln 4 + 2 JSD" : "(1 − TV)/2";
    Measured[] judged = {start.value, end.value};
    return Plot.of(
        Axis.linear("Epoch").range(-0.03 * last, 1.03 * last),
        Axis.linear(objective == GanObjective.LOG ? "Value *V*" : "Value *E*"),
        List.of(
            new Line(
                form + " of the densities",
                Graph.of(epochs, closed.toArray(Measured[]::new)),
                Style.of(0).filled(0)),
            new Line(
                "Discriminator of the game",
                Graph.of(epochs, played.toArray(Measured[]::new)),
                Style.of(1).filled(0)),
            new Points(
                "Discriminator trained to the end",
                Graph.of(new double[] {0, last}, judged),
                Style.of(3))));
  }

  private Plot density(
      GanMath.Points points, PointGrid grid, double[] p, Judged end, PointGan gan) {
    if (grid.dimensions() == 2) {
      return map(grid, grid.shares(end.made), "generated");
    }
    double[] edges = grid.edges();
    Histogram real = normalised(Histogram.of(column(points.test()), edges));
    Histogram made = normalised(Histogram.of(column(end.made), edges));
    double[] centres = new double[grid.bins()];
    double[] density = new double[grid.bins()];
    Tensor at = Tensor.zeros(grid.bins(), 1);
    for (int i = 0; i < centres.length; i++) {
      centres[i] = (edges[i] + edges[i + 1]) / 2;
      density[i] = p[i];
      at.data()[i] = (float) centres[i];
    }
    List<Mark> marks = new ArrayList<>();
    marks.add(new Steps("Data (test)", real, Style.of(0)));
    marks.add(new Steps("Generated", made, Style.of(1).filled(0)));
    marks.add(new Line("Density of the data", Graph.of(centres, density), Style.of(2).filled(0)));
    return Plot.of(Axis.linear("*x*"), Axis.linear("Share of points"), marks)
        .withLower(
            Axis.linear("*D*(*x*)").range(0, 1),
            List.of(
                new Line("", Graph.of(centres, gan.scores(at, options.threads())), Style.of(3))));
  }

  private static Histogram normalised(Histogram histogram) {
    return histogram.scaled(1 / Arrays.stream(histogram.sumW()).sum());
  }

  private static double[] column(Tensor points) {
    double[] values = new double[points.rows()];
    Arrays.setAll(values, i -> points.data()[i]);
    return values;
  }

  private static Plot map(PointGrid grid, double[] shares, String what) {
    double[] edges = grid.edges();
    double[] cells = Arrays.copyOf(shares, shares.length - 1);
    return Plot.of(
        Axis.linear("*x*").range(grid.low(), grid.high()),
        Axis.linear("*y*").range(grid.low(), grid.high()),
        List.of(
            new HeatMap(
                new Grid(edges, edges, cells, new double[cells.length]),
                Axis.linear("Share, " + what),
                ColourMap.BLUES,
                List.of())));
  }

  private ModelFile model(PointGan gan, GanMath.Points points, GanObjective objective) {
    return new ModelFile(
        "gan-math",
        Map.of("objective", objective.toString(), "points", points.name()),
        List.of(inputs(points.training())),
        List.of("real"),
        options.provenance("training_points", points.training().rows()),
        gan.summary(),
        ModelFile.weightsOf(gan.parameters()));
  }

  /** The coordinates; what the generator is given is noise. */
  private static InputGroup inputs(Tensor points) {
    return ImageInputs.of("points", "x", "1", points);
  }

  private static Predictions predictions(Tensor real, Judged end) {
    int reals = real.rows();
    int all = reals + end.made.rows();
    double[][] probabilities = new double[all][];
    int[] labels = new int[all];
    double[] weights = new double[all];
    double[][] coordinates = new double[real.columns()][all];
    for (int i = 0; i < all; i++) {
      boolean made = i >= reals;
      double score = made ? end.madeScores[i - reals] : end.realScores[i];
      probabilities[i] = new double[] {score, 1 - score};
      labels[i] = made ? 1 : 0;
      weights[i] = 1;
      for (int d = 0; d < coordinates.length; d++) {
        coordinates[d][i] = made ? end.made.at(i - reals, d) : real.at(i, d);
      }
    }
    List<String> names = real.columns() == 1 ? List.of("x") : List.of("x", "y");
    return new Predictions(
        List.of("real", "made"),
        probabilities,
        labels,
        weights,
        new Observables(names, coordinates));
  }

  static Predictions nothing() {
    return new Predictions(
        List.of("real", "made"),
        new double[0][],
        new int[0],
        new double[0],
        new Observables(List.of(), new double[0][]));
  }

  TaskResult result() {
    SequencedMap<String, ModelFile> others = new LinkedHashMap<>(models);
    ModelFile main = others.pollLastEntry().getValue();
    return new TaskResult("gan-math", figures, plots, last, nothing(), main, others, notes);
  }
}
