package hep.analysis.pileup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.analysis.toy.ToyDetector;
import hep.analysis.toy.ToyEvent;
import hep.analysis.toy.ToyPileUp;
import hep.validation.Measured;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PileUpTest {
  private static final RunOptions OPTIONS = RunOptions.defaults().withEpochs(25).withThreads(2);

  @TempDir private static Path folder;
  private static List<String> toy = List.of();

  @BeforeAll
  static void simulates() {
    Path file = folder.resolve("toy.root");
    new ToyPileUp(ToyDetector.standard(), 12).write(file, 300, 3);
    toy = List.of(file.toString());
  }

  @Test
  void addsWhatACollisionIsMeantToAdd() {
    // 0.6 GeV per unit of area in truth; the toy's calorimeter sees most of it
    ToyPileUp crowded = new ToyPileUp(ToyDetector.standard(), 40);
    double sum = 0;
    double collisions = 0;
    for (int number = 0; number < 40; number++) {
      ToyPileUp.Crossing crossing = crowded.crossing(1, number);
      sum += transverse(crossing.event()) - transverse(ToyDetector.standard().event(1, number));
      collisions += crossing.collisions();
    }
    double area = 6 * 2 * Math.PI;
    double density = sum / collisions / area;
    assertTrue(density > 0.35 && density < 0.6, "GeV per unit of area: " + density);
    assertEquals(40, collisions / 40, 5 * 40 / Math.sqrt(3 * 40.0));
  }

  private static double transverse(ToyEvent event) {
    return event.clusters().stream().mapToDouble(c -> c.energyGeV() / Math.cosh(c.eta())).sum();
  }

  @Test
  void leavesTheTrueJetsAsTheyWere() {
    ToyEvent under = new ToyPileUp(ToyDetector.standard(), 20).crossing(7, 4).event();
    ToyEvent alone = ToyDetector.standard().event(7, 4);
    assertArrayEquals(
        alone.jets().stream().mapToDouble(jet -> jet.truePtGeV()).toArray(),
        under.jets().stream().mapToDouble(jet -> jet.truePtGeV()).toArray());
    assertTrue(under.clusters().size() > alone.clusters().size());
  }

  @Test
  void countsCollisionsBetterThanALineInRhoAndTakesThemFromJets() {
    TaskResult result = PileUp.defaults().run(toy, List.of(), OPTIONS);
    assertTrue(figure(result, "rms_network").value() < figure(result, "rms_rho").value());
    Measured before = figure(result, "offset_GeV_per_collision_before");
    Measured after = figure(result, "offset_GeV_per_collision_area");
    // about 0.5 GeV per unit of area on the half of a unit that a jet of R = 0.4 has
    assertEquals(0.25, before.value(), 0.1 + 3 * before.error());
    assertEquals(0, after.value(), 0.05 + 3 * after.error());
    Path model = folder.resolve("model.kaon");
    result.model().save(model);
    Predictions again = PileUp.defaults().apply(model, toy, OPTIONS);
    double[] judged = result.test().observers().of("sum_pT_GeV");
    double[] all = again.observers().of("sum_pT_GeV");
    for (int i = 0; i < judged.length; i++) {
      int same = List.of(boxed(all)).indexOf(judged[i]);
      assertEquals(result.test().scores(0)[i], again.scores(0)[same], 1e-12);
    }
  }

  private static Double[] boxed(double... values) {
    Double[] boxed = new Double[values.length];
    for (int i = 0; i < values.length; i++) {
      boxed[i] = values[i];
    }
    return boxed;
  }

  @Test
  void saysWhatIsMissing() {
    Path plain = folder.resolve("plain.root");
    ToyDetector.standard().write(plain, 5, 1);
    InputException refused =
        assertThrows(
            InputException.class,
            () -> PileUp.defaults().run(List.of(plain.toString()), List.of(), OPTIONS));
    assertTrue(String.valueOf(refused.getMessage()).contains("no branch 'collisions'"));
    Path few = folder.resolve("few.root");
    new ToyPileUp(ToyDetector.standard(), 2).write(few, 9, 1);
    InputException tooFew =
        assertThrows(
            InputException.class,
            () -> PileUp.defaults().run(List.of(few.toString()), List.of(), OPTIONS));
    assertTrue(String.valueOf(tooFew.getMessage()).contains("6 crossings to learn from"));
  }

  private static Measured figure(TaskResult result, String name) {
    return Objects.requireNonNull(result.figures().get(name), name);
  }
}
