package hep.macros.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** {@code kaon bench}: its table without a peer, and wrong options. */
class BenchTest {
  @Test
  void printsARowForEachNetworkAndSaysWhatIsMissing() {
    Shell shell =
        Shell.kaon(
            "bench",
            "--only",
            "rows",
            "--windows",
            "1",
            "--warm",
            "0",
            "--python",
            "no-such-python");
    assertEquals("", shell.err());
    assertEquals(0, shell.exitCode());
    assertTrue(shell.out().contains("no-such-python has no PyTorch"), shell.out());
    assertEquals(2, shell.out().lines().filter(line -> line.startsWith("| dense")).count());
  }

  @Test
  void printsARowForAProduct() {
    Shell shell = Shell.kaon("bench", "--only", "NN 1x40x80", "--warm", "0");
    assertEquals(0, shell.exitCode());
    assertTrue(shell.out().contains("OpenBLAS"), shell.out());
    assertEquals(1, shell.out().lines().filter(line -> line.startsWith("| NN 1x40x80")).count());
  }

  @Test
  void timesSingleEventsAlone() {
    Shell shell = Shell.kaon("bench", "--only", "one event");
    assertEquals(0, shell.exitCode());
    assertTrue(shell.out().matches("(?s).*\\| one event, .* \\| 1 \\| median [0-9.]+ µs, p99 .*"));
  }

  @Test
  void namesTheNetworkThatItDoesNotHave() {
    Shell shell = Shell.kaon("bench", "--only", "perceptron");
    assertEquals(2, shell.exitCode());
    assertTrue(
        shell.err().contains("Nothing that is timed has a name that contains 'perceptron'."),
        shell.err());
  }
}
