package hep.analysis.autoencoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Tensor;
import hep.rootio.Batch;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.RootWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutoencodersTest {
  @TempDir private Path folder;

  private TaskResult run(int images, int epochs, String... kinds) {
    Path file = folder.resolve("toy.root");
    ToyImages.write(file, images, 1);
    return Autoencoders.of(List.of(kinds), 6, "gaussian", 0.3, 100_000)
        .run(List.of(file.toString()), List.of(), RunOptions.defaults().withEpochs(epochs));
  }

  private static double value(TaskResult result, String name) {
    return Objects.requireNonNull(result.figures().get(name), name).value();
  }

  @Test
  void aLinearAutoencoderSpansThePrincipalComponents() {
    TaskResult result = run(200, 1, "linear");
    assertTrue(value(result, "subspace_angle_linear") < 1e-3, result.figures().toString());
    assertEquals(value(result, "error_pca"), value(result, "error_linear_training"), 1e-5);
  }

  @Test
  void takesNoiseAwayBetterThanAMedian() {
    TaskResult result = run(800, 10, "denoising", "dense", "tied");
    assertTrue(
        value(result, "gain_db_denoising") > value(result, "gain_db_median"),
        result.figures().toString());
    assertTrue(value(result, "error_dense") < 0.6, result.figures().toString());
    assertTrue(value(result, "error_tied") < 0.6, result.figures().toString());
  }

  /** Three directions of variance 9, 4, 1 along known axes, seen through a rotation in a plane. */
  @Test
  void findsKnownDirections() {
    SplittableRandom random = new SplittableRandom(3);
    Tensor rows = Tensor.zeros(4000, 5);
    double c = Math.cos(0.4);
    double s = Math.sin(0.4);
    for (int row = 0; row < rows.rows(); row++) {
      double a = 3 * random.nextGaussian();
      double b = 2 * random.nextGaussian();
      rows.data()[row * 5] = (float) (c * a);
      rows.data()[row * 5 + 1] = (float) (s * a);
      rows.data()[row * 5 + 2] = (float) b;
      rows.data()[row * 5 + 3] = (float) random.nextGaussian();
    }
    PrincipalSubspace found = PrincipalSubspace.of(rows, 2);
    assertEquals(14, found.variance(), 0.8);
    assertEquals(13, found.kept(), 0.8);
    Tensor truth =
        Tensor.rows(new float[] {(float) c, (float) s, 0, 0, 0}, new float[] {0, 0, 1, 0, 0});
    assertTrue(found.largestAngle(truth) < 0.05);
    Tensor turned =
        Tensor.rows(new float[] {(float) c, (float) s, 0, 0, 0}, new float[] {0, 0, 0.8f, 0, 0.6f});
    assertEquals(Math.acos(0.8), found.largestAngle(turned), 0.05);
  }

  @Test
  void tiedWeightsAreHalfAsMany() {
    Parameters tied = Parameters.seeded(1);
    Autoencoder.of(tied, Autoencoder.Kind.TIED, 8, 4);
    assertEquals(64 * 128 + 128 * 4 + 128 + 64 + 4 + 128, tied.count());
    Parameters dense = Parameters.seeded(1);
    Autoencoder.of(dense, Autoencoder.Kind.DENSE, 8, 4);
    assertEquals(2 * (64 * 128 + 128 * 4) + 128 + 4 + 128 + 64, dense.count());
  }

  @Test
  void everyKindGivesBackAsManyPixelsForEvenAndOddSides() {
    for (Autoencoder.Kind kind : Autoencoder.Kind.values()) {
      for (int side : new int[] {8, 9, 11, 14}) {
        Parameters parameters = Parameters.seeded(1);
        Autoencoder network = Autoencoder.of(parameters, kind, side, 5);
        Tape tape = Tape.evaluation(parameters);
        assertEquals(side * side, network.apply(tape.zeros(2, side * side)).columns());
      }
    }
  }

  @Test
  void spoilsImagesTheSameWayForTheSameSeed() {
    for (String name : List.of("gaussian", "masking", "salt")) {
      Corruption corruption = Corruption.of(name, 0.5);
      float[] one = {0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f};
      float[] other = one.clone();
      corruption.apply(one, 0, 8, 7);
      corruption.apply(other, 0, 8, 7);
      assertEquals(List.of(box(one)), List.of(box(other)));
      assertNotEquals(0.5f * 8, sum(one));
    }
    assertThrows(InputException.class, () -> Corruption.of("rain", 0.5));
    assertThrows(InputException.class, () -> Corruption.of("salt", 1.5));
  }

  private static String box(float... values) {
    return java.util.Arrays.toString(values);
  }

  private static float sum(float... values) {
    float sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  @Test
  void refusesWhatAreNoImages() {
    refuses("shape.root", 65, 1, "has 65 values an entry; expected a square image");
    refuses("negative.root", 64, -1, "pixel 3 is -1.0 at entry 0");
    refuses("empty.root", 64, 0, "the image at entry 0 is empty");
    assertTrue(
        assertThrows(InputException.class, () -> Autoencoder.Kind.named("densse"))
            .toString()
            .contains("dense"));
  }

  private void refuses(String name, int pixels, float value, String told) {
    Path file = folder.resolve(name);
    float[] image = new float[pixels];
    image[3] = value;
    RootWriter.write(
        file,
        out -> {
          try (var tree = out.tree("images", "")) {
            tree.fill(new Batch().column("pixels", new Fixed(pixels, new FloatColumn(image))));
          }
        });
    String found =
        assertThrows(InputException.class, () -> ImageSample.read(List.of(file.toString())))
            .toString();
    assertTrue(found.contains(told), found);
  }
}
