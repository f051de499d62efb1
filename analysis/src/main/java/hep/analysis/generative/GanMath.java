package hep.analysis.generative;

import hep.analysis.InputException;
import hep.analysis.input.FlatReader;
import hep.analysis.input.TreeInput;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.Tensor;
import hep.learners.train.Split;
import hep.rootio.Columns;
import hep.rootio.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * GANs of points on a line and in a plane, where the value that the best discriminator reaches is
 * known: ½ (1 − TV) for the absolute error and −ln 4 + 2 JSD for the logarithmic form ({@link
 * GanObjective}).
 *
 * <p>Each GAN plays for the given epochs. Before and after, the generator is held and a new
 * discriminator learns to tell its points from the data; its value on points it has not seen stands
 * beside the closed form of the densities on a grid. A discriminator of finite size stays a little
 * on the bad side of the closed form.
 *
 * @param objectives to play, at least one
 * @param toy whether the input is that of {@link PointMixture#write}, whose density is known;
 *     otherwise the density of the data is counted, and modes are not
 */
public record GanMath(List<GanObjective> objectives, boolean toy) {
  private static final double TRAINING_SHARE = 0.5;

  /** Points needed to learn and to judge. */
  private static final int FEWEST = 100;

  /** Copies the list. */
  public GanMath {
    objectives = List.copyOf(objectives);
    if (objectives.isEmpty()) {
      throw new InputException("there is no GAN objective to play; known are log and absolute");
    }
  }

  /**
   * With names as on a command line.
   *
   * @throws InputException for a name other than {@code log} and {@code absolute}
   */
  public static GanMath of(List<String> objectives, boolean toy) {
    return new GanMath(objectives.stream().map(GanObjective::of).distinct().toList(), toy);
  }

  /** Points of one kind, those to learn from and those to judge by. */
  record Points(String name, Tensor training, Tensor test, Optional<PointMixture> truth) {
    /** Points of a generator that its density is counted from. */
    int counted() {
      return Math.clamp(160L * training.rows(), 20_000, 6_400_000);
    }

    PointGrid grid() {
      return truth.isPresent() ? PointGrid.of(training.columns()) : PointGrid.over(training);
    }

    double[] shares(PointGrid grid) {
      return truth.isPresent() ? grid.shares(truth.get()) : grid.shares(test);
    }
  }

  /**
   * Reads, plays, compares.
   *
   * @param input files with branches x, or x and y; of the toy the file with both trees
   * @param test points to judge by; empty for half of the input
   */
  public TaskResult run(List<String> input, List<String> test, RunOptions options) {
    GanMathReport report = new GanMathReport(options);
    for (Points points : points(input, test, options.seed())) {
      report.target(points);
      for (GanObjective objective : objectives) {
        report.game(points, objective);
      }
    }
    return report.result();
  }

  private List<Points> points(List<String> input, List<String> test, long seed) {
    List<Points> all = new ArrayList<>();
    if (toy) {
      for (PointMixture mixture : List.of(PointMixture.line(), PointMixture.ring())) {
        List<String> tree = input.stream().map(file -> file + ":" + mixture.name()).toList();
        Tensor read = read(tree);
        Tensor fresh = mixture.sample(Math.max(FEWEST, read.rows()), ~seed);
        all.add(new Points(mixture.name(), read, fresh, Optional.of(mixture)));
      }
      return all;
    }
    Tensor read = read(input);
    String name = read.columns() == 1 ? "line" : "plane";
    if (!test.isEmpty()) {
      Tensor other = read(test);
      if (other.columns() != read.columns()) {
        throw new InputException(
            "%s has points of %d coordinates, %s of %d"
                .formatted(test, other.columns(), input, read.columns()));
      }
      all.add(new Points(name, read, other, Optional.empty()));
      return all;
    }
    Split split = Split.of(read.rows(), TRAINING_SHARE, seed);
    all.add(
        new Points(
            name, only(read, split.training()), only(read, split.validation()), Optional.empty()));
    return all;
  }

  private static Tensor only(Tensor points, int... chosen) {
    Tensor some = Tensor.zeros(chosen.length, points.columns());
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(
          points.data(),
          chosen[i] * points.columns(),
          some.data(),
          i * points.columns(),
          points.columns());
    }
    return some;
  }

  private static Tensor read(List<String> specs) {
    try (Tree tree = Tree.open(specs.toArray(String[]::new))) {
      TreeInput input = TreeInput.of(tree, String.join(", ", specs));
      List<String> names =
          FlatReader.numbers(input).contains("y") ? List.of("x", "y") : List.of("x");
      Columns columns = input.read(names);
      int rows = columns.entries();
      if (rows < FEWEST) {
        throw new InputException(
            "%s: %d points are too few; at least %d are needed"
                .formatted(input.where(), rows, FEWEST));
      }
      Tensor points = Tensor.zeros(rows, names.size());
      for (int d = 0; d < names.size(); d++) {
        double[] values = input.flat(columns, names.get(d));
        for (int i = 0; i < rows; i++) {
          points.data()[i * names.size() + d] = (float) values[i];
        }
      }
      return points;
    }
  }
}
