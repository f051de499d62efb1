package hep.analysis.segmentation;

import hep.analysis.internal.Draws;
import hep.rootio.Batch;
import hep.rootio.ByteColumn;
import hep.rootio.Fixed;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * Slices of {@value #SIDE} x {@value #SIDE} pixels full of cells that touch each other: the places
 * nearest to points scattered on a loose grid, bent at random. Between them lie dark membranes of
 * {@value #MEMBRANE} pixels. Cells differ in brightness and hold dark spots and streaks that are no
 * membranes; some membranes are faint; all pixels have noise. They are a toy: no microscope makes
 * such images.
 */
public final class ToyCells {
  /** Pixels along each side. */
  public static final int SIDE = 128;

  /** Width of a membrane, in pixels. */
  public static final int MEMBRANE = 5;

  private static final double SPACING = 28;
  private static final double NOISE = 22;

  private ToyCells() {}

  private record Slice(byte[] pixels, byte[] mask) {}

  /**
   * Writes the tree {@code slices}: {@code pixels} from 0 to 255 and {@code mask}, 1 inside a cell
   * and 0 on a membrane.
   *
   * @param file is replaced
   * @throws java.io.UncheckedIOException where it cannot be written
   */
  public static void write(Path file, int slices, long seed) {
    int size = SIDE * SIDE;
    byte[] pixels = new byte[slices * size];
    byte[] mask = new byte[slices * size];
    IntStream.range(0, slices)
        .parallel()
        .forEach(number -> {
          Slice slice = slice(new Draws(seed, number));
          System.arraycopy(slice.pixels, 0, pixels, number * size, size);
          System.arraycopy(slice.mask, 0, mask, number * size, size);
        });
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree("slices", "toy cells (toy)")) {
            tree.fill(
                new Batch()
                    .column("pixels", new Fixed(size, new ByteColumn(pixels, true)))
                    .column("mask", new Fixed(size, new ByteColumn(mask, true))));
          }
        });
  }

  private static Slice slice(Draws draws) {
    Points cells = Points.loose(draws);
    Bending bending = new Bending(draws, SIDE, 6);
    double[] light = new double[SIDE * SIDE];
    byte[] mask = new byte[SIDE * SIDE];
    for (int pixel = 0; pixel < light.length; pixel++) {
      int row = pixel / SIDE;
      int column = pixel % SIDE;
      double x = column + bending.x(row, column);
      double y = row + bending.y(row, column);
      int nearest = cells.nearest(x, y);
      double distance = cells.toBorder(nearest, x, y);
      mask[pixel] = (byte) (distance < MEMBRANE / 2.0 ? 0 : 1);
      double darkness = 95 * cells.contrast[nearest] * Math.exp(-Math.pow(distance / 2.6, 4));
      light[pixel] = cells.brightness[nearest] - darkness;
    }
    spots(light, mask, draws);
    byte[] pixels = new byte[light.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(Math.clamp(light[i] + NOISE * draws.gauss(), 0, 255));
    }
    return new Slice(pixels, mask);
  }

  /** Dark spots and streaks inside cells. */
  private static void spots(double[] light, byte[] mask, Draws draws) {
    for (int spot = 0; spot < 25; spot++) {
      double x = draws.uniform(0, SIDE);
      double y = draws.uniform(0, SIDE);
      double angle = draws.uniform(0, Math.PI);
      double length = draws.uniform(1.5, 5);
      double width = draws.uniform(1.2, 2);
      double dark = draws.uniform(30, 80);
      for (int pixel = 0; pixel < light.length; pixel++) {
        int row = pixel / SIDE;
        double dx = pixel % SIDE - x;
        double dy = row - y;
        double along = (dx * Math.cos(angle) + dy * Math.sin(angle)) / length;
        double across = (dy * Math.cos(angle) - dx * Math.sin(angle)) / width;
        double square = along * along + across * across;
        if (mask[pixel] == 1 && square < 9) {
          light[pixel] -= dark * Math.exp(-square / 2);
        }
      }
    }
  }

  /** Middles of cells, some of them beyond the slice. */
  private record Points(double[] x, double[] y, double[] brightness, double[] contrast) {
    static Points loose(Draws draws) {
      int across = (int) Math.ceil(SIDE / SPACING) + 4;
      int count = across * across;
      Points points =
          new Points(new double[count], new double[count], new double[count], new double[count]);
      for (int i = 0; i < count; i++) {
        int row = i / across;
        points.x[i] = (i % across - 1.5 + draws.uniform(-0.35, 0.35)) * SPACING;
        points.y[i] = (row - 1.5 + draws.uniform(-0.35, 0.35)) * SPACING;
        points.brightness[i] = draws.uniform(140, 200);
        points.contrast[i] = draws.chance(0.15) ? 0.5 : draws.uniform(0.8, 1);
      }
      return points;
    }

    int nearest(double px, double py) {
      int best = 0;
      for (int i = 1; i < x.length; i++) {
        best = square(i, px, py) < square(best, px, py) ? i : best;
      }
      return best;
    }

    /** Distance to the nearest line that is as far from another point as from this one. */
    double toBorder(int one, double px, double py) {
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < x.length; i++) {
        if (i != one) {
          double apart = Math.hypot(x[i] - x[one], y[i] - y[one]);
          least = Math.min(least, (square(i, px, py) - square(one, px, py)) / (2 * apart));
        }
      }
      return least;
    }

    private double square(int i, double px, double py) {
      return (px - x[i]) * (px - x[i]) + (py - y[i]) * (py - y[i]);
    }
  }
}
