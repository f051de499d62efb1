package hep.analysis.digits;

import hep.learners.Tensor;
import hep.rootio.Batch;
import hep.rootio.ByteColumn;
import hep.rootio.Fixed;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Simulated digits: the seven strokes of a pocket calculator's display, with ends that wander,
 * turned, sheared, scaled and moved, drawn with a soft pen of varying width on noisy paper. A toy:
 * real handwriting has curves, loops and many ways to write a digit.
 */
public final class ToyDigits {
  /** Pixels on each side. */
  public static final int SIDE = 28;

  /**
   * Which strokes a digit has: top, upper left, upper right, middle, lower left, lower right,
   * bottom.
   */
  private static final String[] STROKES = {
    "1110111", "0010010", "1011101", "1011011", "0111010", "1101011", "1101111", "1010010",
    "1111111", "1111011"
  };

  /** Ends of the strokes: x and y of both, in a box of 1 by 2 about the origin. */
  private static final double[][] ENDS = {
    {-0.5, -1, 0.5, -1},
    {-0.5, -1, -0.5, 0},
    {0.5, -1, 0.5, 0},
    {-0.5, 0, 0.5, 0},
    {-0.5, 0, -0.5, 1},
    {0.5, 0, 0.5, 1},
    {-0.5, 1, 0.5, 1}
  };

  private static final double WANDER = 0.12;
  private static final double TURN = 0.25;
  private static final double SHEAR = 0.3;
  private static final double MOVE = 2;
  private static final double NOISE = 0.1;

  private ToyDigits() {}

  /**
   * Writes {@code pixels[784]} as bytes and {@code label} to the tree {@code digits}.
   *
   * @param file is replaced
   * @param images how many
   * @param seed of the sample
   * @throws java.io.UncheckedIOException where the file cannot be written
   */
  public static void write(Path file, int images, long seed) {
    DigitSample sample = simulate(images, seed);
    byte[] ink = new byte[images * SIDE * SIDE];
    for (int i = 0; i < ink.length; i++) {
      ink[i] = (byte) Math.round(255 * sample.pixels().data()[i]);
    }
    Batch batch = new Batch();
    batch.column("pixels", new Fixed(images, SIDE * SIDE, new ByteColumn(ink, true)));
    batch.column("label", sample.labels());
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree("digits", "simulated digits (toy)")) {
            tree.fill(batch);
          }
        });
  }

  /** The same images in memory. */
  static DigitSample simulate(int images, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] pixels = new float[images * SIDE * SIDE];
    int[] labels = new int[images];
    for (int i = 0; i < images; i++) {
      labels[i] = random.nextInt(STROKES.length);
      draw(labels[i], random, pixels, i * SIDE * SIDE);
    }
    return new DigitSample(SIDE, new Tensor(pixels, images, SIDE * SIDE), labels);
  }

  private static void draw(int digit, SplittableRandom random, float[] pixels, int at) {
    double scale = 6 + 2 * random.nextDouble();
    double angle = TURN * (2 * random.nextDouble() - 1);
    double shear = SHEAR * (2 * random.nextDouble() - 1);
    double dx = SIDE / 2.0 + MOVE * (2 * random.nextDouble() - 1);
    double dy = SIDE / 2.0 + MOVE * (2 * random.nextDouble() - 1);
    double pen = 0.9 + 0.8 * random.nextDouble();
    double[][] lines = new double[STROKES[digit].length()][];
    for (int stroke = 0; stroke < lines.length; stroke++) {
      double[] line = new double[4];
      for (int end = 0; end < 4; end += 2) {
        double x = ENDS[stroke][end] + WANDER * random.nextGaussian();
        double y = ENDS[stroke][end + 1] + WANDER * random.nextGaussian();
        double sheared = x - shear * y;
        line[end] = dx + scale * (Math.cos(angle) * sheared - Math.sin(angle) * y);
        line[end + 1] = dy + scale * (Math.sin(angle) * sheared + Math.cos(angle) * y);
      }
      lines[stroke] = STROKES[digit].charAt(stroke) == '1' ? line : new double[0];
    }
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double nearest = Double.POSITIVE_INFINITY;
        for (double[] line : lines) {
          if (line.length > 0) {
            nearest = Math.min(nearest, distance(line, x + 0.5, y + 0.5));
          }
        }
        double ink = 1 / (1 + Math.exp(4 * (nearest - pen))) + NOISE * random.nextGaussian();
        pixels[at + x + y * SIDE] = (float) Math.clamp(ink, 0, 1);
      }
    }
  }

  /** From a point to a line between two ends. */
  private static double distance(double[] line, double x, double y) {
    double ax = line[2] - line[0];
    double ay = line[3] - line[1];
    double length = Math.max(1e-9, ax * ax + ay * ay);
    double part = Math.clamp(((x - line[0]) * ax + (y - line[1]) * ay) / length, 0, 1);
    return Math.hypot(x - line[0] - part * ax, y - line[1] - part * ay);
  }
}
