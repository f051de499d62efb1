package hep.macros.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import hep.learners.Tensor;
import hep.learners.model.ModelFile;
import hep.rootio.Column;
import hep.rootio.Columns;
import hep.rootio.Fixed;
import hep.rootio.FloatColumn;
import hep.rootio.Jagged;
import hep.rootio.Tree;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * A run's model as an ONNX file: what onnxruntime makes of the entries that {@code kaon apply} has
 * scored is the same, or the sentence why there is no such file.
 */
final class ExportedRun {
  /** What each macro's model gives: columns of the applied scores, or a part of the sentence. */
  private static final Map<String, List<String>> EXPECTED =
      Map.ofEntries(
          Map.entry("JetTaggers", List.of("score_signal", "score_background")),
          Map.entry("RecursiveJets", List.of("score_signal", "score_background")),
          Map.entry("EventTagging", List.of("follows the tree of each jet")),
          Map.entry("FlavourTagging", List.of("score_b", "score_c", "score_light")),
          Map.entry("SignalBackground", List.of("score_signal", "score_background")),
          Map.entry("PileUp", List.of("score_collisions")),
          Map.entry("NanoTagging", List.of("score_b", "score_c", "score_light")),
          Map.entry("JetEnergy", List.of("score_correction")),
          Map.entry("GanMath", List.of("is of the task 'gan-math'")),
          Map.entry(
              "DigitClassification",
              List.of(
                  "score_0", "score_1", "score_2", "score_3", "score_4", "score_5", "score_6",
                  "score_7", "score_8", "score_9")),
          Map.entry("ShowerGan", List.of()),
          Map.entry("ShowerVae", List.of("by sorting cells")),
          Map.entry("ShowerFlow", List.of("by sorting cells")),
          Map.entry("EnergyRegression", List.of("score_energy")),
          Map.entry(
              "ParticleIdentification", List.of("score_positron", "score_photon", "score_pion")),
          Map.entry("MissingHit", List.of("score_missing")),
          Map.entry("AnomalySearch", List.of("score_error")),
          Map.entry("Autoencoder", List.of("score_error")),
          Map.entry("EnergyFlow", List.of("score_neutral_energy")),
          Map.entry("DataQuality", List.of("score_chi2_net")),
          Map.entry("Segmentation", List.of()),
          Map.entry("Pivot", List.of("score_signal")));

  /** Sums of ten trees or hundred pixels in another order. */
  private static final double CLOSE = 1e-4;

  private ExportedRun() {}

  static void check(String macro, Path run) throws Exception {
    List<String> expected = Objects.requireNonNull(EXPECTED.get(macro), macro);
    check(macro, run, run.resolve("model.kaon"), expected);
    if (!macro.equals("FlavourTagging")) {
      return;
    }
    for (String tagger : List.of("recurrent", "transformer", "dl1")) {
      Path model = run.resolve("model-" + tagger + ".kaon");
      applied(run, model);
      check(macro + " " + tagger, run, model, expected);
    }
    check(macro, run, run.resolve("model-ip3d.kaon"), List.of("it has no network to export"));
  }

  private static void applied(Path run, Path model) {
    Shell shell =
        Shell.kaon(
            "apply",
            model.toString(),
            "--input",
            run.resolve("toy.root").toString(),
            "--out",
            run.resolve("applied.root").toString());
    assertEquals("", shell.err());
  }

  private static void check(String macro, Path run, Path model, List<String> expected)
      throws Exception {
    Path out = run.resolve("m.onnx");
    String input = run.resolve("toy.root") + (macro.equals("SignalBackground") ? ":TreeS" : "");
    Shell shell =
        Shell.kaon(
            "export", model.toString(), "--onnx", out.toString(), "--side", "32", "--input", input);
    if (expected.size() == 1 && !expected.getFirst().startsWith("score")) {
      shell.assertOneSentence(expected.getFirst());
      return;
    }
    assertEquals("", shell.err(), macro);
    assertEquals(0, shell.exitCode(), macro);
    assertTrue(shell.out().contains("any number of entries"), macro);
    if (macro.equals("ShowerGan")) {
      compareShowers(run, out);
    }
    if (!expected.isEmpty()) {
      compare(macro, run, expected, scores(macro, run, out));
    }
  }

  /** The showers that were made with seed 1, from the same noise. */
  private static void compareShowers(Path run, Path onnx) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> fed = new LinkedHashMap<>();
    try (OrtSession session = environment.createSession(onnx.toString());
        Tree made = Tree.open(run.resolve("applied.root") + ":showers")) {
      float[] energies = made.read("energy").floats("energy");
      float[] wanted = pixels(run.resolve("applied.root"), "showers", "layer_0");
      int latent =
          (int)
              ((TensorInfo) Objects.requireNonNull(session.getInputInfo().get("noise")).getInfo())
                  .getShape()[1];
      SplittableRandom random = new SplittableRandom(1);
      float[] noise = new float[energies.length * latent];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (float) random.nextGaussian();
      }
      long[] rows = {energies.length, latent};
      long[] column = {energies.length, 1};
      fed.put("noise", OnnxTensor.createTensor(environment, FloatBuffer.wrap(noise), rows));
      fed.put(
          "particles", OnnxTensor.createTensor(environment, FloatBuffer.wrap(energies), column));
      try (OrtSession.Result result = session.run(fed)) {
        float[][] cells = (float[][]) result.get(0).getValue();
        int count = wanted.length / energies.length;
        double most = 0;
        double largest = 0;
        for (int i = 0; i < wanted.length; i++) {
          if (wanted[i] > 0) { // the smallest are no hits
            most = Math.max(most, Math.abs((double) wanted[i] - cells[i / count][i % count]));
          }
          largest = Math.max(largest, wanted[i]);
        }
        System.getLogger("hep.macros")
            .log(
                System.Logger.Level.INFO,
                "ShowerGan: largest difference between apply and onnxruntime %.2g of %.2g in %d entries"
                    .formatted(most, largest, energies.length));
        assertTrue(largest > 0 && most <= CLOSE * Math.max(1, largest), "ShowerGan: " + most);
      }
    } finally {
      fed.values().forEach(OnnxTensor::close);
    }
  }

  /** What is scored: of images that come back, how far they are from those that went in. */
  private static float[][] scores(String macro, Path run, Path onnx) throws OrtException {
    Path inputs = run.resolve("m-inputs.root");
    float[][] answers = answers(onnx, inputs);
    if (macro.equals("DataQuality")) {
      Tensor reference = ModelFile.open(run.resolve("model.kaon")).weights().get("reference");
      float[] mean = Objects.requireNonNull(reference).data();
      float[] maps = pixels(run.resolve("toy.root"), "maps", "pixels");
      return perRow(
          answers,
          (row, i) -> {
            double counts = 0;
            double all = 0;
            for (int k = 0; k < mean.length; k++) {
              counts += maps[row * mean.length + k];
              all += mean[k];
            }
            double wanted = Math.max(1, counts / all * mean[i] * Math.max(0, answers[row][i]));
            double off = maps[row * mean.length + i] - wanted;
            return off * off / wanted / mean.length;
          });
    }
    if (macro.equals("Autoencoder") || macro.equals("AnomalySearch")) {
      float[] image = pixels(inputs, "image", "image");
      return perRow(
          answers, (row, i) -> Math.pow(answers[row][i] - image[row * answers[row].length + i], 2));
    }
    return answers;
  }

  private interface Part {
    double of(int row, int column);
  }

  private static float[][] perRow(float[][] answers, Part part) {
    float[][] sums = new float[answers.length][1];
    for (int row = 0; row < sums.length; row++) {
      double sum = 0;
      for (int i = 0; i < answers[row].length; i++) {
        sum += part.of(row, i);
      }
      sums[row][0] = (float) sum;
    }
    return sums;
  }

  private static float[] pixels(Path file, String tree, String branch) {
    try (Tree open = Tree.open(file + ":" + tree)) {
      Column found = open.read(branch).column(branch);
      return found instanceof Fixed fixed && fixed.content() instanceof FloatColumn floats
          ? floats.values()
          : new float[0];
    }
  }

  /** Largest difference between what was applied and what onnxruntime gives. */
  private static void compare(String macro, Path run, List<String> names, float[][] answers) {
    double most = 0;
    double largest = 0;
    try (Tree applied = Tree.open(run.resolve("applied.root") + ":scores")) {
      for (int column = 0; column < names.size(); column++) {
        float[] scores = applied.read(names.get(column)).floats(names.get(column));
        assertEquals(scores.length, answers.length, macro);
        for (int i = 0; i < scores.length; i++) {
          assertEquals(names.size(), answers[i].length, macro);
          most = Math.max(most, Math.abs((double) scores[i] - answers[i][column]));
          largest = Math.max(largest, Math.abs(scores[i]));
        }
      }
    }
    System.getLogger("hep.macros")
        .log(
            System.Logger.Level.INFO,
            "%s: largest difference between apply and onnxruntime %.2g of %.2g in %d entries"
                .formatted(macro, most, largest, answers.length));
    assertTrue(largest > 0 && most <= CLOSE * Math.max(1, largest), macro + ": " + most);
  }

  private static float[][] answers(Path onnx, Path inputs) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> fed = new LinkedHashMap<>();
    try (OrtSession session = environment.createSession(onnx.toString())) {
      for (NodeInfo each : session.getInputInfo().values()) {
        long[] shape = ((TensorInfo) each.getInfo()).getShape();
        if (shape.length == 3) {
          feedSets(environment, fed, each.getName(), inputs);
        } else if (shape.length == 2) {
          feedRows(environment, fed, each.getName(), inputs);
        }
      }
      try (OrtSession.Result result = session.run(fed)) {
        return (float[][]) result.get(0).getValue();
      }
    } finally {
      fed.values().forEach(OnnxTensor::close);
    }
  }

  private static Columns read(Path inputs, String name) {
    try (Tree tree = Tree.open(inputs + ":" + name)) {
      return tree.read(
          tree.branches().stream().map(branch -> branch.name()).toArray(String[]::new));
    }
  }

  private static void feedRows(
      OrtEnvironment environment, Map<String, OnnxTensor> fed, String name, Path inputs)
      throws OrtException {
    Columns columns = read(inputs, name);
    int entries = columns.entries();
    float[] rows;
    if (columns.names().size() == 1 && columns.column(name) instanceof Fixed fixed) {
      rows = ((FloatColumn) fixed.content()).values();
    } else {
      int width = columns.names().size();
      rows = new float[entries * width];
      for (int column = 0; column < width; column++) {
        float[] values = columns.floats(columns.names().get(column));
        for (int i = 0; i < entries; i++) {
          rows[i * width + column] = values[i];
        }
      }
    }
    long[] shape = {entries, rows.length / entries};
    fed.put(name, OnnxTensor.createTensor(environment, FloatBuffer.wrap(rows), shape));
  }

  private static void feedSets(
      OrtEnvironment environment, Map<String, OnnxTensor> fed, String name, Path inputs)
      throws OrtException {
    Columns columns = read(inputs, name);
    int entries = columns.entries();
    List<String> names =
        columns.names().stream().filter(each -> !each.equals(name + "_count")).toList();
    int[] offsets = columns.jagged(names.getFirst()).offsets();
    long[] counts = new long[entries];
    int places = 1;
    for (int i = 0; i < entries; i++) {
      counts[i] = (long) offsets[i + 1] - offsets[i];
      places = Math.max(places, (int) counts[i]);
    }
    float[] block = new float[entries * places * names.size()];
    for (int column = 0; column < names.size(); column++) {
      Jagged jagged = columns.jagged(names.get(column));
      float[] values = ((FloatColumn) jagged.content()).values();
      for (int i = 0; i < entries; i++) {
        for (int k = 0; k < counts[i]; k++) {
          block[(i * places + k) * names.size() + column] = values[offsets[i] + k];
        }
      }
    }
    long[] shape = {entries, places, names.size()};
    fed.put(name, OnnxTensor.createTensor(environment, FloatBuffer.wrap(block), shape));
    fed.put(name + "_count", OnnxTensor.createTensor(environment, counts));
  }
}
