package hep.analysis.segmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.Parameters;
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

class SegmentationTest {
  private static final Segmentation LITTLE =
      Segmentation.of(List.of("unet"), 2, 4).withCrops(48, 2, 10);

  @TempDir private Path folder;

  private String toy(int slices) {
    Path file = folder.resolve("toy.root");
    ToyCells.write(file, slices, 5);
    return file.toString();
  }

  private static Measured figure(TaskResult result, String name) {
    return Objects.requireNonNull(result.figures().get(name), name);
  }

  @Test
  void findsCellsAndAppliesTheSavedModelAlike() {
    String file = toy(12);
    RunOptions options = RunOptions.defaults().withEpochs(6);
    TaskResult result = LITTLE.run(List.of(file), List.of(), options);
    // all 'inside' has half the intersection over union of the inside, and no borders
    assertTrue(figure(result, "iou_mean").value() > 0.65, result.figures().toString());
    assertTrue(figure(result, "auc_membrane").value() > 0.9, result.figures().toString());
    assertTrue(figure(result, "iou_mean").error() > 0);
    Path model = folder.resolve("model.kaon");
    result.model().save(model);
    Predictions applied = LITTLE.apply(model, List.of(file), options);
    int size = ToyCells.SIDE * ToyCells.SIDE;
    assertEquals(12 * size, applied.size());
    // the last three slices were judged
    assertArrayEquals(
        result.test().scores(0), Arrays.copyOfRange(applied.scores(0), 9 * size, 12 * size));
    assertEquals(-1, applied.labels()[0]);
  }

  @Test
  void givesTheSameBitsAtAnyNumberOfThreads() {
    String file = toy(6);
    RunOptions options = RunOptions.defaults().withEpochs(1);
    TaskResult one = LITTLE.run(List.of(file), List.of(), options.withThreads(1));
    TaskResult four = LITTLE.run(List.of(file), List.of(), options.withThreads(4));
    assertEquals(one.figures(), four.figures());
    assertArrayEquals(one.test().scores(0), four.test().scores(0));
  }

  @Test
  void judgesEverySliceOnceByFolds() {
    String file = toy(6);
    RunOptions options = RunOptions.defaults().withEpochs(1);
    TaskResult result = LITTLE.withFolds(3).run(List.of(file), List.of(), options);
    assertEquals(6 * ToyCells.SIDE * ToyCells.SIDE, result.test().size());
    String told =
        assertThrows(
                InputException.class,
                () -> LITTLE.withFolds(3).run(List.of(file), List.of(file), options))
            .getMessage();
    assertTrue(String.valueOf(told).contains("give either folds or a test file"), told);
  }

  @Test
  void predictsASliceThatIsNoMultipleOfATile() {
    Parameters parameters = Parameters.seeded(1);
    UNet network = UNet.of(parameters, UNet.Plan.small(1, 1, 2, 2));
    float[] pixels = new float[37 * 37];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i % 37 < 18 ? -1 : 1;
    }
    SliceSample sample = new SliceSample(37, List.of(pixels), List.of());
    float[] membrane = new Tiles(network, parameters, 2).membrane(sample).getFirst();
    assertEquals(37 * 37, membrane.length);
    for (int row = 0; row < 37; row++) {
      for (int column = 0; column < 37; column++) {
        float p = membrane[row * 37 + column];
        assertTrue(p > 0 && p < 1, "probability " + p);
      }
    }
  }

  private String write(String name, float[] pixels, int size, float[] mask, int maskSize) {
    Path file = folder.resolve(name);
    RootWriter.write(
        file,
        out -> {
          try (var tree = out.tree("slices", "")) {
            tree.fill(
                new Batch()
                    .column("pixels", new Fixed(size, new FloatColumn(pixels)))
                    .column("mask", new Fixed(maskSize, new FloatColumn(mask))));
          }
        });
    return file.toString();
  }

  private static float[] ramp(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = i % 251;
    }
    return values;
  }

  private static String message(String file) {
    return message(LITTLE, file);
  }

  private static String message(Segmentation task, String file) {
    return Objects.requireNonNull(
        assertThrows(
                InputException.class,
                () -> task.run(List.of(file), List.of(), RunOptions.defaults()))
            .getMessage());
  }

  @Test
  void refusesSlicesThatAreNotSquare() {
    String file = write("odd.root", ramp(4000), 2000, new float[4000], 2000);
    assertTrue(message(file).contains("has 2000 values an entry; expected a square slice"));
  }

  @Test
  void refusesMasksOfAnotherLength() {
    String file = write("short.root", ramp(8192), 4096, new float[8190], 4095);
    assertTrue(message(file).contains("has 4095 values an entry; expected 4096"));
  }

  @Test
  void refusesOtherValuesInMasksAndTakes255ForInside() {
    float[] mask = new float[8192];
    mask[5000] = 7;
    String file = write("seven.root", ramp(8192), 4096, mask, 4096);
    assertTrue(message(file).contains("the mask is 7.0 at pixel 904 of entry 1"), message(file));
    mask[5000] = 255;
    SliceSample sample =
        SliceSample.read(List.of(write("white.root", ramp(8192), 4096, mask, 4096)));
    assertTrue(sample.inside().get(1)[904]);
  }

  @Test
  void refusesEmptyFilesFewSlicesAndBlankOnes() {
    assertTrue(
        message(write("empty.root", new float[0], 4096, new float[0], 4096))
            .contains("'slices' has no entries"));
    assertTrue(
        message(write("few.root", ramp(8192), 4096, new float[8192], 4096))
            .contains("1 slices to learn from and 1 to judge by are too few"));
    assertTrue(
        message(write("blank.root", new float[4096], 4096, new float[4096], 4096))
            .contains("all pixels of the slice at entry 0 are 0.0"));
  }

  @Test
  void refusesPiecesThatDoNotFitTheNetwork() {
    assertThrows(InputException.class, () -> LITTLE.withCrops(50, 2, 10));
    assertThrows(InputException.class, () -> LITTLE.withCrops(48, 2, -1));
    assertThrows(InputException.class, () -> Segmentation.of(List.of("vnet"), 2, 4));
    String file = toy(6);
    assertTrue(message(LITTLE.withCrops(256, 2, 10), file).contains("choose smaller pieces"), file);
  }
}
