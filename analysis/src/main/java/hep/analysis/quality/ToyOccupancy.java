package hep.analysis.quality;

import hep.rootio.Batch;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Simulates maps of {@value #SIDE} x {@value #SIDE} channels: a beam spot whose place, width and
 * brightness change from map to map, as beam and luminosity do, over channels of fixed gains, with
 * Poisson counts. In faulty maps a block of {@value #BLOCK} x {@value #BLOCK} channels is hot
 * (counts more), dead (counts nothing) or drifting (loses its gain little by little along the run).
 * It is a toy.
 */
public final class ToyOccupancy {
  /** Channels along each side. */
  public static final int SIDE = 24;

  private static final int BLOCK = 3;
  private static final double COUNTS = 25;
  private static final double GAIN_SPREAD = 0.15;
  private static final double HOT = 1.6;
  private static final int KINDS = 4;

  private ToyOccupancy() {}

  /**
   * Writes single maps, two thirds of them without fault and the others of the three faults in
   * turn, and then runs of {@value #RUN_MAPS} maps that go wrong after a third.
   *
   * @param file is replaced
   * @param maps single ones; their run is -1
   * @param runs that go wrong
   * @throws java.io.UncheckedIOException where it cannot be written
   */
  public static void write(Path file, int maps, int runs, long seed) {
    int total = Math.addExact(maps, Math.multiplyExact(runs, RUN_MAPS));
    float[] pixels = new float[total * SIDE * SIDE];
    int[] fault = new int[total];
    int[] run = new int[total];
    int[] number = new int[total];
    int[] onset = new int[total];
    double[] gains = gains(seed);
    for (int map = 0; map < total; map++) {
      boolean single = map < maps;
      run[map] = single ? -1 : (map - maps) / RUN_MAPS;
      number[map] = single ? -1 : (map - maps) % RUN_MAPS;
      onset[map] = single ? -1 : RUN_MAPS / 3;
      boolean good = single ? map % 3 != 0 : number[map] < onset[map];
      int kind = 1 + (single ? map / 3 : run[map]) % (KINDS - 1);
      fault[map] = good ? 0 : kind;
      SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + map);
      SplittableRandom place =
          single ? random.split() : new SplittableRandom(seed * 0xD1B54A32D192ED03L + run[map]);
      int corner = place.nextInt(4, SIDE - 4 - BLOCK) * SIDE + place.nextInt(4, SIDE - 4 - BLOCK);
      // a drift is met anywhere between its beginning and its end
      double drifted =
          single
              ? random.nextDouble(0.2, 1)
              : (number[map] - onset[map] + 1.0) / (RUN_MAPS - onset[map]);
      fill(pixels, map * SIDE * SIDE, gains, random, factor(fault[map], drifted), corner);
    }
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree("maps", "toy occupancy (toy)")) {
            tree.fill(
                new Batch()
                    .column("pixels", new Fixed(SIDE * SIDE, new FloatColumn(pixels)))
                    .column("fault", fault)
                    .column("run", run)
                    .column("number", number)
                    .column("onset", onset));
          }
        });
  }

  /** Maps of a run. */
  public static final int RUN_MAPS = 30;

  private static double factor(int fault, double drifted) {
    return switch (fault) {
      case 1 -> HOT;
      case 2 -> 0;
      case 3 -> 1 - drifted;
      default -> 1;
    };
  }

  private static double[] gains(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] gains = new double[SIDE * SIDE];
    for (int channel = 0; channel < gains.length; channel++) {
      gains[channel] = Math.max(0.2, 1 + GAIN_SPREAD * random.nextGaussian());
    }
    return gains;
  }

  private static void fill(
      float[] pixels,
      int from,
      double[] gains,
      SplittableRandom random,
      double factor,
      int corner) {
    double x = SIDE / 2.0 + 2 * random.nextGaussian();
    double y = SIDE / 2.0 + 2 * random.nextGaussian();
    double width = random.nextDouble(6, 9);
    double bright = COUNTS * random.nextDouble(0.7, 1.3);
    for (int channel = 0; channel < SIDE * SIDE; channel++) {
      int row = channel / SIDE;
      int column = channel % SIDE;
      double dx = (column + 0.5 - x) / width;
      double dy = (row + 0.5 - y) / width;
      boolean faulty =
          row >= corner / SIDE
              && row < corner / SIDE + BLOCK
              && column >= corner % SIDE
              && column < corner % SIDE + BLOCK;
      double mean = bright * gains[channel] * (0.15 + Math.exp(-(dx * dx + dy * dy) / 2));
      pixels[from + channel] = poisson(faulty ? factor * mean : mean, random);
    }
  }

  /** By products of uniform numbers, in pieces whose limit a double can hold. */
  private static int poisson(double mean, SplittableRandom random) {
    int count = 0;
    double left = mean;
    while (left > 0) {
      double piece = Math.min(left, 30);
      double limit = Math.exp(-piece);
      for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
        count++;
      }
      left -= piece;
    }
    return count;
  }
}
