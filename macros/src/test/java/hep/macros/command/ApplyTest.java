package hep.macros.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import hep.macros.ToyNtuple;
import hep.rootio.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kaon apply}: the scores of a saved model for other files. */
class ApplyTest {
  @TempDir private Path folder;

  private Path trained() throws Exception {
    Path run = folder.resolve("run");
    Shell shell =
        Shell.kaon(
            "run",
            Sources.macro("SignalBackground"),
            "--quiet",
            "--epochs",
            "1",
            "--toy-entries",
            "300",
            "--out",
            run.toString());
    assertEquals("", shell.err());
    return run;
  }

  @Test
  void givesAnotherFileTheScoresThatTheRunGaveIt() throws Exception {
    Path test = folder.resolve("other.root");
    ToyNtuple.write(test, 50, 7);
    Path run = folder.resolve("run");
    assertEquals(
        0,
        Shell.kaon(
                "run",
                Sources.macro("SignalBackground"),
                "--quiet",
                "--epochs",
                "1",
                "--toy-entries",
                "300",
                "--test",
                test.toString(),
                "--out",
                run.toString())
            .exitCode());
    Path out = folder.resolve("applied.root");
    Shell shell =
        Shell.kaon(
            "apply",
            run.toString(),
            "--input",
            test + ":TreeS",
            "--observers",
            "var1",
            "--out",
            out.toString());
    assertEquals("", shell.err());
    assertEquals(0, shell.exitCode());
    try (Tree expected = Tree.open(run.resolve("scores.root") + ":scores");
        Tree found = Tree.open(out + ":scores")) {
      assertEquals(50, found.entries());
      float[] first = expected.read("score_signal").floats("score_signal");
      assertArrayEquals(
          Arrays.copyOf(first, 50), found.read("score_signal").floats("score_signal"));
    }
  }

  @Test
  void saysInOneSentenceWhatCannotBeApplied() throws Exception {
    Path run = trained();
    String file = run.resolve("toy.root").toString();
    Shell.kaon("apply", run.resolve("modle.kaon").toString(), "--input", file)
        .assertOneSentence("did you mean model.kaon");
    Path text = Files.writeString(folder.resolve("text.kaon"), "no model at all");
    Shell.kaon("apply", text.toString(), "--input", file).assertOneSentence("not a readable model");
    Shell.kaon("apply", run.toString(), "--input", folder.resolve("none.root").toString())
        .assertOneSentence("none.root");
    Shell.kaon("apply", run.toString(), "--input", file, "--out", folder.toString())
        .assertOneSentence("it is a folder");
  }
}
