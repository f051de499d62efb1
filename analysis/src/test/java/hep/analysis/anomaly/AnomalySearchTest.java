package hep.analysis.anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.autoencoder.ImageSample;
import hep.analysis.autoencoder.ToyImages;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.rootio.Batch;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.RootWriter;
import hep.validation.Measured;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnomalySearchTest {
  private static final int SIDE = ToyImages.SIDE;

  @TempDir private Path folder;

  private Path write(String name, int images, int divisor) {
    ImageSample shapes = ToyImages.sample(images, 1);
    int[] labels = Arrays.stream(shapes.labels()).map(kind -> kind / divisor).toArray();
    Path file = folder.resolve(name);
    RootWriter.write(
        file,
        out -> {
          try (var tree = out.tree("images", "")) {
            tree.fill(
                new Batch()
                    .column(
                        "pixels", new Fixed(SIDE * SIDE, new FloatColumn(shapes.pixels().data())))
                    .column("label", labels));
          }
        });
    return file;
  }

  private static Measured figure(TaskResult result, String name) {
    return Objects.requireNonNull(result.figures().get(name), name);
  }

  /** Spots and rings against bars: each is strange to a network that has seen the others only. */
  @Test
  void findsShapesThatWereNotLearnedInBothDirections() {
    Path file = write("shapes.root", 1200, 2);
    TaskResult result =
        AnomalySearch.of("dense", 4, 0, 1000)
            .run(List.of(file.toString()), List.of(), RunOptions.defaults().withEpochs(10));
    assertTrue(
        figure(result, "auc_trained_on_background").value() > 0.8, result.figures().toString());
    assertTrue(figure(result, "auc_trained_on_signal").value() > 0.6, result.figures().toString());
  }

  @Test
  void hidesTheMassFromAnAdversary() {
    Path file = write("shapes.root", 600, 2);
    TaskResult result =
        AnomalySearch.of("linear", 2, 30, 1000)
            .run(List.of(file.toString()), List.of(), RunOptions.defaults().withEpochs(8));
    double before = figure(result, "mass_correlation_trained_on_background").value();
    Measured after = figure(result, "mass_correlation_trained_on_background_decorrelated");
    assertTrue(Math.abs(after.value()) < Math.abs(before), before + " " + after);
  }

  @Test
  void ranksValuesWithTies() {
    // ranks 0, 1.5, 1.5, 3 and 0, 1, 2, 3: r = 4.5 / sqrt(4.5 * 5)
    Measured r = RankCorrelation.of(new double[] {1, 5, 5, 9}, new double[] {-3, 0, 2, 10});
    assertEquals(4.5 / Math.sqrt(22.5), r.value(), 1e-12);
  }

  /** Two pixels of 1 and 3 at a distance of 5: m/pT = sqrt(1 * 3 * 25) / 4. */
  @Test
  void givesImagesTheMassOfMasslessPixels() {
    Path file = folder.resolve("mass.root");
    int jets = 60;
    float[] pixels = new float[jets * SIDE * SIDE];
    int[] labels = new int[jets];
    for (int jet = 0; jet < jets; jet++) {
      pixels[jet * SIDE * SIDE + 2 * SIDE + 3] = 1;
      pixels[jet * SIDE * SIDE + 6 * SIDE + 6] = 3;
      labels[jet] = jet % 2;
    }
    RootWriter.write(
        file,
        out -> {
          try (var tree = out.tree("images", "")) {
            tree.fill(
                new Batch()
                    .column("pixels", new Fixed(SIDE * SIDE, new FloatColumn(pixels)))
                    .column("label", labels));
          }
        });
    JetImages images = JetImages.read(List.of(file.toString()));
    assertEquals(Math.sqrt(75) / 4, images.mass()[0], 1e-6);
    assertEquals(1 / Math.sqrt(10), images.images().pixels().at(0, 2 * SIDE + 3), 1e-6);
  }

  @Test
  void refusesLabelsThatAreNoKindAndOneKindOnly() {
    String labels = write("labels.root", 80, 1).toString();
    assertTrue(
        assertThrows(InputException.class, () -> JetImages.read(List.of(labels)))
            .toString()
            .contains("branch 'label' is 2 at entry 2"));
    String one = write("one.root", 80, 4).toString();
    assertTrue(
        assertThrows(InputException.class, () -> JetImages.read(List.of(one)))
            .toString()
            .contains("there are 0 signal jets"));
    assertThrows(InputException.class, () -> AnomalySearch.of("dense", 4, -1, 10));
  }
}
