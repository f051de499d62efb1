package hep.analysis.tasks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.output.Predictions;
import hep.rootio.Batch;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import hep.validation.Measured;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalBackgroundTest {
  private static final RunOptions QUICK = RunOptions.defaults().withEpochs(6).withThreads(2);
  private static final SignalBackground TWO = SignalBackground.defaults().withNetworks(2);
  private static final int EACH = 1500;

  @TempDir private Path folder;

  /** Two Gauss distributions that lie 1.5 widths apart in x; y is noise. */
  private static Batch gauss(double shift, long seed, boolean weighted) {
    Random random = new Random(seed);
    float[] x = new float[EACH];
    float[] y = new float[EACH];
    float[] weight = new float[EACH];
    for (int i = 0; i < EACH; i++) {
      x[i] = (float) (shift + random.nextGaussian());
      y[i] = (float) random.nextGaussian();
      weight[i] = 2;
    }
    Batch batch = new Batch().column("x", x).column("y", y);
    return weighted ? batch.column("weight", weight) : batch;
  }

  private List<String> twoTrees() {
    Path file = folder.resolve("two.root");
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter signal = out.tree("TreeS", "signal")) {
            signal.fill(gauss(1.5, 1, false));
          }
          try (TreeWriter background = out.tree("TreeB", "background")) {
            background.fill(gauss(0, 2, true));
          }
        });
    return List.of(file.toString());
  }

  @Test
  void reachesTheAreaThatTheoryGives() {
    TaskResult result = TWO.run(twoTrees(), List.of(), QUICK);
    Measured auc = result.figures().getOrDefault("auc", new Measured(0, 0));
    // two Gauss distributions 1.5 apart: Phi(1.5 / sqrt 2) = 0.8556; four standard errors of 600
    // entries
    assertEquals(0.8556, auc.value(), 4 * auc.error());
    assertTrue(result.notes().getFirst().contains("inputs: x, y"), result.notes().toString());
  }

  @Test
  void answersAlikeAfterSaving() {
    List<String> file = twoTrees();
    TaskResult result = TWO.run(file, file, QUICK.withEpochs(1));
    Path model = folder.resolve("model");
    result.model().save(model);
    Predictions again = TWO.apply(model, List.of(file.getFirst() + ":TreeS"), QUICK);
    assertEquals(EACH, again.size());
    for (int i = 0; i < EACH; i++) {
      assertArrayEquals(result.test().probabilities()[i], again.probabilities()[i]);
    }
    assertFalse(again.labels()[0] >= 0);
  }

  @Test
  void namesTheNearestOfAMissingInput() {
    var refused =
        assertThrows(
            InputException.class,
            () -> TWO.withInputs("x", "yy").run(twoTrees(), List.of(), QUICK));
    assertTrue(String.valueOf(refused.getMessage()).contains("no branch 'yy'; the nearest is 'y'"));
  }

  @Test
  void refusesALabelThatIsNeitherSignalNorBackground() {
    Path file = folder.resolve("label.root");
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree("events", "")) {
            tree.fill(
                new Batch()
                    .column("x", new float[] {1, 2, 3})
                    .column("label", new int[] {0, 1, 2}));
          }
        });
    var refused =
        assertThrows(
            InputException.class, () -> TWO.run(List.of(file.toString()), List.of(), QUICK));
    assertTrue(String.valueOf(refused.getMessage()).contains("'label' is 2.0 at entry 2"));
  }
}
