package hep.benchmarks;

import hep.rootio.Compression;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that reads or writes trees when told: one line with file and tree in, one line with the
 * seconds that it took out, or why it could not.
 */
final class Peer implements AutoCloseable {
  private final Process process;
  private final PrintWriter requests;
  private final BufferedReader answers;

  Peer(List<String> command) throws IOException {
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    requests = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8));
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Seconds that reading the whole tree took; not a number where it failed. */
  double read(Path file) throws IOException {
    return ask(file, MadeTree.NAME);
  }

  /** Seconds that the floor takes in that process, which must be {@link KaonReader}. */
  double readFloor(Path file, MadeTree.Kind kind) throws IOException {
    return ask(file, MadeTree.NAME + "\t" + kind);
  }

  /** Seconds that writing a tree takes in that process, which must be {@link KaonWriter}. */
  double write(Path file, MadeTree.Kind kind, Compression codec, int batches) throws IOException {
    return ask(
        file,
        String.join(
            "\t",
            kind.name(),
            codec.algorithm().name(),
            Integer.toString(codec.level()),
            Integer.toString(batches)));
  }

  private double ask(Path file, String request) throws IOException {
    requests.println(file + "\t" + request);
    requests.flush();
    String answer = answers.readLine();
    if (answer == null) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(answer);
    } catch (NumberFormatException _) {
      System.err.println(file.getFileName() + ": " + answer);
      return Double.NaN;
    }
  }

  @Override
  public void close() {
    requests.close();
    process.destroy();
  }
}
