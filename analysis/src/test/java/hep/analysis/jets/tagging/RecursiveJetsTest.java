package hep.analysis.jets.tagging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.jets.Particles;
import hep.analysis.jets.tree.TreeTopology;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.TaskResult;
import hep.analysis.toy.ToyJets;
import hep.learners.ModelSummary;
import hep.validation.Measured;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecursiveJetsTest {
  @TempDir private Path folder;

  private static JetSample toy(int jets, long seed) {
    List<Particles> all =
        IntStream.range(0, jets).mapToObj(n -> ToyJets.jet(n % 2 == 0, seed, n)).toList();
    boolean[] signal = new boolean[jets];
    for (int n = 0; n < jets; n += 2) {
      signal[n] = true;
    }
    return JetSample.of(all, signal);
  }

  @Test
  void learnsToTellToyJetsApartOnAnyTree() {
    JetSample training = toy(600, 1);
    JetSample test = toy(300, 2);
    for (TreeTopology topology : List.of(TreeTopology.KT, TreeTopology.DESC_PT)) {
      JetTagger tagger = new RecursiveTagger(topology, RecursiveTagger.Cell.SIMPLE);
      Outcome outcome =
          tagger.prepare(training, test).fit(RunOptions.defaults().withEpochs(6).withSeed(3));
      TaggerScores scores =
          new TaggerScores("x", List.of(outcome), test.signal(), test.flatWeights());
      assertTrue(scores.auc().value() > 0.65, topology + " " + scores.auc());
    }
  }

  @Test
  void givesTheSameScoresWithTheSameSeedAndAnyThreads() {
    JetSample training = toy(60, 1);
    JetSample test = toy(20, 2);
    JetTagger.Session session =
        new RecursiveTagger(TreeTopology.KT, RecursiveTagger.Cell.GATED).prepare(training, test);
    RunOptions options = RunOptions.defaults().withEpochs(1);
    assertArrayEquals(
        session.fit(options.withThreads(1)).scores(), session.fit(options.withThreads(3)).scores());
  }

  @Test
  void hasAsManyWeightsAsItsPaperAndFewerThanThirtyThousandInTheBest() {
    JetSample few = toy(40, 1);
    RunOptions options = RunOptions.defaults().withEpochs(1);
    assertEquals(
        8481,
        new RecursiveTagger(TreeTopology.KT, RecursiveTagger.Cell.SIMPLE)
            .prepare(few, few)
            .fit(options)
            .parameters());
    assertEquals(
        48_761,
        new RecursiveTagger(TreeTopology.KT, RecursiveTagger.Cell.GATED)
            .prepare(few, few)
            .fit(options)
            .parameters());
    assertTrue(new BestTagger().prepare(few, few).fit(options).parameters() < 30_000);
  }

  @Test
  void namesEveryFigureWithItsError() {
    Path file = folder.resolve("toy.root");
    ToyJets.write(file, 400, 1);
    TaskResult result =
        RecursiveJets.of(List.of("kt"), List.of("simple"), 200, 2, 1)
            .withFolds(2)
            .run(List.of(file + ":jets"), List.of(), RunOptions.defaults().withEpochs(1));
    for (String name : List.of("kt_simple", "best")) {
      Measured auc = Optional.ofNullable(result.figures().get("auc_" + name)).orElseThrow();
      assertTrue(auc.error() > 0, name);
      assertTrue(result.figures().containsKey("rejection_at_50_" + name), name);
    }
    assertTrue(result.figures().containsKey("rejection_at_50_best_to_kt_simple_above"));
  }

  @Test
  void judgesEveryJetOnceWithFolds() {
    Path file = folder.resolve("toy.root");
    ToyJets.write(file, 300, 1);
    JetWindow open = JetWindow.open();
    List<String> input = List.of(file + ":jets");
    int all = JetSample.read(input).size();
    TaggerRuns runs =
        TaggerRuns.of(
            new TaggerRuns.Plan(input, List.of(), open, open, Integer.MAX_VALUE, 1, 3), 7);
    assertEquals(3, runs.parts().size());
    assertEquals(all, runs.test().size());
    for (TaggerRuns.Part part : runs.parts()) {
      Set<Particles> own = Collections.newSetFromMap(new IdentityHashMap<>());
      own.addAll(part.training().jets());
      assertEquals(all - part.test().size(), own.size());
      assertTrue(part.test().jets().stream().noneMatch(own::contains));
    }
    JetSample aside =
        TaggerRuns.of(new TaggerRuns.Plan(input, List.of(), open, open, Integer.MAX_VALUE, 1, 1), 7)
            .test();
    assertArrayEquals(aside.ptGeV(), runs.parts().getFirst().test().ptGeV());
  }

  @Test
  void refusesFoldsBesideATestFile() {
    InputException e =
        assertThrows(
            InputException.class,
            () ->
                RecursiveJets.of(List.of("kt"), List.of("simple"), 100, 1, 1)
                    .withFolds(3)
                    .run(List.of("a.root"), List.of("b.root"), RunOptions.defaults()));
    assertTrue(e.toString().contains("--folds or --test"), e.getMessage());
  }

  @Test
  void addsTheScatterOfTheSeedsToTheErrorOfTheSample() {
    boolean[] signal = {true, true, false, false};
    Outcome perfect = outcome(0.9, 0.8, 0.2, 0.1);
    Outcome worse = outcome(0.9, 0.15, 0.2, 0.1);
    TaggerScores scores =
        new TaggerScores("x", List.of(perfect, worse), signal, new double[] {1, 1, 1, 1});
    assertEquals((1 + 0.75) / 2, scores.auc().value(), 1e-12);
    double own = (scores.roc(perfect).auc().error() + scores.roc(worse).auc().error()) / 2;
    assertEquals(Math.hypot(own, 0.125), scores.auc().error(), 1e-12);
  }

  private static Outcome outcome(double... scores) {
    return new Outcome(scores, 1, 1, 1, Optional.empty(), ModelSummary.NONE, Map.of());
  }

  @Test
  void knowsTheNearestNameOfATreeOrCell() {
    InputException e =
        assertThrows(
            InputException.class, () -> RecursiveJets.of(List.of("descp"), List.of(), 1, 1, 1));
    assertTrue(
        e.toString().contains("no topology 'descp'; the nearest is 'descpt'"), e.getMessage());
  }
}
