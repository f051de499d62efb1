package hep.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hep.analysis.InputException;
import hep.validation.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir private Path folder;

  private MacroOptions options(String... more) {
    String[] args =
        Stream.concat(
                Stream.of("--quiet", "--out", folder.resolve("run").toString()), Stream.of(more))
            .toArray(String[]::new);
    return MacroOptions.of("Trial", "A trial.").parse(args);
  }

  @Test
  void holdsSettingsLogAndMetrics() throws Exception {
    Path input = Files.writeString(folder.resolve("in.root"), "abc");
    RunFolder.fill(
        options("--input", input + ":tree", "--seed", "5"),
        run -> {
          run.say("a line\nwith \u001b[31mcolour");
          run.metric("auc", new Measured(0.75, 0.125));
          run.metric("lost", new Measured(0.5, Double.NaN));
        });
    Path run = folder.resolve("run");
    assertEquals(List.of("log.txt", "metrics.json", "settings.yaml"), names(run));
    JsonObject metrics =
        JsonParser.parseString(Files.readString(run.resolve("metrics.json"))).getAsJsonObject();
    assertEquals(0.75, metrics.getAsJsonObject("auc").get("value").getAsDouble());
    assertEquals(0.125, metrics.getAsJsonObject("auc").get("error").getAsDouble());
    assertTrue(metrics.getAsJsonObject("lost").get("error").isJsonNull());
    String settings = Files.readString(run.resolve("settings.yaml"));
    // sha256sum of the three letters
    assertTrue(
        settings.contains("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        settings);
    assertTrue(settings.contains("\n  seed: 5\n"), settings);
    String log = Files.readString(run.resolve("log.txt"));
    assertTrue(log.contains("a line?with ?[31mcolour"), log);
    assertEquals(5, options("--settings", run.resolve("settings.yaml").toString()).seed());
  }

  @Test
  void warnsOfTestFilesThatAreLearnedFrom() throws Exception {
    Path input = Files.writeString(folder.resolve("in.root"), "abc");
    Path same = Files.writeString(folder.resolve("same.root"), "abc");
    Path other = Files.writeString(folder.resolve("other.root"), "abd");
    RunFolder.fill(
        options("--input", input + ":a", "--test", other + ":a", same + ":b", same + ":a"),
        _ -> {});
    List<String> warnings =
        Files.readAllLines(folder.resolve("run/log.txt")).stream()
            .filter(line -> line.contains("judged by"))
            .toList();
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.getFirst().contains(same + " is learned from and judged by"));
  }

  @Test
  void takesTheNextFreeNameAndReplacesOnlyWhenAsked() throws Exception {
    RunFolder.fill(options(), run -> run.write("first.txt", path -> Files.writeString(path, "1")));
    RunFolder.fill(options(), run -> run.write("second.txt", path -> Files.writeString(path, "2")));
    assertTrue(Files.exists(folder.resolve("run/first.txt")));
    assertTrue(Files.exists(folder.resolve("run-2/second.txt")));
    RunFolder.fill(
        options("--overwrite"),
        run -> run.write("third.txt", path -> Files.writeString(path, "3")));
    assertEquals(
        List.of("log.txt", "metrics.json", "settings.yaml", "third.txt"),
        names(folder.resolve("run")));
    assertEquals(List.of("run", "run-2"), names(folder));
  }

  @Test
  void replacesNoFolderThatIsNoRun() throws Exception {
    Files.createDirectories(folder.resolve("run"));
    Files.writeString(folder.resolve("run/thesis.tex"), "years");
    var refusal =
        assertThrows(InputException.class, () -> RunFolder.fill(options("--overwrite"), _ -> {}));
    assertEquals(
        folder.resolve("run")
            + " is not replaced, as it is no run folder: it has files, but no settings.yaml.",
        refusal.getMessage());
    assertEquals(List.of("thesis.tex"), names(folder.resolve("run")));
  }

  @Test
  void leavesNothingWhereTheWorkFailsBeforeAModelIsWritten() throws Exception {
    MacroOptions deep =
        MacroOptions.of("Trial", "")
            .parse("--quiet", "--out", folder.resolve("a/b/run").toString());
    assertThrows(
        IllegalStateException.class,
        () ->
            RunFolder.fill(
                deep,
                run -> {
                  run.write("half.txt", path -> Files.writeString(path, "h"));
                  throw new IllegalStateException("stop");
                }));
    assertEquals(List.of(), names(folder));
  }

  @Test
  void keepsTheModelAndTellsTheFailureInTheLog() throws Exception {
    assertThrows(
        IllegalStateException.class,
        () ->
            RunFolder.fill(
                options(),
                run -> {
                  run.write("model.kaon", path -> Files.writeString(path, "m"));
                  throw new IllegalStateException("no plots today");
                }));
    assertEquals(List.of("log.txt", "model.kaon", "settings.yaml"), names(folder.resolve("run")));
    assertTrue(Files.readString(folder.resolve("run/log.txt")).contains("no plots today"));
  }

  @Test
  void putsTheEarlierRunBackWhereTheNewOneFails() throws Exception {
    RunFolder.fill(options(), run -> run.write("first.txt", path -> Files.writeString(path, "1")));
    assertThrows(
        IllegalStateException.class,
        () ->
            RunFolder.fill(
                options("--overwrite"),
                _ -> {
                  throw new IllegalStateException("stop");
                }));
    assertTrue(Files.exists(folder.resolve("run/first.txt")));
    assertEquals(List.of("run"), names(folder));
  }

  @Test
  void namesFileAndReasonWhereAFileCannotBeWritten() throws Exception {
    var refusal =
        assertThrows(
            InputException.class,
            () ->
                RunFolder.fill(
                    options(),
                    run ->
                        run.write(
                            "scores.root",
                            path -> {
                              Files.writeString(path, "half of it");
                              throw new IOException("No space left on device");
                            })));
    assertEquals(
        "cannot write " + folder.resolve("run/scores.root") + ": no space left on device.",
        refusal.getMessage());
    assertFalse(Files.exists(folder.resolve("run")));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
