package hep.analysis.generative;

import hep.learners.Tensor;
import hep.rootio.Batch;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Points on a line or in a plane whose density is known: equal parts of round Gaussians.
 *
 * @param name of the tree
 * @param modes centres, one or two coordinates each
 * @param widths one a mode
 */
public record PointMixture(String name, double[][] modes, double[] widths) {
  private static final int RING = 8;

  /** Points a mode has within so many widths count for it. */
  private static final double REACH = 3;

  /** Two Gaussians on a line, at ±1.5 with widths 0.5 and 0.8. */
  public static PointMixture line() {
    return new PointMixture("line", new double[][] {{-1.5}, {1.5}}, new double[] {0.5, 0.8});
  }

  /** Eight Gaussians of width 0.2 on a ring of radius 2. */
  public static PointMixture ring() {
    double[][] modes = new double[RING][];
    double[] widths = new double[RING];
    for (int i = 0; i < RING; i++) {
      double angle = 2 * Math.PI * i / RING;
      modes[i] = new double[] {2 * StrictMath.cos(angle), 2 * StrictMath.sin(angle)};
      widths[i] = 0.2;
    }
    return new PointMixture("ring", modes, widths);
  }

  /**
   * Writes the trees {@code line} (branch x) and {@code ring} (branches x and y).
   *
   * @param file is replaced
   * @param points of each
   * @throws java.io.UncheckedIOException where the file cannot be written
   */
  public static void write(Path file, int points, long seed) {
    RootWriter.write(
        file,
        out -> {
          for (PointMixture each : new PointMixture[] {line(), ring()}) {
            Tensor sample = each.sample(points, seed);
            Batch batch = new Batch();
            for (int d = 0; d < each.dimensions(); d++) {
              float[] column = new float[points];
              for (int i = 0; i < points; i++) {
                column[i] = sample.at(i, d);
              }
              batch.column(d == 0 ? "x" : "y", column);
            }
            try (TreeWriter tree = out.tree(each.name, "mixture of Gaussians (toy)")) {
              tree.fill(batch);
            }
          }
        });
  }

  /** One or two. */
  public int dimensions() {
    return modes[0].length;
  }

  /** Independent points, points by dimensions. */
  public Tensor sample(int points, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Tensor sample = Tensor.zeros(points, dimensions());
    for (int i = 0; i < points; i++) {
      int mode = random.nextInt(modes.length);
      for (int d = 0; d < dimensions(); d++) {
        sample.data()[i * dimensions() + d] =
            (float) (modes[mode][d] + widths[mode] * random.nextGaussian());
      }
    }
    return sample;
  }

  /** The density at a point. */
  public double density(double... point) {
    double sum = 0;
    for (int m = 0; m < modes.length; m++) {
      double peak = 1 / (Math.sqrt(2 * Math.PI) * widths[m]);
      double distance = distance(m, point) / widths[m];
      sum += Math.pow(peak, point.length) * Math.exp(-distance * distance / 2);
    }
    return sum / modes.length;
  }

  /**
   * How many modes have at least a quarter of the points within three widths that they should have.
   */
  public int covered(Tensor points) {
    int[] near = new int[modes.length];
    double[] point = new double[dimensions()];
    for (int i = 0; i < points.rows(); i++) {
      for (int d = 0; d < point.length; d++) {
        point[d] = points.at(i, d);
      }
      for (int m = 0; m < near.length; m++) {
        near[m] += distance(m, point) < REACH * widths[m] ? 1 : 0;
      }
    }
    int covered = 0;
    for (int count : near) {
      covered += 4.0 * count * modes.length >= points.rows() ? 1 : 0;
    }
    return covered;
  }

  private double distance(int mode, double... point) {
    double sum = 0;
    for (int d = 0; d < point.length; d++) {
      sum += (point[d] - modes[mode][d]) * (point[d] - modes[mode][d]);
    }
    return Math.sqrt(sum);
  }
}
