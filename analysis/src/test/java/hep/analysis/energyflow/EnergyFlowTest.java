package hep.analysis.energyflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.calorimeter.CalorimeterGeometry;
import hep.analysis.calorimeter.CalorimeterLayer;
import hep.analysis.calorimeter.EffectiveMedium;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.learners.Parameters;
import hep.learners.Tape;
import hep.learners.Var;
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

class EnergyFlowTest {
  @TempDir private Path folder;

  private static double value(TaskResult result, String name) {
    return Objects.requireNonNull(result.figures().get(name), name).value();
  }

  @Test
  void tellsNeutralCellsBetterThanSubtractionDoes() {
    Path file = folder.resolve("toy.root");
    ToyOverlaps.write(file, 1000, 3);
    TaskResult result =
        new EnergyFlow(2, 4, 700)
            .run(List.of(file.toString()), List.of(), RunOptions.defaults().withEpochs(8));
    String figures = result.figures().toString();
    assertTrue(value(result, "iou_net") > value(result, "iou_rings") + 0.1, figures);
    assertTrue(value(result, "position_mm_net") < value(result, "position_mm_rings"), figures);
    assertTrue(value(result, "resolution_net") < 0.25, figures);
    assertEquals(1, value(result, "response_net"), 0.05);
  }

  @Test
  void keepsEventsTheSameAndTheirEnergiesInBounds() {
    ToyOverlaps.Event event = ToyOverlaps.event(5, 7);
    assertArrayEquals(event.cells()[1], ToyOverlaps.event(5, 7).cells()[1]);
    double all = 0;
    double neutral = 0;
    for (int number = 0; number < 200; number++) {
      ToyOverlaps.Event one = ToyOverlaps.event(5, number);
      for (int layer = 0; layer < one.cells().length; layer++) {
        for (int cell = 0; cell < one.cells()[layer].length; cell++) {
          neutral += one.cells()[layer][cell] * one.neutral()[layer][cell];
        }
      }
      all += one.neutralGeV();
    }
    // photons leave all their energy, up to cells below the threshold and the sides
    assertEquals(1, neutral / all, 0.05);
  }

  /** Four cells of 2 x 2: one holds what the track left, one neutral energy. */
  private static OverlapSample small() {
    CalorimeterGeometry geometry =
        new CalorimeterGeometry(
            "two",
            List.of(
                new CalorimeterLayer(0, 10, 4, 4, 20, 20),
                new CalorimeterLayer(10, 20, 2, 2, 40, 40)),
            EffectiveMedium.leadArgon());
    float[] front = new float[16];
    front[5] = 2; // row 1, column 1
    front[15] = 4;
    float[] back = {1, 0, 0, 1};
    float[] ofFront = new float[16];
    ofFront[15] = 1;
    return new OverlapSample(
        geometry,
        new float[][] {front, back},
        new float[][] {ofFront, {0, 0, 0, 0.5f}},
        new double[][] {{5}, {-10}, {-10}},
        new double[][] {{4.5}, {30}, {30}});
  }

  @Test
  void showsCoarseCellsOnTheFinestGridAndWeighsPixelsByTheirEnergy() {
    OverlapSample sample = small();
    OverlapImages images = new OverlapImages(sample, new int[] {0}, new int[] {0});
    Tape tape = Tape.evaluation(Parameters.seeded(1));
    tape.begin(0, 0, 0);
    Var pixels = images.pixels(tape);
    assertArrayEquals(new int[] {1, 4, 4, 3}, pixels.shape());
    float gev = (float) Math.log1p(1 / 0.02f) / 5;
    for (int pixel : new int[] {0, 1, 4, 5}) { // the first cell of the second layer
      assertEquals(gev, pixels.data()[pixels.start() + 3 * pixel + 1], 1e-6);
    }
    // the track at −10 mm meets the second column and row
    assertEquals(Math.log1p(5 / 0.02) / 5, pixels.data()[pixels.start() + 3 * 5 + 2], 1e-5);
    Var weights = images.weights(tape);
    Var truth = images.truth(tape);
    double sum = 0;
    double neutral = 0;
    for (int i = 0; i < weights.size(); i++) {
      sum += weights.data()[weights.start() + i];
      neutral += weights.data()[weights.start() + i] * truth.data()[truth.start() + i];
    }
    assertEquals(32, sum, 1e-4); // so that the mean weight is 1
    assertEquals(32 * 4.5 / 8, neutral, 1e-4);
  }

  @Test
  void takesTheExpectedEnergyFromTheRingsInTheirOrder() {
    TrackTemplate template =
        new TrackTemplate(
            new double[0],
            new double[][] {{0.6, 0.6}}, // of 5 GeV: 3 GeV
            new double[][] {{0, 0}},
            List.of(
                new TrackTemplate.Ring(0, 0, 3), // 2 GeV at (−10, −10)
                new TrackTemplate.Ring(1, 1, 2), // 1 GeV at (20, 20), 1.06 cells away
                new TrackTemplate.Ring(0, 2, 1)));
    float[][] shares = template.shares(small(), 0);
    assertEquals(0, shares[0][5]);
    assertEquals(0, shares[1][3]);
    assertEquals(1, shares[0][15]);
    assertEquals(1, shares[1][0]);
    assertEquals(5, small().neutralGeV(0, shares), 1e-6);
  }

  @Test
  void refusesOtherLayersNegativeEnergiesAndEmptyEvents() {
    refuses("cells.root", 7, 1, 0.5f, "branch 'layer_5' holds 7 cells an entry");
    refuses("negative.root", 16, -1, 0.5f, "a cell of layer 0 has -1.0 GeV at entry 0");
    refuses("share.root", 16, 1, 2, "neutral share of a cell of layer 0 is 2.0 at entry 0");
    refuses("empty.root", 16, 0, 0.5f, "no cell has energy at entry 0");
  }

  private void refuses(String name, int last, float gev, float share, String told) {
    Path file = folder.resolve(name);
    Batch batch = new Batch();
    int[] sizes = {1024, 256, 256, 64, 64, last};
    for (int layer = 0; layer < sizes.length; layer++) {
      float[] cells = new float[sizes[layer]];
      float[] shares = new float[sizes[layer]];
      Arrays.fill(cells, layer == 0 ? gev : 0);
      Arrays.fill(shares, share);
      batch.column("layer_" + layer, new Fixed(sizes[layer], new FloatColumn(cells)));
      batch.column("neutral_" + layer, new Fixed(sizes[layer], new FloatColumn(shares)));
    }
    for (String number :
        List.of("track_p", "track_x", "track_y", "neutral_energy", "neutral_x", "neutral_y")) {
      batch.column(number, new float[] {1});
    }
    RootWriter.write(
        file,
        out -> {
          try (var tree = out.tree(ToyOverlaps.TREE, "")) {
            tree.fill(batch);
          }
        });
    InputException refused =
        assertThrows(InputException.class, () -> OverlapSample.read(List.of(file.toString())));
    assertTrue(Objects.requireNonNull(refused.getMessage()).contains(told), refused.getMessage());
  }
}
