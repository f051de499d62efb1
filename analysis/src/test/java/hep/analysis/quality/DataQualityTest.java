package hep.analysis.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.autoencoder.ImageSample;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.Tensor;
import hep.rootio.Batch;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.RootWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataQualityTest {
  @TempDir private Path folder;

  private static double value(TaskResult result, String name) {
    return Objects.requireNonNull(result.figures().get(name), name).value();
  }

  @Test
  void findsDeadChannelsUnderAMovingBeamBetterThanAReference() {
    Path file = folder.resolve("toy.root");
    ToyOccupancy.write(file, 1500, 6, 2);
    TaskResult result =
        new DataQuality(8)
            .run(List.of(file.toString()), List.of(), RunOptions.defaults().withEpochs(50));
    assertTrue(
        value(result, "auc_net_dead") > value(result, "auc_chi2_dead"),
        result.figures().toString());
    assertTrue(value(result, "delay_net") <= ToyOccupancy.RUN_MAPS);
  }

  /** A mean of 4 in each of 64 channels, brought to a map of 5 each but for one that is dead. */
  @Test
  void comparesMapsWithAReferenceOfTheSameNumberOfCounts() {
    Tensor good = Tensor.zeros(2, 64);
    Arrays.fill(good.data(), 0, 64, 3);
    Arrays.fill(good.data(), 64, 128, 5);
    ReferenceTest reference = ReferenceTest.of(new ImageSample(8, good, new int[2]));
    Tensor map = Tensor.zeros(1, 64);
    Arrays.fill(map.data(), 5);
    map.data()[10] = 0;
    double expected = 5 * 63 / 64.0;
    double d = 5 - expected;
    double test = (63 * d * d / expected + expected) / 64;
    assertArrayEquals(
        new double[] {test}, reference.against(new ImageSample(8, map, new int[1])), 1e-9);
  }

  @Test
  void refusesFaultsThatAreNotKnownAndTooFewGoodMaps() {
    refuses("unknown.root", 70, 9, "branch 'fault' is 9 at entry 69");
    refuses("few.root", 20, 0, "fewer than 60 maps are without fault");
  }

  private void refuses(String name, int maps, int last, String told) {
    Path file = folder.resolve(name);
    float[] pixels = new float[maps * 64];
    Arrays.fill(pixels, 1);
    int[] faults = new int[maps];
    faults[maps - 1] = last;
    RootWriter.write(
        file,
        out -> {
          try (var tree = out.tree("maps", "")) {
            tree.fill(
                new Batch()
                    .column("pixels", new Fixed(64, new FloatColumn(pixels)))
                    .column("fault", faults)
                    .column("run", new int[maps])
                    .column("number", new int[maps])
                    .column("onset", new int[maps]));
          }
        });
    String found =
        assertThrows(InputException.class, () -> OccupancySample.read(List.of(file.toString())))
            .toString();
    assertTrue(found.contains(told), found);
  }

  @Test
  void simulatesTheSameMapsForTheSameSeed() {
    Path one = folder.resolve("one.root");
    Path other = folder.resolve("other.root");
    ToyOccupancy.write(one, 90, 1, 3);
    ToyOccupancy.write(other, 90, 1, 3);
    OccupancySample first = OccupancySample.read(List.of(one.toString()));
    assertArrayEquals(
        first.maps().pixels().data(),
        OccupancySample.read(List.of(other.toString())).maps().pixels().data());
    assertEquals(120, first.size());
    assertEquals(90, first.singles().length);
  }
}
