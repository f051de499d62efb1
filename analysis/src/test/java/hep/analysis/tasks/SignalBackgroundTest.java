package hep.analysis.tasks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.features.Observables;
import hep.analysis.input.FlatSample;
import hep.analysis.output.Predictions;
import hep.learners.model.Input;
import hep.learners.model.ModelFile;
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

  @Test
  void comparesWithWhatWasThereBefore() {
    List<String> file = twoTrees();
    SignalBackground task =
        TWO.withNetworks(1)
            .withMethods("mlp", "bdt", "fisher", "likelihood", "knn", "adaboost")
            .withTransforms("gaussianise");
    TaskResult result = task.run(file, List.of(), QUICK.withEpochs(2));
    for (String method : task.methods()) {
      Measured auc = result.figures().getOrDefault("auc_" + method, new Measured(0, 0));
      // Phi(1.5 / sqrt 2) is the best there is; noise in y costs trees and neighbours a little
      double allowed = List.of("knn", "adaboost", "bdt").contains(method) ? 0.03 : 0;
      assertEquals(0.8556, auc.value(), 4 * auc.error() + allowed, method);
    }
    assertTrue(result.plots().containsKey("methods"));
    Path model = folder.resolve("methods");
    result.model().save(model);
    ModelFile opened = ModelFile.open(model);
    FlatTagger tagger = FlatTagger.of(opened);
    Methods methods = Methods.of(opened);
    assertEquals(
        List.of("fisher", "likelihood", "knn", "adaboost"), List.copyOf(methods.fitted().keySet()));
    double[] values = {-1, 0.5, 2};
    FlatSample three =
        new FlatSample(
            new Observables(List.of("x", "y"), new double[][] {values, new double[3]}),
            new int[0],
            new double[] {1, 1, 1});
    FlatExamples examples = tagger.examples(three, three.weights());
    for (String method : task.methods()) {
      double[] scores = tagger.scores(method, methods, examples, 1);
      assertTrue(scores[2] > scores[0], method);
    }
    Input x = opened.group("entry").inputs().getFirst();
    assertTrue(x.low() < -2 && x.low() > -6 && x.high() > 3 && x.high() < 7, x.toString());
  }

  @Test
  void namesTheNearestOfAnUnknownMethod() {
    var refused = assertThrows(InputException.class, () -> TWO.withMethods("fischer"));
    assertEquals("there is no method 'fischer'; the nearest is 'fisher'", refused.getMessage());
  }
}
