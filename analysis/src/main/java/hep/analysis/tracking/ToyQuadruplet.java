package hep.analysis.tracking;

import hep.rootio.Batch;
import hep.rootio.ByteColumn;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Simulates one particle in a {@link Quadruplet}: a straight line at a random place and angle;
 * Polya-distributed charges (gamma distribution of shape 1.8); a Gaussian charge spread of 2.27 ±
 * 0.19 mm integrated over seven strips; and what else the chamber is set to. An event is a pure
 * function of settings, seed and number. It is a toy: see the package for what is left out.
 */
public final class ToyQuadruplet {
  private static final double POLYA_SHAPE = 1.8;
  private static final double SPREAD_MM = 2.27;
  private static final double SPREAD_ERROR_MM = 0.19;
  private static final int REACH = 3;
  private static final double TAIL_MM = 5;
  private static final double TAIL_CHARGE = 0.3;
  private static final double NOISE_HIT_CHARGE = 0.15;
  private static final double THRESHOLD = 3;
  private static final double MARGIN_MM = 20;

  private final Quadruplet chamber;
  private final RandomGenerator random;

  private ToyQuadruplet(Quadruplet chamber, long seed, long number) {
    this.chamber = chamber;
    this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
  }

  /**
   * One event.
   *
   * @param charge strip by strip, layer after layer, in mean charges of a hit
   * @param positionMm true place of the particle in each layer
   * @param efficient whether it left a hit there
   * @param angle to the normal
   */
  public record Event(float[] charge, double[] positionMm, boolean[] efficient, double angle) {}

  /** Returns an event. */
  public static Event event(Quadruplet chamber, long seed, long number) {
    return new ToyQuadruplet(chamber, seed, number).event();
  }

  private Event event() {
    double length = chamber.strips() * chamber.pitchMm();
    double depth = chamber.spacingMm() * (chamber.layers() - 1);
    double angle = random.nextDouble(-chamber.maxAngle(), chamber.maxAngle());
    double slope = Math.tan(angle);
    double middle =
        random.nextDouble(
            MARGIN_MM + depth / 2 * Math.abs(slope),
            length - MARGIN_MM - depth / 2 * Math.abs(slope));
    float[] charge = new float[chamber.layers() * chamber.strips()];
    double[] position = new double[chamber.layers()];
    boolean[] efficient = new boolean[chamber.layers()];
    for (int layer = 0; layer < chamber.layers(); layer++) {
      position[layer] = middle + slope * (layer * chamber.spacingMm() - depth / 2);
      efficient[layer] = random.nextDouble() >= chamber.inefficiency();
      double[] strips = new double[chamber.strips()];
      if (efficient[layer]) {
        double centre = position[layer] + chamber.hitErrorMm(angle) * random.nextGaussian();
        hit(strips, centre, polya(), slope);
        if (random.nextDouble() < chamber.tails()) {
          double beside = -TAIL_MM * Math.log(1 - random.nextDouble());
          hit(strips, centre + (random.nextBoolean() ? beside : -beside), TAIL_CHARGE * polya(), 0);
        }
      }
      if (random.nextDouble() < chamber.overlaps()) {
        double away = random.nextDouble(-Quadruplet.OVERLAP_MM, Quadruplet.OVERLAP_MM);
        hit(strips, position[layer] + away, polya(), random.nextDouble(-slopeMost(), slopeMost()));
      }
      readOut(strips, charge, layer * chamber.strips());
    }
    return new Event(charge, position, efficient, angle);
  }

  private double slopeMost() {
    return Math.max(1e-9, Math.tan(chamber.maxAngle()));
  }

  /** Charge on seven strips; each errs by itself. */
  private void hit(double[] strips, double centreMm, double charge, double slope) {
    double width = SPREAD_MM + SPREAD_ERROR_MM * random.nextGaussian();
    double error = chamber.smearing() * Math.sqrt(1 + 12 * slope * slope);
    int middle = (int) Math.floor(centreMm / chamber.pitchMm());
    for (int strip = middle - REACH; strip <= middle + REACH; strip++) {
      double from = (strip * chamber.pitchMm() - centreMm) / width;
      double share = normal(from + chamber.pitchMm() / width) - normal(from);
      double smeared = charge * share * Math.max(0, 1 + error * random.nextGaussian());
      if (strip >= 0 && strip < strips.length) {
        strips[strip] += smeared;
      }
    }
  }

  private void readOut(double[] strips, float[] charge, int at) {
    for (int fired = poisson(chamber.noiseHits()); fired > 0; fired--) {
      strips[random.nextInt(strips.length)] += NOISE_HIT_CHARGE * polya();
    }
    for (int strip = 0; strip < strips.length; strip++) {
      double seen = strips[strip] + chamber.noise() * random.nextGaussian();
      charge[at + strip] = seen > THRESHOLD * chamber.noise() ? (float) seen : 0;
    }
  }

  private int poisson(double mean) {
    int count = -1;
    for (double product = 1; product > Math.exp(-mean); product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /** Gamma-distributed with mean 1 (Marsaglia and Tsang, ACM TOMS 26 (2000) 363). */
  private double polya() {
    double d = POLYA_SHAPE - 1.0 / 3;
    while (true) {
      double x = random.nextGaussian();
      double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
      if (v > 0 && Math.log(1 - random.nextDouble()) < x * x / 2 + d * (1 - v + Math.log(v))) {
        return d * v / POLYA_SHAPE;
      }
    }
  }

  /** Normal distribution function, by Abramowitz and Stegun 26.2.17, to 1e-7. */
  private static double normal(double x) {
    double t = 1 / (1 + 0.2316419 * Math.abs(x));
    double tail =
        Math.exp(-x * x / 2)
            / Math.sqrt(2 * Math.PI)
            * t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    return x > 0 ? 1 - tail : tail;
  }

  /** Clean events, events with noise, and events with noise and overlaps: conditions 0, 1, 2. */
  public static List<Quadruplet> conditions() {
    return List.of(Quadruplet.clean(), Quadruplet.noisy(), Quadruplet.overlapping());
  }

  /**
   * Writes the tree of the package description.
   *
   * @param file is replaced
   * @param conditions of the same geometry, in turn event by event
   * @param events of each condition
   * @throws java.io.UncheckedIOException where it cannot be written
   */
  public static void write(Path file, List<Quadruplet> conditions, int events, long seed) {
    Quadruplet first = conditions.getFirst();
    int kinds = conditions.size();
    int total = Math.multiplyExact(events, kinds);
    List<Event> all =
        IntStream.range(0, total)
            .parallel()
            .mapToObj(number -> event(conditions.get(number % kinds), seed, number))
            .toList();
    float[] charge = new float[total * first.layers() * first.strips()];
    float[] position = new float[total * first.layers()];
    byte[] efficient = new byte[total * first.layers()];
    int[] condition = new int[total];
    for (int number = 0; number < total; number++) {
      Event event = all.get(number);
      System.arraycopy(
          event.charge(), 0, charge, number * event.charge().length, event.charge().length);
      for (int layer = 0; layer < first.layers(); layer++) {
        position[number * first.layers() + layer] = (float) event.positionMm()[layer];
        efficient[number * first.layers() + layer] = (byte) (event.efficient()[layer] ? 1 : 0);
      }
      condition[number] = kinds > 1 ? number % kinds : -1;
    }
    float[] pitch = new float[total];
    float[] spacing = new float[total];
    Arrays.fill(pitch, (float) first.pitchMm());
    Arrays.fill(spacing, (float) first.spacingMm());
    Batch batch =
        new Batch()
            .column("charge", new Fixed(first.layers() * first.strips(), new FloatColumn(charge)))
            .column("position", new Fixed(first.layers(), new FloatColumn(position)))
            .column("efficient", new Fixed(first.layers(), new ByteColumn(efficient)))
            .column("condition", condition)
            .column("pitch", pitch)
            .column("spacing", spacing);
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree("events", "toy strip chamber (toy)")) {
            tree.fill(batch);
          }
        });
  }
}
