package hep.analysis.pivot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.analysis.toy.ToyJets;
import hep.rootio.Batch;
import hep.rootio.RootWriter;
import hep.validation.Measured;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PivotTest {
  @TempDir private Path folder;

  private static double value(TaskResult result, String name) {
    return Objects.requireNonNull(result.figures().get(name), name).value();
  }

  /** Mean loss of the exact posterior: the signal's x2 is normal about 1 with variance 2. */
  private static Measured bestLoss(PivotSample sample) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < sample.size(); i++) {
      double x = sample.inputs().at(i, 0);
      double y = sample.inputs().at(i, 1);
      double signal = -(x - 1) * (x - 1) / 2 - (y - 1) * (y - 1) / 4 - Math.log(2) / 2;
      double background = -(x * x + x * y + y * y) / 1.5 - Math.log(0.75) / 2;
      double odds = sample.signal()[i] ? signal - background : background - signal;
      double loss = Math.log1p(Math.exp(-odds));
      sum += loss;
      squares += loss * loss;
    }
    double mean = sum / sample.size();
    return new Measured(mean, Math.sqrt((squares / sample.size() - mean * mean) / sample.size()));
  }

  @Test
  void theToyHasTheLossOfItsDensities() {
    Measured loss = bestLoss(ToyPivot.sample(200_000, 4));
    assertEquals(0.44847, loss.value(), 4 * loss.error()); // by integration on a grid
  }

  @Test
  void paysForIndependenceWithSeparation() {
    Path file = folder.resolve("toy.root");
    ToyPivot.write(file, 20_000, 3);
    TaskResult result =
        Pivot.ofThePaper(List.of(0.0, 50.0))
            .withAlone(20, 5)
            .run(List.of(file.toString()), List.of(), RunOptions.defaults().withEpochs(120));
    Measured best = bestLoss(ToyPivot.sample(20_000, 3));
    Measured free = Objects.requireNonNull(result.figures().get("log_loss_lambda_0"));
    assertEquals(best.value(), free.value(), 3 * free.error());
    assertEquals(0.8587, value(result, "auc_lambda_0"), 0.012);
    assertTrue(value(result, "auc_lambda_50") < value(result, "auc_lambda_0") - 0.02);
    assertTrue(value(result, "ks_lambda_50") < value(result, "ks_lambda_0") / 2);
    assertTrue(
        value(result, "adversary_loss_lambda_50") > value(result, "adversary_loss_lambda_0"));
  }

  @Test
  void standsOnOwnAndAdversaryWeightsAsInThePaper() {
    PivotNetworks networks =
        new PivotNetworks(ToyPivot.sample(100, 1), PivotPlan.ofTheToy(), RunOptions.defaults());
    assertEquals(501, networks.parameters().in("classifier").count());
    assertEquals(775, networks.parameters().in("adversary").count());
  }

  @Test
  void laysPileUpOverJets() {
    Path file = folder.resolve("jets.root");
    ToyJets.write(file, 300, 1);
    TaskResult result =
        Pivot.of("jets", List.of("0"), 50, 1000)
            .withAlone(3, 1)
            .run(List.of(file.toString()), List.of(), RunOptions.defaults().withEpochs(1));
    assertTrue(value(result, "auc_lambda_0") > 0.6, result.figures().toString());
    assertEquals(Math.log(2), value(result, "nuisance_entropy"), 1e-6);
  }

  @Test
  void refusesWhatHasNothingToBeIndependentOf() {
    refuses(
        "same.root",
        new float[] {2, 2, 2, 2},
        new int[] {0, 1, 0, 1},
        "the nuisance is 2.0 in every entry");
    refuses(
        "one.root",
        new float[] {1, 2, 3, 4},
        new int[] {1, 1, 1, 1},
        "all entries are of one class");
    refuses(
        "label.root",
        new float[] {1, 2, 3, 4},
        new int[] {0, 1, 5, 1},
        "branch 'label' is 5.0 at entry 2");
    assertTrue(
        assertThrows(InputException.class, () -> Pivot.of("toy", List.of("x"), 0, 9))
            .toString()
            .contains("found 'x'"));
    assertThrows(InputException.class, () -> Pivot.of("toy", List.of("-1"), 0, 9));
    assertThrows(InputException.class, () -> Pivot.of("top", List.of("1"), 0, 9));
  }

  private void refuses(String name, float[] nuisance, int[] labels, String told) {
    Path file = folder.resolve(name);
    RootWriter.write(
        file,
        out -> {
          try (var tree = out.tree("objects", "")) {
            tree.fill(
                new Batch()
                    .column("x", new float[] {1, 2, 3, 4})
                    .column("z", nuisance)
                    .column("label", labels));
          }
        });
    String found =
        assertThrows(InputException.class, () -> PivotSample.read(List.of(file.toString())))
            .toString();
    assertTrue(found.contains(told), found);
  }
}
