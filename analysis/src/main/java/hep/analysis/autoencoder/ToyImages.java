package hep.analysis.autoencoder;

import hep.learners.Tensor;
import hep.rootio.Batch;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Images of {@value #SIDE} x {@value #SIDE} pixels with soft shapes of four kinds (a spot, a ring,
 * an upright bar, a level bar) at random places and of random sizes, pixels between 0 and 1. They
 * are a toy: no detector makes such images.
 */
public final class ToyImages {
  /** Pixels along each side. */
  public static final int SIDE = 16;

  private static final int KINDS = 4;

  private ToyImages() {}

  /** Returns images of all kinds in turn; the label is the kind, from 0. */
  public static ImageSample sample(int images, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Tensor pixels = Tensor.zeros(images, SIDE * SIDE);
    int[] labels = new int[images];
    for (int image = 0; image < images; image++) {
      labels[image] = image % KINDS;
      double x = random.nextDouble(SIDE * 0.3, SIDE * 0.7);
      double y = random.nextDouble(SIDE * 0.3, SIDE * 0.7);
      double size = random.nextDouble(2, 4);
      double bright = random.nextDouble(0.5, 1);
      for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
        int row = pixel / SIDE;
        double dx = pixel % SIDE + 0.5 - x;
        double dy = row + 0.5 - y;
        double distance =
            switch (labels[image]) {
              case 0 -> Math.max(0, Math.hypot(dx, dy) - size / 2);
              case 1 -> Math.abs(Math.hypot(dx, dy) - size);
              case 2 -> Math.max(Math.abs(dx), Math.abs(dy) - size);
              default -> Math.max(Math.abs(dy), Math.abs(dx) - size);
            };
        pixels.data()[image * SIDE * SIDE + pixel] =
            (float) (bright * Math.exp(-distance * distance / 2));
      }
    }
    return new ImageSample(SIDE, pixels, labels);
  }

  /**
   * Writes the tree {@code images}: {@code pixels} and {@code label}.
   *
   * @param file is replaced
   * @throws java.io.UncheckedIOException where it cannot be written
   */
  public static void write(Path file, int images, long seed) {
    ImageSample sample = sample(images, seed);
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree("images", "toy shapes (toy)")) {
            tree.fill(
                new Batch()
                    .column(
                        "pixels", new Fixed(SIDE * SIDE, new FloatColumn(sample.pixels().data())))
                    .column("label", sample.labels()));
          }
        });
  }
}
