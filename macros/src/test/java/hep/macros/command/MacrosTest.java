package hep.macros.command;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.macros.internal.BundledMacros;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every macro that comes with Kaon runs, on little. */
class MacrosTest {
  /** How a macro is run on little, and a figure between 0.4 and 1 that it then gives. */
  private record Little(String figure, List<String> options) {
    static Map.Entry<String, Little> of(String macro, String figure, String... options) {
      return Map.entry(macro, new Little(figure, List.of(options)));
    }
  }

  private static final Map<String, Little> LITTLE =
      Map.ofEntries(
          Little.of("JetTaggers", "auc_bdt", "--toy-jets", "360", "--taggers", "bdt,best"),
          Little.of(
              "RecursiveJets",
              "auc_kt_simple",
              "--toy-jets 1000 --cells simple --topologies kt".split(" ")),
          Little.of("EventTagging", "auc_jets2_kt", "--toy-events 240 --jets 2".split(" ")),
          Little.of("FlavourTagging", "auc_b_vs_light", "--toy-events", "150"),
          Little.of("SignalBackground", "auc", "--toy-entries", "300"),
          Little.of("PileUp", "median_area", "--toy-events 120 --collisions 4".split(" ")),
          Little.of("NanoTagging", "auc_b_vs_light_ours", "--toy-events", "150", "--folds", "2"),
          Little.of("JetEnergy", "width_ratio_ours_all", "--toy-events", "150", "--folds", "2"),
          Little.of("GanMath", "total_variation_ring_log", "--toy-points", "500"),
          Little.of(
              "DigitClassification", "accuracy_mlp", "--toy-images 3000 --networks mlp".split(" ")),
          Little.of("ShowerGan", "classifier_auc_gan", "--preset", "tiny", "--toy-showers", "120"),
          Little.of("ShowerVae", "classifier_auc_vae", "--width", "8", "--toy-showers", "120"),
          Little.of("ShowerFlow", "classifier_auc_flow", "--width", "8", "--toy-showers", "120"),
          Little.of("EnergyRegression", "width_to_linear_linear", "--toy-showers", "3000"),
          Little.of("ParticleIdentification", "accuracy", "--toy-showers 240 --folds 2".split(" ")),
          Little.of("MissingHit", "found_line_noise", "--toy-events", "100"),
          Little.of("AnomalySearch", "auc_mass", "--toy-jets", "150", "--kind", "dense"),
          Little.of(
              "Autoencoder",
              "error_linear",
              "--toy-images 200 --kinds linear,tied --latent 3".split(" ")),
          Little.of("EnergyFlow", "iou_net", "--toy-events 800 --levels 1 --filters 4".split(" ")),
          Little.of("DataQuality", "auc_chi2_dead", "--toy-maps", "400", "--toy-runs", "3"),
          Little.of(
              "Segmentation",
              "iou_mean",
              "--toy-slices 8 --levels 2 --filters 4 --crop 32 --networks unet".split(" ")),
          Little.of("Pivot", "auc_lambda_0", "--toy-objects", "2000", "--alone", "3"));

  private static Little little(String macro) {
    return Objects.requireNonNull(LITTLE.get(macro), macro);
  }

  /** Macros that write one file in place of a run folder. */
  private static final List<String> FILES = List.of("ClusterJets");

  /** Macros whose trees have no epochs. */
  private static final List<String> WITHOUT_LOSS = List.of("NanoTagging", "JetEnergy");

  @TempDir private Path folder;

  @Test
  void clustersSimulatedEventsIntoOneFile() throws Exception {
    Path out = folder.resolve("deep/jets.json");
    for (int attempt = 0; attempt < 2; attempt++) { // an earlier file is replaced
      Shell shell =
          Shell.kaon(
              "run",
              Sources.macro("ClusterJets"),
              "--quiet",
              "--toy-events",
              "20",
              "--out",
              out.toString());
      assertEquals("", shell.err());
      assertEquals(0, shell.exitCode());
    }
    JsonArray events = JsonParser.parseString(Files.readString(out)).getAsJsonArray();
    assertEquals(20, events.size());
    JsonObject hardest =
        events.get(0).getAsJsonObject().getAsJsonArray("jets").get(0).getAsJsonObject();
    assertTrue(hardest.get("pt").getAsDouble() > 50, hardest.toString());
    try (var files = Files.list(out.getParent())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void saysInOneSentenceWhyNothingIsClustered() throws Exception {
    String macro = Sources.macro("ClusterJets");
    Path text = Files.writeString(folder.resolve("e.txt"), "0 1 0 0 NaN\n");
    Shell.kaon("run", macro, "--algorithm", "cone").assertOneSentence("known are antikt, kt, ca");
    Shell.kaon("run", macro, "--radius", "-1").assertOneSentence("Jet radius -1.0 is outside");
    Shell.kaon("run", macro, "--out", folder.toString()).assertOneSentence("a folder of that name");
    Shell.kaon("run", macro, "--input", folder + "/f.txt", "--out", folder + "/j.json")
        .assertOneSentence("f.txt does not exist; did you mean");
    Shell.kaon("run", macro, "--input", text.toString(), "--out", folder + "/j.json")
        .assertOneSentence("e.txt, line 1: expected finite momenta");
    assertFalse(Files.exists(folder.resolve("j.json")));
  }

  @Test
  void everyMacroFillsItsRunFolder() throws Exception {
    List<String> names = BundledMacros.in(Sources.ROOT.resolve("macros")).names();
    assertTrue(
        LITTLE.keySet().containsAll(names.stream().filter(n -> !FILES.contains(n)).toList()),
        names.toString());
    assertAll(
        names.stream()
            .filter(name -> !FILES.contains(name))
            .map(name -> () -> assertRun(name, folder.resolve(name))));
  }

  private static void assertRun(String name, Path run) throws Exception {
    run(name, run);
    for (String file :
        List.of(
            "settings.yaml",
            "log.txt",
            "model.kaon",
            "model.txt",
            "metrics.json",
            "scores.root",
            "plots.root",
            "toy.root")) {
      assertTrue(Files.size(run.resolve(file)) > 0, name + ": " + file);
    }
    for (String ending : List.of("svg", "pdf", "png")) {
      assertTrue(
          WITHOUT_LOSS.contains(name) || Files.size(run.resolve("plots/loss." + ending)) > 0,
          name + ": loss." + ending);
    }
    assertModelsTellWhatTheyAre(run);
    AppliedRun.check(name, run);
    ExportedRun.check(name, run);
    JsonObject metrics =
        JsonParser.parseString(Files.readString(run.resolve("metrics.json"))).getAsJsonObject();
    JsonObject figure = metrics.getAsJsonObject(little(name).figure());
    assertTrue(
        figure.get("value").getAsDouble() > 0.4 && figure.get("value").getAsDouble() <= 1,
        metrics.toString());
    assertTrue(figure.get("error").getAsDouble() > 0, metrics.toString());
  }

  @Test
  void settingsOfARunGiveTheSameModelAtAnotherNumberOfThreads() throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    run("SignalBackground", first, "--threads", "1");
    run(
        "SignalBackground",
        second,
        "--settings",
        first.resolve("settings.yaml").toString(),
        "--threads",
        "3");
    assertEquals(-1, Files.mismatch(first.resolve("model.kaon"), second.resolve("model.kaon")));
    assertEquals(-1, Files.mismatch(first.resolve("metrics.json"), second.resolve("metrics.json")));
  }

  /** Inputs with units and ranges, where it comes from, and what it costs. */
  private static void assertModelsTellWhatTheyAre(Path run) throws Exception {
    List<Path> files;
    try (var all = Files.list(run)) {
      files = all.filter(file -> file.toString().endsWith(".kaon")).toList();
    }
    for (Path file : files) {
      ModelFile model = ModelFile.open(file);
      String where = file.toString();
      assertFalse(model.task().isEmpty() || model.outputs().isEmpty(), where);
      assertFalse(model.inputs().isEmpty(), where);
      for (InputGroup group : model.inputs()) {
        assertFalse(group.inputs().isEmpty(), where + ": " + group.name());
        for (Input input : group.inputs()) {
          String what = where + ": " + input;
          assertFalse(input.unit().isEmpty(), what);
          boolean ranged = Double.isFinite(input.low()) && Double.isFinite(input.high());
          assertTrue(ranged || lacks(run, input), what);
          assertTrue(input.low() <= input.high(), what);
        }
      }
      assertEquals(1, model.provenance().seed(), where);
      assertFalse(model.provenance().version().isEmpty(), where);
      assertEquals(Map.of("simulated", "with seed 1"), model.provenance().files(), where);
      assertTrue(model.provenance().notes().containsKey("epochs"), where);
      assertTrue(model.summary().weights() > 0, where);
      assertTrue(model.summary().bytes() > 0, where);
    }
    String text = Files.readString(run.resolve("model.txt"));
    assertTrue(text.contains("operations") && text.contains("memory: "), text);
  }

  /** The toy's jets have fewer leptons and vertices than those of NanoAOD. */
  private static boolean lacks(Path run, Input input) {
    return WITHOUT_LOSS.contains(run.getFileName().toString())
        && input.low() == Double.NEGATIVE_INFINITY;
  }

  private static void run(String name, Path run, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "run", Sources.macro(name), "--quiet", "--epochs", "1", "--out", run.toString()));
    line.addAll(little(name).options());
    line.addAll(List.of(more));
    Shell shell = Shell.kaon(line.toArray(String[]::new));
    assertEquals("", shell.err());
    assertEquals(0, shell.exitCode());
  }
}
