package hep.analysis.pivot;

import hep.learners.Tensor;
import hep.rootio.Batch;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The two-dimensional example of arXiv:1611.01046, section 5.1: background N((0, 0), [[1, −0.5],
 * [−0.5, 1]]), signal N((1, 1 + z), 1) with z from N(0, 1) in both classes, which are equally
 * frequent. Of all classifiers that do not know z, the best has a cross-entropy of 0.4485 and an
 * area under the curve of 0.8587 (by integration on a grid). It is a toy.
 */
public final class ToyPivot {
  private ToyPivot() {}

  /** Returns objects of both classes in turn. */
  public static PivotSample sample(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Tensor inputs = Tensor.zeros(size, 2);
    float[] nuisance = new float[size];
    boolean[] signal = new boolean[size];
    for (int i = 0; i < size; i++) {
      double z = random.nextGaussian();
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      signal[i] = i % 2 == 1;
      nuisance[i] = (float) z;
      inputs.data()[2 * i] = (float) (signal[i] ? 1 + a : a);
      inputs.data()[2 * i + 1] = (float) (signal[i] ? 1 + z + b : -0.5 * a + Math.sqrt(0.75) * b);
    }
    return new PivotSample(List.of("x1", "x2"), inputs, nuisance, signal);
  }

  /**
   * Writes the tree {@code objects}: {@code x1 x2 z label}.
   *
   * @param file is replaced
   * @throws java.io.UncheckedIOException where it cannot be written
   */
  public static void write(Path file, int size, long seed) {
    PivotSample sample = sample(size, seed);
    Batch batch = new Batch();
    for (int column = 0; column < 2; column++) {
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = sample.inputs().at(i, column);
      }
      batch.column(sample.names().get(column), values);
    }
    int[] labels = new int[size];
    for (int i = 0; i < size; i++) {
      labels[i] = sample.signal()[i] ? 1 : 0;
    }
    batch.column("z", sample.nuisance()).column("label", labels);
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree("objects", "two Gaussians and a nuisance (toy)")) {
            tree.fill(batch);
          }
        });
  }
}
