package hep.macros.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hep.macros.internal.BundledMacros;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every macro that comes with Kaon runs, on little. */
class MacrosTest {
  private static final Map<String, List<String>> LITTLE =
      Map.of(
          "FlavourTagging",
          List.of("--toy-events", "150"),
          "SignalBackground",
          List.of("--toy-entries", "300"));
  private static final Map<String, String> FIGURE =
      Map.of("FlavourTagging", "auc_b_vs_light", "SignalBackground", "auc");

  @TempDir private Path folder;

  @Test
  void everyMacroFillsItsRunFolder() throws Exception {
    List<String> names = BundledMacros.in(Sources.ROOT.resolve("macros")).names();
    assertTrue(names.containsAll(LITTLE.keySet()), names.toString());
    for (String name : names) {
      Path run = folder.resolve(name);
      run(name, run);
      for (String file :
          List.of(
              "settings.yaml",
              "log.txt",
              "model.kaon",
              "metrics.json",
              "scores.root",
              "plots.root",
              "toy.root")) {
        assertTrue(Files.size(run.resolve(file)) > 0, name + ": " + file);
      }
      for (String ending : List.of("svg", "pdf", "png")) {
        assertTrue(Files.size(run.resolve("plots/loss." + ending)) > 0, name + ": loss." + ending);
      }
      JsonObject metrics =
          JsonParser.parseString(Files.readString(run.resolve("metrics.json"))).getAsJsonObject();
      JsonObject figure = metrics.getAsJsonObject(FIGURE.getOrDefault(name, "accuracy"));
      assertTrue(
          figure.get("value").getAsDouble() > 0.4 && figure.get("value").getAsDouble() <= 1,
          metrics.toString());
      assertTrue(figure.get("error").getAsDouble() > 0, metrics.toString());
    }
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

  private static void run(String name, Path run, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of(
                "run", Sources.macro(name), "--quiet", "--epochs", "1", "--out", run.toString()));
    line.addAll(LITTLE.getOrDefault(name, List.of()));
    line.addAll(List.of(more));
    Shell shell = Shell.kaon(line.toArray(String[]::new));
    assertEquals("", shell.err());
    assertEquals(0, shell.exitCode());
  }
}
