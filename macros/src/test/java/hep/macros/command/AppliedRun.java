package hep.macros.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.rootio.Column;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.Tree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A run's model applied to the file that the run itself simulated. */
final class AppliedRun {
  /**
   * The column of what is applied, and the column of the run's own scores, of a part of the same
   * entries, that must be found again in it; empty where the run's scores come of other folds, or
   * ApplyTest has them.
   */
  private static final Map<String, Map.Entry<String, String>> COLUMNS =
      Map.ofEntries(
          Map.entry("RecursiveJets", Map.entry("score_signal", "score_best")),
          Map.entry("JetTaggers", Map.entry("score_signal", "score_best")),
          Map.entry("EventTagging", Map.entry("score_signal", "score_jets2_kt")),
          Map.entry("SignalBackground", Map.entry("score_signal", "")),
          Map.entry("FlavourTagging", Map.entry("score_b", "score_b")),
          Map.entry("PileUp", Map.entry("score_collisions", "collisions_network")),
          Map.entry("NanoTagging", Map.entry("score_b", "")),
          Map.entry("JetEnergy", Map.entry("score_correction", "")),
          Map.entry("DigitClassification", Map.entry("score_7", "score_7")),
          Map.entry("EnergyRegression", Map.entry("score_energy", "score_energy")),
          Map.entry("ParticleIdentification", Map.entry("score_pion", "")),
          Map.entry("MissingHit", Map.entry("net_strip", "net_strip")),
          Map.entry("AnomalySearch", Map.entry("score_error", "error_trained_on_background")),
          Map.entry("Autoencoder", Map.entry("score_error", "error_tied")),
          Map.entry("EnergyFlow", Map.entry("score_neutral_energy", "score_neutral_energy")),
          Map.entry("DataQuality", Map.entry("score_chi2_net", "chi2_net")),
          Map.entry("Segmentation", Map.entry("score_membrane", "")),
          Map.entry("Pivot", Map.entry("score_signal", "score_signal")));

  /** What makes showers or points has nothing to say of an entry. */
  private static final Set<String> GENERATORS = Set.of("GanMath");

  /** Figures that are kept as floats differ in the last digits. */
  private static final double CLOSE = 2e-5;

  private AppliedRun() {}

  static void check(String macro, Path run) {
    Path out = run.resolve("applied.root");
    if (macro.startsWith("Shower")) {
      madeShowers(macro, run, out);
      return;
    }
    Shell shell =
        Shell.kaon(
            "apply",
            run.toString(),
            "--input",
            run.resolve("toy.root") + (macro.equals("SignalBackground") ? ":TreeS" : ""),
            "--out",
            out.toString());
    if (GENERATORS.contains(macro)) {
      shell.assertOneSentence("can be applied");
      return;
    }
    assertEquals("", shell.err(), macro);
    assertEquals(0, shell.exitCode(), macro);
    Map.Entry<String, String> columns = Objects.requireNonNull(COLUMNS.get(macro), macro);
    try (Tree applied = Tree.open(out + ":scores");
        Tree own = Tree.open(run.resolve("scores.root") + ":scores")) {
      float[] found = applied.read(columns.getKey()).floats(columns.getKey());
      assertTrue(found.length > 0, macro);
      for (float value : found) {
        assertTrue(Float.isFinite(value), macro);
      }
      if (!columns.getValue().isEmpty()) {
        assertContains(macro, own.read(columns.getValue()).floats(columns.getValue()), found);
      }
    }
  }

  /** A generator from its file makes showers of the energies that are asked for, and the same. */
  private static void madeShowers(String macro, Path run, Path out) {
    String toy = run.resolve("toy.root").toString();
    byte[][] first = new byte[2][];
    for (int attempt = 0; attempt < 2; attempt++) {
      Shell shell = Shell.kaon("apply", run.toString(), "--input", toy, "--out", out.toString());
      assertEquals("", shell.err(), macro);
      assertEquals(0, shell.exitCode(), macro);
      try (Tree made = Tree.open(out + ":showers");
          Tree asked = Tree.open(toy)) {
        float[] energies = made.read("energy").floats("energy");
        assertArrayEquals(asked.read("energy").floats("energy"), energies);
        Column cells = made.read("layer_0").column("layer_0");
        float[] values = ((FloatColumn) ((Fixed) cells).content()).values();
        float sum = 0;
        for (float value : values) {
          assertTrue(value >= 0 && Float.isFinite(value), macro);
          sum += value;
        }
        assertTrue(sum > 0, macro);
        first[attempt] = Arrays.toString(values).getBytes(StandardCharsets.UTF_8);
      }
    }
    assertArrayEquals(first[0], first[1], macro);
    Shell.kaon("apply", run.toString(), "--events", "7", "--input", toy)
        .assertOneSentence("needs one of");
    Shell.kaon("apply", run.toString(), "--energies", "1e7", "--out", out.toString())
        .assertOneSentence("the model has learned from");
  }

  private static void assertContains(String macro, float[] wanted, float... found) {
    float[] sorted = found.clone();
    java.util.Arrays.sort(sorted);
    Set<Float> missing = new HashSet<>();
    for (float value : wanted) {
      int at = java.util.Arrays.binarySearch(sorted, value);
      int next = at >= 0 ? at : -at - 1;
      double distance = Double.POSITIVE_INFINITY;
      for (int i = Math.max(0, next - 1); i <= Math.min(sorted.length - 1, next); i++) {
        distance = Math.min(distance, Math.abs((double) sorted[i] - value));
      }
      if (!(distance <= CLOSE * Math.max(1, Math.abs(value)))) {
        missing.add(value);
      }
    }
    assertTrue(missing.isEmpty(), macro + ": " + missing.size() + " are not found: " + missing);
  }
}
