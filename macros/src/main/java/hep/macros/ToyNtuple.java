package hep.macros;

import hep.rootio.Batch;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A flat ntuple to try things on: trees {@code TreeS} and {@code TreeB} with four correlated
 * Gaussian variables whose means differ.
 */
public final class ToyNtuple {
  /** Distance of the means in units of the width, for each variable. */
  private static final double[] SHIFTS = {0.4, 0.5, 0.6, 0.8};

  /** How much of the common part is in each variable. */
  private static final double COMMON = 0.6;

  private ToyNtuple() {}

  /**
   * Writes the file.
   *
   * @param file is replaced
   * @param entries of each class
   * @param seed of the sample
   * @throws java.io.UncheckedIOException where the file cannot be written
   */
  public static void write(Path file, int entries, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    RootWriter.write(
        file,
        out -> {
          tree(out, "TreeS", entries, 0.5, random);
          tree(out, "TreeB", entries, -0.5, random);
        });
  }

  private static void tree(
      RootWriter out, String name, int entries, double side, SplittableRandom random) {
    float[][] columns = new float[SHIFTS.length][entries];
    for (int i = 0; i < entries; i++) {
      double common = random.nextGaussian();
      for (int v = 0; v < SHIFTS.length; v++) {
        double own = Math.sqrt(1 - COMMON * COMMON) * random.nextGaussian();
        columns[v][i] = (float) (side * SHIFTS[v] + COMMON * common + own);
      }
    }
    Batch batch = new Batch();
    for (int v = 0; v < SHIFTS.length; v++) {
      batch.column("var" + (v + 1), columns[v]);
    }
    try (TreeWriter tree = out.tree(name, "toy ntuple (toy)")) {
      tree.fill(batch);
    }
  }
}
