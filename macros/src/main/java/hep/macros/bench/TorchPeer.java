package hep.macros.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** PyTorch in a process beside us that takes training steps when it is asked to. */
public final class TorchPeer implements AutoCloseable {
  private static final String SCRIPT = "torch_steps.py";

  private final Process process;
  private final BufferedReader in;
  private final Writer out;
  private final String version;

  private TorchPeer(Process process, String version, BufferedReader in) {
    this.process = process;
    this.in = in;
    this.out = process.outputWriter();
    this.version = version;
  }

  /** Writes the script that the process runs to a folder and returns it. */
  public static Path script(Path folder) throws IOException {
    Path script = folder.resolve(SCRIPT);
    try (InputStream source =
        Objects.requireNonNull(TorchPeer.class.getResourceAsStream(SCRIPT), SCRIPT)) {
      Files.copy(source, script);
    }
    return script;
  }

  /**
   * Starts a process.
   *
   * @param python the command
   * @return nothing where there is no such command, or its Python has no torch
   */
  public static Optional<TorchPeer> start(
      String python, Path script, int threads, Workload workload) throws IOException {
    Process process;
    try {
      process =
          new ProcessBuilder(
                  python,
                  script.toString(),
                  Integer.toString(threads),
                  workload.torch(),
                  Integer.toString(workload.batch()))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException _) {
      return Optional.empty();
    }
    BufferedReader in = process.inputReader();
    String version = in.readLine();
    if (version == null) {
      process.destroy();
      return Optional.empty();
    }
    return Optional.of(new TorchPeer(process, version, in));
  }

  /** Returns what it calls itself. */
  public String version() {
    return version;
  }

  /** Returns the time of a step; infinite where this build cannot run the form. */
  double micros(String form, int steps) {
    try {
      out.write(form + " " + steps + "\n");
      out.flush();
      String answer = in.readLine();
      if (answer == null) {
        throw new IOException("the PyTorch process has ended");
      }
      return answer.startsWith("unavailable")
          ? Double.POSITIVE_INFINITY
          : Double.parseDouble(answer) / 1e3;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
