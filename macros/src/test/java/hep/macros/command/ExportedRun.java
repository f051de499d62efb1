package hep.macros.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A run's model as ONNX files, or the sentence why not. */
final class ExportedRun {
  /** What each macro's model gives: names of files, or a part of the sentence. */
  private static final Map<String, String> EXPECTED =
      Map.ofEntries(
          Map.entry("JetTaggers", "m.onnx"),
          Map.entry("RecursiveJets", "m.onnx"),
          Map.entry("EventTagging", "no network that ONNX has a form for"),
          Map.entry("FlavourTagging", "are not exported"),
          Map.entry("SignalBackground", "m-network-0.onnx"),
          Map.entry("PileUp", "m.onnx"),
          Map.entry("NanoTagging", "are not exported"),
          Map.entry("JetEnergy", "are not exported"),
          Map.entry("GanMath", "are not exported"),
          Map.entry("DigitClassification", "m.onnx"),
          Map.entry("ShowerGan", "are not exported"),
          Map.entry("ShowerVae", "are not exported"),
          Map.entry("ShowerFlow", "are not exported"),
          Map.entry("EnergyRegression", "m.onnx"),
          Map.entry("ParticleIdentification", "m-cnn.onnx"),
          Map.entry("MissingHit", "m.onnx"),
          Map.entry("AnomalySearch", "m.onnx"),
          Map.entry("Autoencoder", "m.onnx"),
          Map.entry("EnergyFlow", "m.onnx"),
          Map.entry("DataQuality", "m.onnx"),
          Map.entry("Segmentation", "m.onnx"),
          Map.entry("Pivot", "m.onnx"));

  /** Their last tagger, the best, reads sets of splittings beside features of the jet. */
  private static final Set<String> SETS = Set.of("JetTaggers", "RecursiveJets");

  private ExportedRun() {}

  static void check(String macro, Path run) throws Exception {
    String expected = Objects.requireNonNull(EXPECTED.get(macro), macro);
    Path out = run.resolve("m.onnx");
    Shell shell = Shell.kaon("export", run.toString(), "--onnx", out.toString(), "--side", "32");
    if (!expected.endsWith(".onnx")) {
      shell.assertOneSentence(expected);
      return;
    }
    assertEquals("", shell.err(), macro);
    assertEquals(0, shell.exitCode(), macro);
    assertTrue(Files.size(run.resolve(expected)) > 500, macro);
    assertTrue(shell.out().contains("any number of rows") || SETS.contains(macro), macro);
  }
}
