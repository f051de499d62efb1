package hep.macros.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.learners.ModelSummary;
import hep.learners.Tensor;
import hep.learners.model.Input;
import hep.learners.model.InputGroup;
import hep.learners.model.ModelFile;
import hep.learners.model.Provenance;
import hep.learners.model.Transform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kaon model}: what is in a model file. */
class DescribeModelTest {
  @TempDir private Path folder;

  @BeforeEach
  void saveAModel() {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    weights.put("first/weight", Tensor.zeros(40, 30));
    weights.put("first/bias", Tensor.zeros(30));
    weights.put("last/weight", Tensor.zeros(30, 2));
    Transform log = new Transform(Transform.Function.LOG, 3, 0.5, 10);
    new ModelFile(
            "a \u001b[31mtask",
            Map.of("hidden", "30"),
            List.of(
                new InputGroup("jet", false, List.of(new Input("jet_pt", "GeV", log, 20, 1500))),
                new InputGroup("tracks", true, List.of(Input.named("hits")))),
            List.of("signal", "background"),
            new Provenance(7, "1.0", Map.of("in.root", "ab12"), Map.of("training_jets", "100")),
            new ModelSummary(
                List.of(
                    new ModelSummary.Row("first", "Linear", 1, List.of(1, 30), 1_230, 2_400, 240))),
            weights)
        .save(folder.resolve("model.kaon"));
  }

  @Test
  void listsTaskSettingsInputsLayersOutputsAndProvenance() {
    Shell shell = Shell.kaon("model", folder.toString());
    assertEquals("", shell.err());
    assertEquals(0, shell.exitCode());
    assertLine(
        shell.out(),
        "model of the task 'a \\\\u001b\\[31mtask': 1,290 values in 3 arrays, 5,160 bytes");
    assertLine(shell.out(), "hidden +30");
    assertLine(shell.out(), "inputs 'jet', one row");
    assertLine(
        shell.out(),
        "jet_pt +GeV +\\(ln x - 3\\.0+\\) / 0\\.50+ within 10\\.0 +20\\.0+ +1500\\.0+");
    assertLine(shell.out(), "inputs 'tracks', any number of rows");
    assertLine(shell.out(), "hits +none");
    assertLine(shell.out(), "first +weight 40x30, bias 30 +1,230");
    assertLine(shell.out(), "last +weight 30x2 +60");
    assertLine(shell.out(), "background");
    assertLine(shell.out(), "first +Linear +1 +1x30 +1,230 +2,400 +120");
    assertLine(shell.out(), "all +1,230 +2,400 +120");
    assertLine(
        shell.out(),
        "memory: 4,920 bytes of parameters, 120 of values for one entry, twice that .*");
    assertLine(shell.out(), "seed +7");
    assertLine(shell.out(), "version +1\\.0");
    assertLine(shell.out(), "training_jets +100");
    assertLine(shell.out(), "file in\\.root +ab12");
    assertFalse(shell.out().contains("\u001b"));
  }

  @Test
  void refusesEveryCutAndChangedByteInOneSentence() throws Exception {
    byte[] whole = Files.readAllBytes(folder.resolve("model.kaon"));
    Path broken = folder.resolve("broken.kaon");
    for (int at = 0; at < whole.length; at += 61) {
      Files.write(broken, Arrays.copyOf(whole, at));
      Shell.kaon("model", broken.toString()).assertOneSentence("broken.kaon");
      byte[] changed = whole.clone();
      changed[at] ^= (byte) (1 << (at % 8));
      Files.write(broken, changed);
      Shell.kaon("model", broken.toString()).assertOneSentence("broken.kaon");
    }
    Shell.kaon("model", folder.resolve("modle.kaon").toString())
        .assertOneSentence("did you mean model.kaon");
  }

  private static void assertLine(String text, String line) {
    assertTrue(Pattern.compile("(?m)^ *" + line + "$").matcher(text).find(), text);
  }
}
