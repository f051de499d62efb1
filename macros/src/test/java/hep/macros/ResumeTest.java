package hep.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hep.analysis.InputException;
import hep.analysis.tasks.RunOptions;
import hep.analysis.tasks.SignalBackground;
import hep.learners.train.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
  @TempDir private Path folder;

  /** What stops a run where no user can. */
  private static final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @BeforeEach
  void simulate() throws Exception {
    ToyNtuple.write(folder.resolve("toy.root"), 300, 1);
  }

  private void run(int lastEpoch, String... args) throws Exception {
    var options = MacroOptions.of("Trial", "A trial.").parse(args);
    RunFolder.fill(
        options,
        run -> {
          RunOptions all = run.options();
          RunOptions cut =
              all.withListener(progress -> {
                if (progress instanceof Progress.BatchDone done && done.epoch() >= lastEpoch) {
                  throw new PowerCut();
                }
              });
          run.save(SignalBackground.defaults().run(options.inputs(), options.tests(), cut));
        });
  }

  private String[] begin(String name) {
    return new String[] {
      "--quiet",
      "--epochs",
      "3",
      "--input",
      folder.resolve("toy.root").toString(),
      "--out",
      folder.resolve(name).toString()
    };
  }

  @Test
  void anInterruptedRunGoesOnToTheSameResult() throws Exception {
    run(Integer.MAX_VALUE, begin("whole"));
    Path cut = folder.resolve("cut");
    // in the middle of the second of the networks
    assertThrows(PowerCut.class, () -> run(4, begin("cut")));
    assertTrue(Files.isDirectory(cut.resolve("checkpoints")));
    assertFalse(Files.exists(cut.resolve("metrics.json")));
    run(Integer.MAX_VALUE, "--quiet", "--resume", cut.toString());
    for (String file : new String[] {"model.kaon", "metrics.json"}) {
      assertEquals(-1, Files.mismatch(folder.resolve("whole").resolve(file), cut.resolve(file)));
    }
    assertFalse(Files.exists(cut.resolve("checkpoints")));
    assertTrue(Files.readString(cut.resolve("log.txt")).contains("Trial goes on in " + cut));
  }

  @Test
  void refusesWhatCannotGoOn() throws Exception {
    Path cut = folder.resolve("cut");
    assertThrows(PowerCut.class, () -> run(1, begin("cut")));
    assertTold(
        "--resume goes on with the settings of " + cut + ": leave out --seed.", cut, "--seed", "2");
    Path toy = folder.resolve("toy.root");
    Path kept = Files.copy(toy, folder.resolve("kept.root"));
    ToyNtuple.write(toy, 301, 1);
    assertTold(
        cut
            + " cannot be resumed: its inputs have changed since it was begun; see 'inputs' in "
            + cut.resolve("settings.yaml")
            + ".",
        cut);
    Files.move(kept, toy, StandardCopyOption.REPLACE_EXISTING);
    run(Integer.MAX_VALUE, "--quiet", "--resume", cut.toString());
    assertTold(cut + " cannot be resumed: the run in it is complete.", cut);
  }

  private void assertTold(String sentence, Path cut, String... more) {
    String[] args = new String[3 + more.length];
    System.arraycopy(new String[] {"--quiet", "--resume", cut.toString()}, 0, args, 0, 3);
    System.arraycopy(more, 0, args, 3, more.length);
    InputException told = assertThrows(InputException.class, () -> run(Integer.MAX_VALUE, args));
    assertEquals(sentence, told.getMessage());
  }
}
