package hep.analysis.nano;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hep.analysis.InputException;
import hep.analysis.output.Predictions;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.Task;
import hep.analysis.tasks.TaskResult;
import hep.analysis.toy.ToyNano;
import hep.rootio.Batch;
import hep.rootio.FloatColumn;
import hep.rootio.IntColumn;
import hep.rootio.Jagged;
import hep.rootio.RootWriter;
import hep.rootio.TreeWriter;
import hep.validation.Measured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NanoTest {
  private static final RunOptions OPTIONS = RunOptions.defaults().withThreads(2);

  @TempDir private static Path folder;
  private static List<String> toy = List.of();

  @BeforeAll
  static void simulates() {
    Path file = folder.resolve("toy.root");
    ToyNano.write(file, 700, 5);
    toy = List.of(file.toString());
  }

  @Test
  void readsJetsVerticesAndMuons() {
    NanoJets jets = NanoJets.read(toy, JetCuts.defaults());
    assertTrue(jets.size() > 1500, "jets: " + jets.size());
    double[] pt = jets.beside().of("Jet_pt");
    double[] count = jets.inputs().of("nSV");
    double[] mass = jets.inputs().of("SV_mass1");
    double[] muon = jets.inputs().of("Muon_ptShare");
    int[] withVertex = new int[6];
    int[] all = new int[6];
    for (int jet = 0; jet < jets.size(); jet++) {
      assertTrue(pt[jet] > 20);
      assertEquals(count[jet] == 0, Double.isNaN(mass[jet]));
      assertTrue(Double.isNaN(muon[jet]) || (muon[jet] > 0 && muon[jet] < 1));
      all[jets.flavours()[jet]]++;
      withVertex[jets.flavours()[jet]] += count[jet] > 0 ? 1 : 0;
    }
    // what the toy simulates, with five standard deviations and some overlap of jets
    assertEquals(0.6, withVertex[5] / (double) all[5], 0.13);
    assertEquals(0.04, withVertex[0] / (double) all[0], 0.04);
  }

  @Test
  void neverLearnsFromTruthOrFromWhatCmsSays() {
    Stream<String> names = NanoJets.read(toy, JetCuts.defaults()).inputs().names().stream();
    assertEquals(
        List.of(),
        names.filter(name -> name.matches(".*(btag|bReg|Flavour|gen|Gen|qgl|puId).*")).toList());
  }

  @Test
  void tagsTheToyAndAppliesTheSavedModel() {
    Task task = NanoTagging.of(JetCuts.defaults(), 3);
    TaskResult result = task.run(toy, List.of(), OPTIONS);
    Measured light = figure(result, "auc_b_vs_light_ours");
    // a vertex alone: (1 + 0.6 - 0.03) / 2 = 0.785
    assertEquals(0.83, light.value(), 0.04);
    Path model = folder.resolve("tagger.kaon");
    result.model().save(model);
    Predictions applied = task.apply(model, toy, OPTIONS);
    assertEquals(result.test().size(), applied.size());
    // the folds that saw a jet are among those that judge it now
    double[] own = result.test().scores(0);
    double[] again = applied.scores(0);
    double far = 0;
    for (int i = 0; i < own.length; i++) {
      far = Math.max(far, Math.abs(own[i] - again[i]));
    }
    assertTrue(far > 0 && far < 0.7, "largest difference " + far);
    InputException other =
        assertThrows(
            InputException.class,
            () -> new JetEnergy(JetCuts.defaults(), 3).apply(model, toy, OPTIONS));
    assertTrue(String.valueOf(other.getMessage()).contains("'nano-tagging', not for 'jet-energy'"));
  }

  @Test
  void narrowsTheResponseByWhatTheToyPutIn() {
    TaskResult result = new JetEnergy(JetCuts.defaults(), 3).run(toy, List.of(), OPTIONS);
    Measured ratio = figure(result, "width_ratio_ours_all");
    assertTrue(ratio.value() < 1 - 3 * ratio.error(), ratio.toString());
    assertTrue(ratio.value() > 0.7, ratio.toString());
    Measured median = figure(result, "median_ours_all");
    assertEquals(1, median.value(), 5 * median.error());
  }

  @Test
  void givesTheSameAtAnyNumberOfThreads() {
    Task task = new JetEnergy(JetCuts.defaults(), 2);
    double[] one = task.run(toy, List.of(), OPTIONS.withThreads(1)).test().scores(0);
    double[] three = task.run(toy, List.of(), OPTIONS.withThreads(3)).test().scores(0);
    assertArrayEquals(one, three);
  }

  @Test
  void judgesOtherFilesByAllFolds() {
    Path other = folder.resolve("other.root");
    ToyNano.write(other, 300, 6);
    TaskResult result =
        NanoTagging.of(JetCuts.defaults(), 2).run(toy, List.of(other.toString()), OPTIONS);
    assertEquals(
        NanoJets.read(List.of(other.toString()), JetCuts.defaults()).size(), result.test().size());
    Measured light = figure(result, "auc_b_vs_light_ours");
    assertEquals(0.83, light.value(), 0.06);
  }

  @Test
  void saysWhatIsMissing() {
    Path bare = folder.resolve("bare.root");
    float[] two = {30, 40};
    Batch batch = new Batch();
    int[] ends = {0, 1, 2};
    for (String name : List.of("Jet_pt", "Jet_eta", "Jet_phi")) {
      float[] values = name.equals("Jet_pt") ? two : new float[2];
      batch.column(name, "nJet", new Jagged(ends, new FloatColumn(values)));
    }
    int[] none = {0, 0, 0};
    for (String name :
        List.of("pt", "eta", "phi", "mass", "dlen", "dlenSig", "pAngle", "chi2", "ndof")) {
      batch.column("SV_" + name, "nSV", new Jagged(none, new FloatColumn(new float[0])));
    }
    write(bare, batch);
    refused("no branch 'Jet_hadronFlavour'", NanoTagging.of(JetCuts.defaults(), 2), bare);
    refused("no branches 'Jet_genJetIdx'", new JetEnergy(JetCuts.defaults(), 2), bare);
    refused("none of 2 jets has pT > 50.0", NanoTagging.of(new JetCuts(50, 2.4), 2), bare);
    batch.column("Jet_hadronFlavour", "nJet", new Jagged(ends, new IntColumn(new int[] {5, 7})));
    Path odd = folder.resolve("odd.root");
    write(odd, batch);
    refused("'Jet_hadronFlavour' is 7.0 at jet 1", NanoTagging.of(JetCuts.defaults(), 2), odd);
  }

  private static void write(Path file, Batch batch) {
    RootWriter.write(
        file,
        out -> {
          try (TreeWriter tree = out.tree("Events", "")) {
            tree.fill(batch);
          }
        });
  }

  private static void refused(String why, Task task, Path file) {
    InputException refused =
        assertThrows(
            InputException.class, () -> task.run(List.of(file.toString()), List.of(), OPTIONS));
    String said = Objects.requireNonNull(refused.getMessage());
    assertTrue(said.contains(why) && said.contains(file.getFileName().toString()), said);
  }

  @Test
  void findsTheFiguresOfCmsOnTheSameJets() {
    Path file =
        Path.of(
            System.getProperty("kaon.data", "../shared/data"),
            "cms_nanoaod",
            "NanoAODv5_sample.root");
    assumeTrue(Files.exists(file), () -> "simulated events of CMS are not at " + file);
    TaskResult result =
        NanoTagging.of(JetCuts.defaults(), 2).run(List.of(file.toString()), List.of(), OPTIONS);
    // as computed by other means when the file was chosen
    assertEquals(0.956, figure(result, "auc_b_vs_light_deepflavb").value(), 5e-4);
    assertEquals(0.894, figure(result, "auc_b_vs_c_deepflavb").value(), 1e-3);
    assertEquals(0.929, figure(result, "auc_b_vs_light_csvv2").value(), 5e-4);
    assertTrue(figure(result, "auc_b_vs_light_ours").value() > 0.91);
    double[] jets = result.test().observers().of("Jet_pt");
    assertEquals(jets.length, Arrays.stream(jets).filter(pt -> pt > 20).count());
  }

  private static Measured figure(TaskResult result, String name) {
    return Objects.requireNonNull(result.figures().get(name), name);
  }
}
