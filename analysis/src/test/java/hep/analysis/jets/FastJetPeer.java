package hep.analysis.jets;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** FastJet in a process of its own, where its library is installed. */
final class FastJetPeer implements AutoCloseable {
  private final Process process;
  private final PrintWriter requests;
  private final BufferedReader answers;

  private FastJetPeer(Process process) {
    this.process = process;
    requests = new PrintWriter(process.outputWriter(StandardCharsets.US_ASCII));
    answers = process.inputReader(StandardCharsets.US_ASCII);
  }

  /** Builds the driver in {@code folder}, or skips the test in one line. */
  static FastJetPeer start(Path folder) throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/usr/include/fastjet/ClusterSequence.hh")),
        "Skipped: FastJet is not installed (apt-get install libfastjet-dev).");
    Path source =
        Path.of(System.getProperty("kaon.root", ".."), "benchmarks/peers/fastjet/fastjet_peer.cc");
    Path program = folder.resolve("fastjet_peer");
    Process compiler =
        new ProcessBuilder("g++", "-O2", "-o", program.toString(), source.toString(), "-lfastjet")
            .inheritIO()
            .start();
    boolean done = compiler.waitFor(120, TimeUnit.SECONDS);
    Assumptions.assumeTrue(
        done && compiler.exitValue() == 0, "Skipped: the FastJet driver does not build here.");
    return new FastJetPeer(new ProcessBuilder(program.toString()).start());
  }

  /** Lines of numbers that FastJet answers. */
  List<double[]> ask(String request, Particles particles) throws IOException {
    return ask(request, particles, "");
  }

  /** With further words behind the number of particles. */
  List<double[]> ask(String request, Particles particles, String more) throws IOException {
    requests.println(request + " " + particles.size() + " " + more);
    for (int i = 0; i < particles.size(); i++) {
      FourVector v = particles.vector(i);
      requests.println(v.px() + " " + v.py() + " " + v.pz() + " " + v.e());
    }
    requests.flush();
    List<double[]> lines = new ArrayList<>();
    for (String line = answers.readLine(); !"end".equals(line); line = answers.readLine()) {
      if (line == null) {
        throw new IOException("The FastJet driver ended early at: " + request);
      }
      String[] words = line.trim().split(" ", -1);
      double[] numbers = new double[words.length];
      for (int i = 0; i < words.length; i++) {
        numbers[i] = Double.parseDouble(words[i]);
      }
      lines.add(numbers);
    }
    return lines;
  }

  @Override
  public void close() {
    requests.close();
    process.destroy();
  }
}
