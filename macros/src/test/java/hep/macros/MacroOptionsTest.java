package hep.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacroOptionsTest {
  @TempDir private Path folder;

  private static MacroOptions parse(String... args) {
    return MacroOptions.of("Trial", "A trial.")
        .with("signal", "TREE", "Signal.", "TreeS")
        .withCount("jets", "N", "Jets.", 500)
        .withAmount("more", "N", "More.", 1)
        .parse(args);
  }

  @Test
  void takesTheCommandLineBeforeTheSettingsAndThoseBeforeTheFallback() throws IOException {
    Path settings =
        settings("macro: Trial\noptions:\n  seed: 7\n  epochs: 3\n  input: [a.root, 'b.root:t']\n");
    MacroOptions options = parse("--settings", settings.toString(), "--epochs", "9");
    assertEquals(9, options.epochs());
    assertEquals(7, options.seed());
    assertEquals(List.of("a.root", "b.root:t"), options.inputs());
    assertEquals("TreeS", options.text("signal"));
    assertEquals(500, options.count("jets"));
    assertEquals(0, parse("--more", "0").count("more"));
  }

  @Test
  void savesWhatBearsOnTheResultAndNotHowItIsShown() {
    var saved = parse("--quiet", "--overwrite", "--input", "x.root", "y.root").toSave();
    assertEquals(List.of("x.root", "y.root"), saved.get("input"));
    assertEquals(List.of("1"), saved.get("seed"));
    assertTrue(saved.keySet().containsAll(List.of("signal", "jets", "epochs", "threads", "out")));
    assertTrue(
        List.of("quiet", "overwrite", "settings", "debug").stream().noneMatch(saved::containsKey));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --epoch 3        | Trial has no option --epoch; did you mean --epochs?
          --epochs 0       | --epochs must be a whole number from 1, found 0.
          --epochs many    | --epochs must be a whole number from 1, found many.
          --seed 1.5       | --seed must be a whole number, found 1.5.
          --more -1        | --more must be a whole number from 0, found -1.
          --threads -1     | --threads must be a whole number from 1, found -1.
          --settings none  | settings none: no such file or folder.
          """)
  void refusesInOneSentence(String args, String sentence) {
    assertEquals(
        sentence, assertThrows(InputException.class, () -> parse(args.split(" "))).getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          options: {epoch: 3}                       | :1: unknown key epoch; did you mean epochs?
          option: {}                                | :1: unknown key option; did you mean options?
          macro: Other                              | :1: these are settings of the macro Other, not of Trial.
          options: {epochs: -2}                     | :1: epochs must be a whole number from 1, found -2.
          options: {epochs: [1, 2]}                 | :1: epochs takes one value, found 2.
          options: {epochs: {a: 1}}                 | :1: must be a value or a list of values.
          options: {seed: 1, seed: 2}               | :1: the key seed stands there twice.
          [1, 2]                                    | :1: the file must be names with values.
          """)
  void refusesSettingsWithFileAndLine(String yaml, String sentence) throws IOException {
    Path settings = settings(yaml);
    assertEquals(
        settings + sentence,
        assertThrows(InputException.class, () -> parse("--settings", settings.toString()))
            .getMessage());
  }

  @Test
  void tellsTheLineOfBrokenYaml() throws IOException {
    Path settings = settings("macro: Trial\noptions: {a\n");
    String message =
        assertThrows(InputException.class, () -> parse("--settings", settings.toString()))
            .getMessage();
    assertTrue(String.valueOf(message).startsWith(settings + ":3: "), message);
  }

  private Path settings(String yaml) throws IOException {
    return Files.writeString(folder.resolve("settings.yaml"), yaml);
  }
}
