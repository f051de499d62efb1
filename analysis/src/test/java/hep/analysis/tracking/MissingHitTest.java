package hep.analysis.tracking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
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
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingHitTest {
  private static final int LAYERS = 4;
  private static final int STRIPS = 60;

  @TempDir private Path folder;

  /** A small chamber, so that the test is quick. */
  private static Quadruplet small() {
    return new Quadruplet(LAYERS, STRIPS, 3.2, 11, 0.5, 0.05, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void findsCleanHitsButNotBetterThanTheLineThatIsBest() {
    Path file = folder.resolve("toy.root");
    ToyQuadruplet.write(file, List.of(small()), 1800, 2);
    TaskResult result =
        new MissingHit(1000)
            .run(List.of(file.toString()), List.of(), RunOptions.defaults().withEpochs(6));
    Map<String, Measured> figures = result.figures();
    assertTrue(figure(figures, "found_net").value() > 0.97, figures.toString());
    Measured net = figure(figures, "sigma_mm_net");
    Measured line = figure(figures, "sigma_mm_line");
    assertTrue(net.value() > line.value() - 3 * Math.hypot(net.error(), line.error()));
    assertTrue(net.value() < 1, figures.toString());
    assertEquals(600, result.test().size());
  }

  @Test
  void findsMoreHitsThanTheLineWhereOthersOverlap() {
    Path file = folder.resolve("overlaps.root");
    Quadruplet noisy =
        new Quadruplet(LAYERS, STRIPS, 3.2, 11, 0.5, 0.05, 0.07, 0.01, 1, 0.04, 0.1, 0.5);
    ToyQuadruplet.write(file, List.of(noisy), 3000, 5);
    TaskResult result =
        new MissingHit(2000)
            .run(List.of(file.toString()), List.of(), RunOptions.defaults().withEpochs(6));
    Map<String, Measured> figures = result.figures();
    Measured net = figure(figures, "found_net");
    Measured line = figure(figures, "found_line");
    assertTrue(net.value() > line.value() + 2 * line.error(), figures.toString());
    assertTrue(
        figure(figures, "sigma_mm_net").value() < figure(figures, "sigma_mm_line").value(),
        figures.toString());
  }

  /** Two hits of 1, 2, 1 and 2, 4, 2 charges that touch, and one far away of 8 and 8. */
  @Test
  void cutsOverlappingHitsAtTheValleyBetweenTheirPeaks() {
    float[] charge = new float[LAYERS * STRIPS];
    float[] seen = {1, 2, 1, 2, 4, 2};
    System.arraycopy(seen, 0, charge, STRIPS + 10, seen.length);
    charge[STRIPS + 30] = 8;
    charge[STRIPS + 31] = 8;
    HitSample sample =
        new HitSample(
            LAYERS, STRIPS, 3.2, 11, charge, new float[LAYERS], new boolean[LAYERS], new int[1]);
    List<StripPeaks.Peak> peaks = StripPeaks.of(sample, 0, 1);
    assertEquals(3, peaks.size());
    assertEquals(31, peaks.getFirst().place(), 1e-12);
    assertEquals(16, peaks.getFirst().charge(), 1e-12);
    assertEquals(0.5, peaks.getFirst().width(), 1e-12);
    // strips 12 to 15: (1 · 12.5 + 2 · 13.5 + 4 · 14.5 + 2 · 15.5) / 9
    assertEquals(128.5 / 9, peaks.get(1).place(), 1e-12);
    // a Gaussian through 2, 4, 2 is highest in the middle of strip 14
    assertEquals(14.5 - 128.5 / 9, peaks.get(1).sharp(), 1e-12);
    // all six strips: Σ q (s + 0.5) / 12
    double whole = (10.5 + 2 * 11.5 + 12.5 + 2 * 13.5 + 4 * 14.5 + 2 * 15.5) / 12;
    assertEquals(whole - 128.5 / 9, peaks.get(1).offset(), 1e-12);
    assertEquals(0, StripPeaks.of(sample, 0, 0).size());
  }

  private static Measured figure(Map<String, Measured> figures, String name) {
    return Objects.requireNonNull(figures.get(name), name);
  }

  @Test
  void refusesWhatIsNoChamber() {
    refuses("negative.root", -1, 9, 3.2f, "a strip has the charge -1.0 at entry 0");
    refuses("outside.root", 1, 500, 3.2f, "outside the strips");
    refuses("pitch.root", 1, 9, 0, "branch 'pitch' is 0.0 at entry 0; expected the same positive");
  }

  private void refuses(String name, float charge, float position, float pitch, String told) {
    Path file = folder.resolve(name);
    float[] charges = new float[LAYERS * STRIPS];
    charges[7] = charge;
    float[] positions = new float[LAYERS];
    Arrays.fill(positions, position);
    RootWriter.write(
        file,
        out -> {
          try (var tree = out.tree("events", "")) {
            tree.fill(
                new Batch()
                    .column("charge", new Fixed(LAYERS * STRIPS, new FloatColumn(charges)))
                    .column("position", new Fixed(LAYERS, new FloatColumn(positions)))
                    .column("efficient", new Fixed(LAYERS, new FloatColumn(new float[LAYERS])))
                    .column("pitch", new float[] {pitch})
                    .column("spacing", new float[] {11}));
          }
        });
    InputException refused =
        assertThrows(InputException.class, () -> HitSample.read(List.of(file.toString())));
    assertTrue(refused.toString().contains(told), refused.toString());
  }
}
