package hep.analysis.tasks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.output.Predictions;
import hep.analysis.toy.ToyDetector;
import hep.rootio.Batch;
import hep.rootio.Columns;
import hep.rootio.RootWriter;
import hep.rootio.Tree;
import hep.rootio.TreeWriter;
import hep.validation.Measured;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlavourTaggingTest {
  private static final RunOptions QUICK = RunOptions.defaults().withEpochs(4).withThreads(2);
  private static final FlavourTagging ONE =
      FlavourTagging.defaults().withNetworks(1).withTaggers("set");

  @TempDir private static Path folder;
  private static List<String> toy = List.of();

  @BeforeAll
  static void makeEvents() {
    Path file = folder.resolve("toy.root");
    ToyDetector.standard().write(file, 1500, 3);
    toy = List.of(file.toString());
  }

  @Test
  void learnsFromTheToyAndAnswersAlikeAfterSaving() {
    TaskResult result = ONE.run(toy, List.of(), QUICK);
    double light = result.figures().getOrDefault("auc_b_vs_light", new Measured(0, 0)).value();
    double charm = result.figures().getOrDefault("auc_b_vs_c", new Measured(0, 0)).value();
    // the second largest significance alone gives 0.85 and 0.75
    assertTrue(light > 0.86, () -> "b against light " + light);
    assertTrue(charm > 0.70, () -> "b against c " + charm);

    Path model = folder.resolve("toy.model");
    result.model().save(model);
    Predictions again = ONE.apply(model, toy, QUICK);
    int[] labels = ONE.apply(model, toy, QUICK.withThreads(1)).labels();
    assertArrayEquals(labels, again.labels());
    assertEquals(-1, again.labels()[0]);
    int first = indexOf(again, result.test());
    for (int c = 0; c < 3; c++) {
      assertEquals(result.test().probabilities()[0][c], again.probabilities()[first][c]);
    }
  }

  @Test
  void everyTaggerLearnsAndAnswersAlikeAfterSaving() {
    TaskResult result = FlavourTagging.defaults().withNetworks(1).run(toy, List.of(), QUICK);
    Map<String, Measured> figures = result.figures();
    for (String tagger : FlavourTaggers.names()) {
      double area = figures.getOrDefault("auc_b_vs_light_" + tagger, new Measured(0, 0)).value();
      assertTrue(area > 0.8, () -> tagger + " " + area);
      assertTrue(figures.containsKey("light_rejection_at_70_" + tagger), tagger);
      assertTrue(figures.containsKey("c_rejection_at_70_" + tagger), tagger);
    }
    assertEquals(FlavourTaggers.names().size() - 1, result.otherModels().size());
    result
        .otherModels()
        .forEach((name, model) -> {
          Path file = folder.resolve(name);
          model.save(file);
          Predictions again = FlavourTagging.defaults().apply(file, toy, QUICK);
          int first = indexOf(again, result.test());
          // the scores file holds the discriminants of the other taggers
          assertEquals(
              result.test().observers().of("discriminant_b_" + name)[0],
              again.observers().of("discriminant_b")[first],
              name);
        });
  }

  @Test
  void judgesEveryJetOfEveryEventByTaggersThatDidNotSeeIt() {
    FlavourTagging task = FlavourTagging.defaults().withTaggers("ip2d", "ip3d").withFolds(3);
    TaskResult result = task.run(toy, List.of(), QUICK);
    TaskResult once = task.withFolds(1).run(toy, List.of(), QUICK);
    int all = once.test().size() + once.training().size();
    assertEquals(all, result.test().size());
    Measured ratio =
        result.figures().getOrDefault("light_rejection_at_70_ip3d_to_ip2d", new Measured(0, 0));
    Measured ip2d = result.figures().getOrDefault("light_rejection_at_70_ip2d", new Measured(0, 0));
    Measured ip3d = result.figures().getOrDefault("light_rejection_at_70_ip3d", new Measured(0, 0));
    assertEquals(ip3d.value() / ip2d.value(), ratio.value(), 1e-9);
    // the same jets judge both, so their common part of the error is gone
    assertTrue(ratio.error() < ip3d.over(ip2d).error(), ratio::toString);
    assertTrue(result.notes().toString().contains("fold 3: training on"), result.notes()::toString);
    assertThrows(InputException.class, () -> task.run(toy, toy, QUICK));
    assertThrows(InputException.class, () -> task.withFolds(21));
  }

  @Test
  void refusesATaggerThatIsNoneOrNeedsErrorsThatAreNotThere() {
    InputException none =
        assertThrows(
            InputException.class, () -> FlavourTagging.defaults().withTaggers("trasformer"));
    assertEquals(
        "there is no tagger 'trasformer'; the nearest is 'transformer'", none.getMessage());
    List<String> file = jets("no_errors.root", 5, 0.1f, "trk_d0");
    InputException errors =
        assertThrows(
            InputException.class,
            () -> FlavourTagging.defaults().withTaggers("ip3d").run(file, file, QUICK));
    assertTrue(
        String.valueOf(errors.getMessage())
            .endsWith(
                "the tagger 'ip3d' needs the branches 'trk_d0_err' and 'trk_z0_err', which are not"
                    + " there"),
        errors.getMessage());
  }

  /** The jet of {@code all} that is the first one of {@code some}. */
  private static int indexOf(Predictions all, Predictions some) {
    double[] pt = all.observers().of("jet_pt");
    for (int i = 0; i < pt.length; i++) {
      if (pt[i] == some.observers().of("jet_pt")[0]) {
        return i;
      }
    }
    throw new AssertionError("the jet is not there");
  }

  @Test
  void givesTheSameBitsAtAnyNumberOfThreads() {
    RunOptions short1 = QUICK.withEpochs(1).withThreads(1);
    TaskResult one = ONE.run(toy, List.of(), short1);
    TaskResult three = ONE.run(toy, List.of(), short1.withThreads(3));
    for (int i = 0; i < one.test().size(); i++) {
      assertArrayEquals(one.test().probabilities()[i], three.test().probabilities()[i]);
    }
  }

  @Test
  void keepsTheJetsOfAnEventTogetherAndTagsCharm() {
    TaskResult result = ONE.withReweighting("pt_eta").run(toy, List.of(), QUICK.withEpochs(2));
    double[] learned = result.training().observers().of("event_number");
    double[] judged = result.test().observers().of("event_number");
    Set<Double> events = Arrays.stream(learned).boxed().collect(Collectors.toSet());
    assertTrue(Arrays.stream(judged).noneMatch(events::contains));
    assertEquals(0.2, judged.length / (double) (judged.length + learned.length), 0.02);
    double light =
        result.figures().getOrDefault("ctag_light_rejection_at_30", new Measured(0, 0)).value();
    assertTrue(light > 3, () -> "c tagging rejects light jets by " + light);
    assertTrue(result.plots().containsKey("discriminant_c"));
    InputException none = assertThrows(InputException.class, () -> ONE.withReweighting("pt_etta"));
    assertEquals("there is no reweighting 'pt_etta'; the nearest is 'pt_eta'", none.getMessage());
  }

  @Test
  void writesOneEntryAJetAndThePlots() {
    TaskResult result = ONE.withSelection("jet_pt > 30").run(toy, List.of(), QUICK.withEpochs(1));
    Path scores = folder.resolve("scores.root");
    result.test().write(scores);
    result.writePlots(folder.resolve("plots.root"));
    try (Tree tree = Tree.open(scores.toString())) {
      Columns columns =
          tree.read("score_b", "score_c", "score_light", "label", "discriminant_b", "jet_pt");
      assertEquals(result.test().size(), columns.entries());
      double sum =
          columns.floats("score_b")[0]
              + columns.floats("score_c")[0]
              + columns.floats("score_light")[0];
      assertEquals(1, sum, 1e-5);
      for (float pt : columns.floats("jet_pt")) {
        assertTrue(pt > 30);
      }
    }
  }

  /** Writes jets in the form of one jet an entry, with the given flavours and first d0. */
  private static List<String> jets(String name, float flavour, float d0, String d0Name) {
    Path file = folder.resolve(name);
    float[] two = {20, 30};
    int[] offsets = {0, 1, 2};
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree("tree", "jets")) {
            Batch batch =
                new Batch()
                    .column("jet_pt", two)
                    .column("jet_eta", new float[2])
                    .column("jet_phi", new float[2]);
            batch.column("jet_M", two).column("jet_flav", new float[] {0, flavour});
            for (String track : List.of("trk_pt", "trk_eta", "trk_phi", "trk_charge", "trk_z0")) {
              batch.column(track, "n", offsets, new float[] {1, 1});
            }
            tree.fill(batch.column(d0Name, "n", offsets, new float[] {0, d0}));
          }
        });
    return List.of(file.toString());
  }

  private static String refusal(List<String> input) {
    return String.valueOf(
        assertThrows(InputException.class, () -> ONE.run(input, List.of(), QUICK)).getMessage());
  }

  @Test
  void namesAFlavourOutsideTheClasses() {
    String message = refusal(jets("label.root", 7, 0, "trk_d0"));
    assertTrue(message.contains("'jet_flav' is 7 at entry 1"), message);
  }

  @Test
  void namesTheEntryOfAValueThatIsNoNumber() {
    String message = refusal(jets("nan.root", 5, Float.NaN, "trk_d0"));
    assertTrue(
        message.contains("nan.root")
            && message.contains("'trk_d0'")
            && message.contains("is NaN at entry 1"),
        message);
  }

  @Test
  void namesTheNearestOfAMissingBranch() {
    String message = refusal(jets("missing.root", 5, 0, "Trk_d0"));
    assertTrue(message.contains("no branch 'trk_d0'; the nearest is 'Trk_d0'"), message);
  }

  @Test
  void saysWhichClassIsNotThere() {
    String message = refusal(jets("few.root", 5, 0, "trk_d0"));
    assertTrue(message.contains("fewer than two"), message);
  }

  @Test
  void refusesASelectionThatLeavesNothing() {
    var refused =
        assertThrows(
            InputException.class,
            () -> ONE.withSelection("jet_pt > 1e9").run(toy, List.of(), QUICK));
    assertTrue(String.valueOf(refused.getMessage()).contains("no jet of"));
  }
}
